import { type Database, type DeliveryToKeep, recentDeliveries } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keeping } from './keeping.js';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => ({ database, drop } = await testDatabase('keeping')));
afterAll(() => drop());

const toKeep = (batch: string, name = 'file.csv'): DeliveryToKeep => ({
  delivery: {
    batch,
    source: 'urn:ods:R0A:esr',
    file: name,
    sender: 'trust',
    door: 'events',
    state: 'taken',
    receivedAt: new Date('2026-01-15T10:00:00Z'),
    accepted: 1,
    unchanged: 0,
    duplicates: 0,
    held: 0,
    rejected: 0,
    movements: [],
  },
  items: [{ at: 0, outcome: 'accepted' }],
});

const kept = async () =>
  new Map((await recentDeliveries(database, 'trust', 100)).map(({ batch, accepted }) => [batch, accepted]));

describe('keeping deliveries', () => {
  it('keeps those that come together, and adds the parts of one', async () => {
    const keep = keeping(database);
    await Promise.all(['a', 'b', 'a', 'c', 'a'].map(batch => keep(toKeep(batch))));
    expect([...(await kept())].sort()).toEqual([
      ['a', 3],
      ['b', 1],
      ['c', 1],
    ]);
    const [row] = await database.rows('SELECT count(*) AS items FROM gateway.item');
    expect(row).toEqual({ items: 5 });
  });

  it('keeps the good ones beside one that cannot be kept, and tells its sender alone', async () => {
    const keep = keeping(database);
    const batches = ['first', 'second', 'third', 'good', 'bad', 'better'];
    const all = await Promise.allSettled(
      batches.map(batch => keep(toKeep(batch, batch === 'bad' ? 'no text of PostgreSQL: \0' : 'file.csv'))),
    );
    expect(all.map(({ status }) => status)).toEqual([
      ...Array<string>(4).fill('fulfilled'),
      'rejected',
      'fulfilled',
    ]);
    const now = await kept();
    expect(batches.map(batch => now.get(batch))).toEqual([1, 1, 1, 1, undefined, 1]);
  });
});
