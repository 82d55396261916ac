/** PostgreSQL's classes and codes for: no connection, shutting down, starting up, no connection free. */
const SQLSTATES = /^(08...|57P0[1-5]|53300)$/;

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** What the driver says in words alone: it gives these no code. */
const SAID = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Driver not Connected',
];

/**
 * Whether a statement failed because PostgreSQL does not answer (it is down, starting, full, or the way to it is cut), so that the
 * same may succeed in a while; false where it answered, and what it answered is the fault.
 */
export function isAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, syscall, message, cause, driverError, errors } = error as Readonly<Record<string, unknown>>;
  if (typeof code === 'string') {
    if (SQLSTATES.test(code)) return true;
    // ENOENT is a socket file that is not there; of any other file it is none of PostgreSQL's business.
    if (SYSTEM_CODES.has(code) && (code !== 'ENOENT' || syscall === 'connect')) return true;
  }
  if (typeof message === 'string' && SAID.some(words => message.startsWith(words))) return true;
  const inside = [cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return inside.some(one => isAway(one, depth + 1));
}
