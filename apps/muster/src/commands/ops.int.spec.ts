import { insertParked, MOST_MEANT, parkedEvents, parkedMeant, readHead } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { printed, storeOfCommands } from '../testing/commands.js';
import { opsCommand } from './ops.js';

let store: Awaited<ReturnType<typeof storeOfCommands>>;
beforeAll(async () => {
  store = await storeOfCommands('ops_commands');
});
afterAll(() => store.drop());

const ops = (...words: string[]) => printed(opsCommand(), ...words);
const park = (...offsets: readonly number[]) =>
  insertParked(
    store.database,
    offsets.map(offset => ({
      ...{ topic: 'muster.people', partition: 0, offset, identity: 'cluster/topic', reason: 'fold-failed' },
      ...{ faults: [], payload: Buffer.from('{"half'), knownAt: new Date('2026-01-01T00:00:00Z') },
    })),
  );

describe('muster ops beside a deployment', () => {
  it('looks and acts, and leaves keys, read models and partitions to the services', async () => {
    await park(1);
    expect(JSON.parse(await ops('parked', 'muster.people:0:1'))).toMatchObject({ record: '{"half' });
    await ops('discard', 'muster.people:0:1', '--yes', '--by', 'Ada', '--because', 'cut off');
    expect(await parkedEvents(store.database, undefined, 10)).toEqual([]);
    expect(await ops('acts')).toContain('cut off');

    expect((await readHead(store.database)).generation).toBeUndefined();
    expect(readdirSync(process.env['MUSTER_HOME']!)).toEqual([]);
    expect(await store.database.rows('SELECT * FROM muster.checkpoint')).toEqual([]);
  });

  it('says of many that these are the first, before and when they are discarded, and discards the rest when asked again', async () => {
    await park(...Array(MOST_MEANT + 1).keys());
    const all = ['discard', '--reason', 'fold-failed'];
    const yes = [...all, '--yes', '--by', 'Ada', '--because', 'cut off'];
    const rest = 'These are the first 2,000 of 2,001 that are meant; again for the rest.';
    expect(await ops(...all)).toContain(rest);
    expect(await ops(...yes)).toContain(rest);
    expect(await parkedMeant(store.database, {})).toBe(1);
    expect(await ops(...yes)).not.toContain('again for the rest');
    expect(await parkedMeant(store.database, {})).toBe(0);
  });

  it('says so where the tables are of another version', async () => {
    await store.database.run('ALTER TABLE muster.parked_act RENAME TO elsewhere');
    await expect(ops('acts')).rejects.toMatchObject({ code: 'other-version', exit: 4 });
    await store.database.run('ALTER TABLE muster.elsewhere RENAME TO parked_act');
  });
});
