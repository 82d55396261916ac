import { makeLocks, readLocks } from './key-file.js';
import { type Pseudonyms } from './pseudonyms.js';
import { pseudonymsUnder } from './under-locks.js';

/**
 * Puts pseudonyms in place of the identifiers of an operator's event. What is refused reads `refused` and does not pass the event's
 * schema; `pseudonyms.inEvent` says why.
 */
export interface Pseudonymiser {
  (event: unknown): unknown;
  readonly pseudonyms: Pseudonyms;
}

export function pseudonymiserOf(pseudonyms: Pseudonyms): Pseudonymiser {
  return Object.assign((event: unknown) => pseudonyms.inEvent(event, 'operator').event, { pseudonyms });
}

/** Of a single lock, as tests have it. */
export function pseudonymiser(key: Buffer): Pseudonymiser {
  return pseudonymiserOf(pseudonymsUnder([key]));
}

/** The first lock of a file, made where there is none. A served store asks `openPseudonyms`, which looks whether it is the right one. */
export function pseudonymKey(file: string): Buffer {
  return (readLocks(file) ?? makeLocks(file))[0]!;
}
