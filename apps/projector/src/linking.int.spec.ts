import { type SubjectKey } from '@muster/domain';
import { type Batch } from '@muster/event-log';
import { readCells, readHead } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { folding } from './folding.js';
import { rebuild } from './rebuild.js';
import { takeIn } from './take-in.js';
import { type Event, event, FoldedStore, Log, tables } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('linking');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const pseudonym = (side: string, pair: number): SubjectKey =>
  `person/${side}${String(pair).padStart(31, '0')}`;

function started(subject: SubjectKey, post: string, effectiveOn: string): Event {
  const data = {
    post: post.padEnd(32, '0'),
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    fte: 1,
    effectiveOn,
  };
  return event('post.started', subject, `start-${post}`, data);
}

const linked = (
  subject: SubjectKey,
  alias: SubjectKey,
  type: 'person.linked' | 'person.unlinked' = 'person.linked',
) => event(type, subject, type, { alias, basis: 'manual' });

/** Three pseudonyms a person, a post each, and links told by all of them, so that one tells of a third it does not know. */
function people(pairs: number): Event[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const [one, other, third] = [pseudonym('a', pair), pseudonym('b', pair), pseudonym('c', pair)];
    return [
      started(one, `1${pair}`, '2020-01-01'),
      linked(one, other),
      started(other, `2${pair}`, '2021-01-01'),
      linked(other, one),
      started(third, `3${pair}`, '2022-01-01'),
      linked(third, other),
    ];
  }).flat();
}

/** A worker a partition, each batch again as long as a linked pseudonym is folded elsewhere. */
async function foldAtOnce(batches: readonly Batch[], worthARound?: number): Promise<void> {
  const partitions = new Map<number, Batch[]>();
  for (const batch of batches)
    partitions.set(batch.partition, [...(partitions.get(batch.partition) ?? []), batch]);
  await Promise.all(
    [...partitions.values()].map(async own => {
      const worker = folding(store.database, tables, worthARound);
      for (const batch of own)
        for (let taken = await takeIn(worker, batch); taken.outcome === 'overtaken';)
          taken = await takeIn(worker, batch);
    }),
  );
}

async function untilSomebodyWaitsFor(lock: 'relation' | 'advisory'): Promise<void> {
  const waiting = `SELECT FROM pg_locks WHERE locktype = $1 AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  while ((await store.database.rows(waiting, [lock])).length === 0) await sleep(5);
}

async function england(): Promise<number> {
  const { generation } = await readHead(store.database);
  const cells = await readCells(store.database, generation!.number, 'stock');
  return cells
    .filter(({ level }) => level === 'england')
    .reduce((sum, cell) => sum + (cell['headcount'] as number), 0);
}

describe('linked pseudonyms', () => {
  it('are counted as one person, whether the link comes before or after the facts, and as two again when it is undone', async () => {
    const [one, other] = [pseudonym('a', 1), pseudonym('b', 1)];
    const facts = [started(one, '1', '2020-01-01'), started(other, '2', '2021-01-01')];
    for (const events of [
      [linked(one, other), ...facts],
      [...facts, linked(one, other)],
      [...facts, linked(other, one)],
    ]) {
      await store.empty();
      await store.fold(events);
      expect(await england()).toBe(1);
    }
    await store.empty();
    await store.fold([
      ...facts,
      linked(one, other),
      { ...linked(other, one, 'person.unlinked'), time: '2025-10-02T00:00:00Z' },
    ]);
    expect(await england()).toBe(2);
  });

  it.each([
    ['and nobody waits for ever', undefined],
    ['those who are not linked folded before the others', 1],
  ])('that several projectors link at once are neither lost nor doubled, %s', async (_, worthARound) => {
    for (let round = 0; round < 5; round += 1) {
      await store.empty();
      await foldAtOnce(new Log(people(40)).batches([1 + round, 3]), worthARound);
      expect(await england()).toBe(40);
      expect((await verify(store.to)).differences).toEqual([]);
    }
  });

  it('keep those waiting who fold them, while others of their batch are folded: whoever was linked or folded meanwhile, once more', async () => {
    const [one, other, joined, again, alone, known] = ['a', 'b', 'c', 'd', 'e', 'f'].map(side =>
      pseudonym(side, 1),
    ) as [SubjectKey, SubjectKey, SubjectKey, SubjectKey, SubjectKey, SubjectKey];
    const batchOf = (partition: number, events: readonly Event[]): Batch => ({
      topic: 'muster.people',
      partition,
      identity: 'cluster/topic',
      highWater: events.length,
      records: events.map((each, offset) => ({
        offset,
        key: 'k',
        value: Buffer.from(JSON.stringify(each)),
        appendedAt: new Date('2026-01-01T00:00:00Z'),
      })),
    });
    await takeIn(store.to, batchOf(0, [started(one, '1', '2020-01-01'), linked(one, other)]));

    const many = [other, joined, again, alone].map((subject, nth) =>
      started(subject, `2${nth}`, '2021-01-01'),
    );
    const meanwhile = [linked(known, joined), started(again, '3', '2022-01-01')];
    const taken = await store.database.transaction(async sql => {
      await sql.rows('LOCK TABLE muster.source_activity IN EXCLUSIVE MODE'); // it is written to last
      const first = takeIn(store.to, batchOf(2, meanwhile));
      await untilSomebodyWaitsFor('relation');
      const second = takeIn(folding(store.database, tables, 1), batchOf(1, many));
      await untilSomebodyWaitsFor('advisory');
      return [first, second];
    });
    const [first, second] = await Promise.all(taken);
    expect(first).toMatchObject({ outcome: 'applied', applied: 2 });
    expect(second).toMatchObject({ outcome: 'applied', applied: 4, duplicates: 0, parked: 0 });
    expect(await england()).toBe(4);
    expect((await verify(store.to)).differences).toEqual([]);
  });

  it('keep their cells while they are rebuilt beside the events that come in', async () => {
    const events = people(60);
    const half = new Log(events.slice(0, 180)).batches([10]);
    await foldAtOnce(half);
    const all = new Log(events).batches([2]);
    const [{ swapMs }] = await Promise.all([rebuild(folding(store.database, tables)), foldAtOnce(all)]);
    expect(swapMs).toBeLessThan(1000);
    expect(await england()).toBe(60);
    expect((await verify(store.to)).differences).toEqual([]);
  });

  it('are found by what the facts say where the notes of who is linked were lost, as after facts were put back alone', async () => {
    await foldAtOnce(new Log(people(5)).batches([10]));
    await store.database.run('DELETE FROM muster.alias');
    await rebuild(store.to);
    expect(await england()).toBe(5);
    expect((await verify(store.to)).differences).toEqual([]);
  });
});
