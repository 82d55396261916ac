import { authenticator } from '@muster/gateway';
import { systemClock } from '@muster/platform';
import { type Database } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supplierCommand } from './supplier.js';
import { printed, storeOfCommands } from '../testing/commands.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await storeOfCommands('supplier-command'));
});
afterAll(() => drop());

const supplier = (...words: string[]) => printed(supplierCommand(), ...words);
const records = async (...words: string[]) =>
  JSON.parse(await supplier(...words, '--format', 'json')) as Record<string, string | number | null>[];
const who = (key: string) => authenticator(database, systemClock)(`Bearer ${key}`);
const KEY = /muster_[0-9a-f]{16}_[A-Za-z0-9_-]{43}/;

describe('muster supplier', () => {
  it('adds a supplier, shows its key once, rotates and revokes keys, and closes it', async () => {
    const told = await supplier(
      ...['add', 'payroll', '--source', 'urn:ods:R0A:esr', '--source', 'urn:ods:R0A:rota'],
      ...[
        '--kinds',
        'person,organisation',
        '--organisations',
        'R0A, R0B',
        '--workplaces',
        'R1C',
        '--rate',
        '50',
      ],
    );
    const first = KEY.exec(told)![0];
    expect(told).toMatch(/shown this once .* holds until 20\d\d-/);
    expect(await who(first)).toMatchObject({
      ok: true,
      supplier: {
        sources: ['urn:ods:R0A:esr', 'urn:ods:R0A:rota'],
        kinds: ['organisation', 'person'],
        organisations: ['R0A', 'R0B'],
        workplaces: ['R1C'],
        eventsPerSecond: 50,
      },
    });
    const [listed] = await records('list');
    expect(listed).toMatchObject({ name: 'payroll', state: 'open', organisations: 'R0A R0B', validKeys: 1 });

    const [second] = await records('key', 'payroll', '--days', '30', '--label', 'second');
    expect(await who(String(second!['key']))).toMatchObject({ ok: true });
    const keys = await records('keys', 'payroll');
    expect(keys.map(({ label, state }) => [label, state])).toEqual([
      ['second', 'valid'],
      ['first', 'valid'],
    ]);
    expect(JSON.stringify(keys)).not.toMatch(KEY);

    await supplier('revoke', String(keys[1]!['keyId']));
    expect(await who(first)).toMatchObject({ ok: false, reason: 'revoked' });
    await supplier('change', 'payroll', '--organisations', 'any');
    expect(await who(String(second!['key']))).toMatchObject({ ok: true, supplier: { organisations: 'any' } });
    await supplier('close', 'payroll');
    expect(await who(String(second!['key']))).toMatchObject({ ok: false, reason: 'closed' });
    expect(await supplier('list')).toMatch(/payroll +closed/);
  });

  it('lets one supplier’s source take over from another’s', async () => {
    const grant = ['--kinds', 'person', '--organisations', 'R2A'];
    await supplier('add', 'old', '--source', 'urn:ods:R2A:old', ...grant);
    await supplier('add', 'new', '--source', 'urn:ods:R2A:new', ...grant);
    const told = await supplier(
      ...[
        'succeed',
        'old',
        'new',
        '--source',
        'urn:ods:R2A:old',
        '--by',
        'urn:ods:R2A:new',
        '--on',
        '2026-04-01',
      ],
    );
    expect(told).toContain('urn:ods:R2A:new has taken over from urn:ods:R2A:old');
    const facts = await database.rows<{ subject: string; type: string }>(
      `SELECT subject, type FROM muster.fact WHERE subject LIKE 'source/%'`,
    );
    expect(facts).toEqual([{ subject: 'source/urn:ods:R2A:old', type: 'source.succeeded' }]);
    await expect(
      supplier('succeed', 'old', 'new', '--source', 'urn:ods:RZZ:x', '--by', 'urn:ods:R2A:new'),
    ).rejects.toMatchObject({ code: 'bad-succession' });
  });

  it('says what is missing rather than make half a supplier', async () => {
    await expect(supplier('add', 'half', '--kinds', 'person')).rejects.toMatchObject({
      code: 'bad-supplier',
    });
    expect((await records('list')).map(({ name }) => name)).not.toContain('half');
  });
});
