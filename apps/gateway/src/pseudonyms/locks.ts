import { createHmac } from 'node:crypto';

/** 32 random bytes. A pseudonym goes through all locks of its store, one after the other. */
export type Lock = Buffer;

const PSEUDONYM = /^[0-9a-f]{32}$/;

export function isPseudonym(text: string): boolean {
  return PSEUDONYM.test(text);
}

/**
 * The pseudonym of a text: HMAC-SHA-256 under the first lock, 128 bits in hex, and that under each further one. So a lock that comes
 * later can wrap what is stored: HMAC(k₂, HMAC(k₁, text)) needs no original.
 */
export function lockedBy(locks: readonly Lock[], text: string): string {
  return locks.reduce((inner, lock) => wrapped(lock, inner), text);
}

/** A pseudonym under one more lock. */
export function wrapped(lock: Lock, inner: string): string {
  return createHmac('sha256', lock).update(inner).digest('hex').slice(0, 32);
}

/** By which a store knows a lock again; it opens nothing. */
export function checkValueOf(lock: Lock): string {
  return createHmac('sha256', lock).update('muster pseudonym check').digest('hex').slice(0, 16);
}
