import { gathered, MusterFault } from '@muster/platform';
import {
  keepKey,
  type KeyWithSupplier,
  keysWithSuppliers,
  type KeyRecord,
  markRevoked,
  noteKeyUse,
  type Sql,
} from '@muster/store';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { noSuchSupplier, type Supplier } from './supplier.js';

/** `muster_<key id>_<secret>`: the id is no secret, and names the key in lists and logs. */
const KEY = /^muster_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const BEARER = /^Bearer +(\S+) *$/i;
const MAX_HEADER = 16_384;

export const DEFAULT_KEY_DAYS = 365;
export const MAX_KEY_DAYS = 1096;
const DAY_MS = 86_400_000;
const READ_AT_ONCE = 3;
const NOTE_EVERY_MS = 60_000;

/** A key as it is shown, once. */
export interface IssuedKey {
  readonly key: string;
  readonly keyId: string;
  readonly expiresAt: Date;
}

/** Why nobody is believed to have sent this. Whoever asked is told no more than that; the reason is for logs and operators. */
export type KeyRefusal = 'none' | 'malformed' | 'unknown' | 'revoked' | 'expired' | 'closed';

export type KeyAuthentication =
  | { readonly ok: true; readonly supplier: Supplier; readonly keyId: string }
  | {
      readonly ok: false;
      readonly reason: KeyRefusal;
      /** Only where the secret was right: a wrong one proves nothing about who came. */
      readonly keyId?: string;
    };

/**
 * Makes a key. What is returned is nowhere kept.
 * @throws {MusterFault} `no-such-supplier`, also for a closed one; `bad-days`
 */
export async function issueKey(
  sql: Sql,
  request: {
    readonly supplier: string;
    readonly label: string;
    readonly now: Date;
    readonly days?: number | undefined;
  },
): Promise<IssuedKey> {
  const { supplier, label, now, days = DEFAULT_KEY_DAYS } = request;
  if (!Number.isInteger(days) || days < 1 || days > MAX_KEY_DAYS)
    throw new MusterFault(
      'bad-days',
      `a key holds for 1 to ${MAX_KEY_DAYS} days, got ${days}`,
      'make another one before it expires: two may hold at once',
      2,
    );
  const keyId = randomBytes(8).toString('hex');
  const key = `muster_${keyId}_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const kept = await keepKey(sql, {
    keyId,
    supplier,
    secretHash: hashOf(key),
    label,
    createdAt: now,
    expiresAt,
  });
  if (!kept) throw noSuchSupplier(supplier);
  return { key, keyId, expiresAt };
}

/**
 * Revokes a key: the next request with it is refused. Again changes nothing.
 * @param named the key's id; or the key itself, for whoever has found one lying about
 * @throws {MusterFault} `no-such-key`
 */
export async function revokeKey(sql: Sql, named: string, now: Date): Promise<KeyRecord> {
  const keyId = KEY.exec(named)?.[1] ?? named;
  const revoked = await markRevoked(sql, keyId, now);
  if (revoked) return revoked;
  throw new MusterFault(
    'no-such-key',
    // What is no id may be a key with a slip in it: it is not repeated.
    /^[0-9a-f]{16}$/.test(keyId)
      ? `there is no key ${keyId}`
      : 'that is neither the id of a key (16 hexadecimal digits) nor a key',
    '"muster supplier keys" lists them',
  );
}

/** Finds keys in the database. Those who ask while it answers are answered together, by what it holds then. */
export function keysIn(sql: Sql): (keyId: string) => Promise<KeyWithSupplier | undefined> {
  return gathered(keyIds => keysWithSuppliers(sql, keyIds), { atOnce: READ_AT_ONCE });
}

/**
 * Whose key this is. Asked of the database each time: a revoked key is refused from the next request on.
 * @param sql the pool, not a transaction: the note of the key's use is written by itself, and nobody waits for it
 * @param authorization the request's header, `Bearer muster_…`
 */
export async function authenticate(
  sql: Sql,
  find: ReturnType<typeof keysIn>,
  authorization: string | undefined,
  now: Date,
): Promise<KeyAuthentication> {
  if (authorization === undefined || authorization === '') return { ok: false, reason: 'none' };
  const key = bearerOf(authorization);
  const keyId = key === undefined ? undefined : KEY.exec(key)?.[1];
  if (key === undefined || keyId === undefined) return { ok: false, reason: 'malformed' };

  const found = await find(keyId);
  const right = timingSafeEqual(hashOf(key), found?.secretHash ?? NO_HASH);
  if (!found || !right) return { ok: false, reason: 'unknown' };
  const { key: kept, supplier } = found;
  if (kept.revokedAt !== undefined) return { ok: false, reason: 'revoked', keyId };
  if (kept.expiresAt <= now) return { ok: false, reason: 'expired', keyId };
  if (supplier.closedAt !== undefined) return { ok: false, reason: 'closed', keyId };

  if (kept.lastUsedAt === undefined || now.getTime() - kept.lastUsedAt.getTime() >= NOTE_EVERY_MS)
    void noteKeyUse(sql, keyId, now).catch(() => undefined); // for operators to look at: nothing rests on it
  return { ok: true, supplier, keyId };
}

/** What stands behind `Bearer`, or undefined where the header has another form. */
export function bearerOf(authorization: string): string | undefined {
  return authorization.length > MAX_HEADER ? undefined : BEARER.exec(authorization)?.[1];
}

export function isKey(bearer: string): boolean {
  return bearer.startsWith('muster_');
}

const NO_HASH = Buffer.alloc(32);

/**
 * SHA-256 and nothing slower: the secret is 256 random bits, which nobody guesses however fast the hash. What is slow on purpose
 * protects what people choose, and would let anybody keep this process busy. The id is hashed with it, so that the hash of
 * one key is of no use in the row of another.
 */
function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
