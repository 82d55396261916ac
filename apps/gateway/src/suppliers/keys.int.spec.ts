import { type Database, supplierKeys } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { authenticator } from './authenticator.js';
import { authenticate, issueKey, keysIn, revokeKey } from './keys.js';
import { addSupplier, changeSupplier, closeSupplier } from './suppliers.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const later = (days: number, ms = 0) => new Date(NOW.getTime() + days * 86_400_000 + ms);

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await testDatabase('supplier-keys'));
});
afterAll(() => drop());
beforeEach(async () => {
  await database.run('TRUNCATE gateway.supplier CASCADE');
  await addSupplier(
    database,
    {
      name: 'payroll',
      sources: ['urn:ods:R0A:esr'],
      kinds: ['person'],
      organisations: ['R0A'],
      workplaces: ['R0B'],
    },
    NOW,
  );
});

const issue = (days?: number) => issueKey(database, { supplier: 'payroll', label: 'test', now: NOW, days });
const ask = (key: string, now = NOW) => authenticate(database, keysIn(database), `Bearer ${key}`, now);

/** The note of a use is written by itself: it is looked for until it is there. */
async function lastUse(keyId: string, expected: Date): Promise<Date | undefined> {
  const read = async () => (await supplierKeys(database)).find(key => key.keyId === keyId)?.lastUsedAt;
  for (let tries = 0; tries < 100 && (await read())?.getTime() !== expected.getTime(); tries++)
    await sleep(20);
  return read();
}

