import { types } from 'node:util';

const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // PostgreSQL: ended by an administrator, crashed, starting up or shutting down, too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Of ioredis, of pg and of Redis, which give no codes. */
const WORDS = [
  'Connection is closed',
  "Stream isn't writeable",
  'Command timed out',
  'Socket timeout',
  'max retries per request',
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error',
  'LOADING ',
  'READONLY ',
  'MASTERDOWN ',
  'CLUSTERDOWN ',
];

/** Whether the backend could not be reached, or cannot answer now: another time it may. */
export function isAway(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  if (error instanceof LateAnswer) return true;
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === 'string' && (CODES.has(code) || code.startsWith('08'))) return true;
  if (Array.isArray(errors) && errors.some(isAway)) return true;
  return WORDS.some(words => error.message.includes(words));
}

/** Whether the backend is there and lets nobody in who comes like this. */
export function isRefusal(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && /^(28|3D000|42501)/.test(code)) return true;
  if (['SchemaVersionMismatchError', 'UnsupportedPostgresVersionError'].includes(error.name)) return true;
  return /^(WRONGPASS|NOAUTH|NOPERM|ERR AUTH) /.test(error.message);
}

/** No answer, and no error either. */
export class LateAnswer extends Error {
  override readonly name = 'LateAnswer';
}

/** @throws {LateAnswer} when the work has not settled by then; it goes on by itself */
export async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateAnswer(`no answer within ${Math.ceil(ms)} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
