import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Turns the ids of posts and enrolments, which suppliers write in clear, into pseudonyms. */
export type Pseudonymiser = (event: unknown) => unknown;

/** `<ODS code>-<assignment number>` */
const IN_CLEAR = /^[A-Z0-9]{2,8}-[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;
const FIELDS = ['post', 'learner'] as const;

/**
 * The key of a store's pseudonyms, made at first use and kept in a file that only its owner reads. It cannot be replaced: there are
 * no originals to make other pseudonyms of. Without it, the same post gets another pseudonym: keep it with the facts' backup.
 */
export function pseudonymKey(file: string): Buffer {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was quicker
  }
  return pseudonymKey(file);
}

/** What is a pseudonym already (32 hexadecimal digits) stays as it is, and so does what is neither: the event's schema refuses it. */
export function pseudonymiser(key: Buffer): Pseudonymiser {
  return event => {
    if (typeof event !== 'object' || event === null || !('data' in event)) return event;
    const { data } = event;
    if (typeof data !== 'object' || data === null) return event;
    const replaced = FIELDS.flatMap(field => {
      const value = (data as Record<string, unknown>)[field];
      return typeof value === 'string' && IN_CLEAR.test(value)
        ? [[field, pseudonymOf(key, field, value)]]
        : [];
    });
    if (replaced.length === 0) return event;
    return { ...event, data: { ...data, ...(Object.fromEntries(replaced) as Record<string, string>) } };
  };
}

/** HMAC-SHA-256 of kind and id, 128 bits in hex. */
function pseudonymOf(key: Buffer, kind: string, id: string): string {
  return createHmac('sha256', key).update(`${kind}/${id}`).digest('hex').slice(0, 32);
}