describe('a key', () => {
  it('tells who sends, with all that the supplier was granted', async () => {
    const { key, keyId, expiresAt } = await issue();
    expect(key).toMatch(/^muster_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
    expect(expiresAt).toEqual(later(365));
    expect(await ask(key)).toMatchObject({
      ok: true,
      keyId,
      supplier: {
        name: 'payroll',
        organisations: ['R0A'],
        workplaces: ['R0B'],
        kinds: ['person'],
        eventsPerSecond: 500,
      },
    });
  });

  it('is refused from the next request on once it is revoked, and stays revoked since then', async () => {
    const { key, keyId } = await issue();
    expect(await ask(key)).toMatchObject({ ok: true });
    await revokeKey(database, keyId, later(1));
    expect(await ask(key)).toEqual({ ok: false, reason: 'revoked', keyId });
    expect((await revokeKey(database, keyId, later(2))).revokedAt).toEqual(later(1));
  });

  it('that was found lying about can itself be given to revoke it', async () => {
    const { key, keyId } = await issue();
    expect(await revokeKey(database, key, NOW)).toMatchObject({ keyId, supplier: 'payroll' });
    expect(await ask(key)).toMatchObject({ reason: 'revoked' });
  });

  it('holds up to the moment it expires', async () => {
    const { key, keyId } = await issue(7);
    expect(await ask(key, later(7, -1))).toMatchObject({ ok: true });
    expect(await ask(key, later(7))).toEqual({ ok: false, reason: 'expired', keyId });
  });

  it('holds beside another, so that one can be rotated', async () => {
    const [old, fresh] = [await issue(), await issue()];
    expect(await ask(old.key)).toMatchObject({ ok: true, keyId: old.keyId });
    expect(await ask(fresh.key)).toMatchObject({ ok: true, keyId: fresh.keyId });
    await revokeKey(database, old.keyId, NOW);
    expect(await ask(old.key)).toMatchObject({ reason: 'revoked' });
    expect(await ask(fresh.key)).toMatchObject({ ok: true });
  });

  it('is refused once its supplier is closed, and none is made for it', async () => {
    const { key, keyId } = await issue();
    await closeSupplier(database, 'payroll', NOW);
    expect(await ask(key)).toEqual({ ok: false, reason: 'closed', keyId });
    await expect(issue()).rejects.toMatchObject({ code: 'no-such-supplier' });
  });

  it('speaks for what its supplier is granted now', async () => {
    const { key } = await issue();
    await changeSupplier(database, 'payroll', { organisations: 'any' });
    expect(await ask(key)).toMatchObject({ supplier: { organisations: 'any', workplaces: ['R0B'] } });
  });

  it('with another secret is unknown, also with the secret of another key, and whether or not it was revoked', async () => {
    const [one, other] = [await issue(), await issue()];
    const forged = `muster_${one.keyId}_${other.key.split('_').slice(2).join('_')}`;
    expect(await ask(forged)).toEqual({ ok: false, reason: 'unknown' });
    await revokeKey(database, one.keyId, NOW);
    expect(await ask(forged)).toEqual({ ok: false, reason: 'unknown' });
    expect(await ask(`muster_0123456789abcdef_${'A'.repeat(43)}`)).toEqual({ ok: false, reason: 'unknown' });
  });

  it.each([
    [undefined, 'none'],
    ['', 'none'],
    ['Bearer', 'malformed'],
    ['Basic bXVzdGVy', 'malformed'],
    ['Bearer muster_', 'malformed'],
    [`Bearer muster_0123456789ABCDEF_${'A'.repeat(43)}`, 'malformed'],
    [`Bearer muster_0123456789abcdef_${'A'.repeat(42)}`, 'malformed'],
    [`Bearer ${'x'.repeat(20_000)}`, 'malformed'],
  ])('is not in the header %p: %s', async (header, reason) => {
    expect(await authenticate(database, keysIn(database), header, NOW)).toEqual({ ok: false, reason });
  });

  it.each([0, -1, 1.5, 1097, NaN])('does not hold for %p days', async days => {
    await expect(issue(days)).rejects.toMatchObject({ code: 'bad-days' });
  });
});

describe('the last use of a key', () => {
  it('is noted, and again only after a minute', async () => {
    const { key, keyId } = await issue();
    await ask(key);
    expect(await lastUse(keyId, NOW)).toEqual(NOW);
    await ask(key, later(0, 59_999));
    await sleep(100);
    expect(await lastUse(keyId, NOW)).toEqual(NOW);
    await ask(key, later(0, 60_000));
    expect(await lastUse(keyId, later(0, 60_000))).toEqual(later(0, 60_000));
  });

  it('is not noted for a key that was refused', async () => {
    const { key, keyId } = await issue(1);
    await ask(key, later(2));
    await sleep(100);
    expect((await supplierKeys(database)).find(found => found.keyId === keyId)?.lastUsedAt).toBeUndefined();
  });

  it('holds up no request, even where its row is locked', async () => {
    const { key, keyId } = await issue();
    await database.transaction(async lock => {
      await lock.rows('SELECT FROM gateway.supplier_key WHERE key_id = $1 FOR UPDATE', [keyId]);
      const asked = Promise.all(Array.from({ length: 30 }, () => ask(key)));
      await expect(Promise.race([asked, sleep(5_000, 'waiting')])).resolves.toHaveLength(30);
    });
  });
});

describe('the secret', () => {
  it('is nowhere in the database, in whatever form', async () => {
    const { key } = await issue();
    const secret = key.split('_').slice(2).join('_');
    const tables = await database.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const everything = await Promise.all(
      tables.map(
        async ({ name }) => await database.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`),
      ),
    );
    const text = everything
      .flat()
      .map(({ row }) => row)
      .join('\n');
    expect(text).toContain('payroll'); // the scan does read rows
    const bytes = Buffer.from(secret, 'base64url');
    for (const form of [
      secret,
      bytes.toString('hex'),
      bytes.toString('base64'),
      Buffer.from(secret).toString('hex'),
    ])
      expect(text).not.toContain(form);
  });

  it('is in no error, whichever command it was given to', async () => {
    const { key } = await issue();
    const broken = key.slice(0, -1);
    const failures = await Promise.allSettled([
      revokeKey(database, broken, NOW),
      issueKey(database, { supplier: key, label: 'x', now: NOW }),
      closeSupplier(database, key, NOW),
      addSupplier(database, { name: key, sources: ['urn:x'], kinds: ['target'], organisations: [] }, NOW),
      changeSupplier(database, key, {}),
    ]);
    for (const failure of failures) {
      expect(failure.status).toBe('rejected');
      const { message, remedy } = (failure as PromiseRejectedResult).reason as {
        message: string;
        remedy?: string;
      };
      expect(`${message} ${remedy}`).not.toContain(broken.slice(-30));
    }
  });

  it('cannot be read by the role of api, nor can who has one', async () => {
    await database.transaction(async sql => {
      await sql.run('SET LOCAL ROLE muster_reader');
      await expect(sql.rows('SELECT FROM gateway.supplier_key')).rejects.toThrow(/permission denied/);
    });
  });
});

describe('outside', () => {
  it('unknown, revoked, expired and closed look the same; the reason is for the log', async () => {
    const who = authenticator(database, { now: () => NOW });
    const { key, keyId } = await issue();
    expect(await who(`bearer ${key}`)).toMatchObject({
      ok: true,
      by: { keyId },
      supplier: { name: 'payroll' },
    });
    await revokeKey(database, keyId, NOW);
    expect(await who(`Bearer ${key}`)).toEqual({ ok: false, status: 401, reason: 'revoked', keyId });
    expect(await who(undefined)).toEqual({ ok: false, status: 401, reason: 'none' });
    expect(await who('Bearer a.b.c')).toEqual({ ok: false, status: 401, reason: 'tokens-off' });
  });
});
