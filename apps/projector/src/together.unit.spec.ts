import { type Batch } from '@muster/event-log';
import { describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TakenIn } from './take-in.js';
import { together } from './together.js';

const LIMITS = { records: 10, many: 5, atOnce: 2, apartMs: 0, apartTimes: 0, apartMostMs: 0 };

const batchOf = (partition: number, records = 1): Batch => ({
  topic: 'muster.people',
  partition,
  identity: 'cluster/topic',
  highWater: records,
  records: Array.from({ length: records }, (_, offset) => ({
    offset,
    key: 'person/1',
    value: new Uint8Array([1]),
    appendedAt: new Date(0),
  })),
});

const applied = ({ records }: Batch): TakenIn => ({
  outcome: 'applied',
  next: records.length,
  applied: records.length,
  duplicates: 0,
  parked: 0,
});

/** Takes in when it is told to, and notes what it was asked for. */
class Store {
  readonly asked: number[][] = [];
  private readonly pending: (() => void)[] = [];

  constructor(private readonly become: (batch: Batch, together: boolean) => TakenIn = applied) {}

  readonly takeIn = async (batches: readonly Batch[]): Promise<TakenIn[]> => {
    this.asked.push(batches.map(({ partition }) => partition));
    await new Promise<void>(resolve => this.pending.push(resolve));
    return batches.map(batch => this.become(batch, batches.length > 1));
  };

  /** Lets the transaction that was asked for first end, and whatever follows from that begin. */
  async end(): Promise<void> {
    this.pending.shift()!();
    await new Promise(setImmediate);
  }
}

describe('taking in together', () => {
  it('waits for nothing when nothing is under way, and brings together what came meanwhile', async () => {
    const store = new Store();
    const takeIn = together(store.takeIn, LIMITS);
    const all = Promise.all([0, 1, 2, 3].map(partition => takeIn(batchOf(partition))));
    expect(store.asked).toEqual([[0]]);
    await store.end();
    expect(store.asked).toEqual([[0], [1, 2, 3]]);
    await store.end();
    expect((await all).map(({ next }) => next)).toEqual([1, 1, 1, 1]);
  });

  it('takes in no more records at once than allowed, and a larger batch alone', async () => {
    const store = new Store();
    const takeIn = together(store.takeIn, LIMITS);
    const all = Promise.all([
      takeIn(batchOf(0)),
      takeIn(batchOf(1, 6)),
      takeIn(batchOf(2, 5)),
      takeIn(batchOf(3, 11)),
    ]);
    for (let transactions = 0; transactions < 4; transactions++) await store.end();
    expect(store.asked).toEqual([[0], [1], [2], [3]]);
    expect((await all).map(({ next }) => next)).toEqual([1, 6, 5, 11]);
  });

  it('takes what is said of places before what waits of people, and by itself', async () => {
    const store = new Store();
    const takeIn = together(store.takeIn, LIMITS);
    const places = (partition: number) => ({ ...batchOf(partition), topic: 'muster.organisations' });
    const all = Promise.all(
      [batchOf(0), batchOf(1), places(2), batchOf(3), places(4)].map(batch => takeIn(batch)),
    );
    for (let transactions = 0; transactions < 3; transactions++) await store.end();
    expect(store.asked).toEqual([[0], [2, 4], [1, 3]]);
    await all;
  });

  it('takes in several at once while many wait', async () => {
    const store = new Store();
    const takeIn = together(store.takeIn, LIMITS);
    const all = Promise.all([0, 1, 2, 3].map(partition => takeIn(batchOf(partition, partition < 2 ? 6 : 4))));
    expect(store.asked).toEqual([[0], [1]]);
    await store.end();
    expect(store.asked).toEqual([[0], [1], [2, 3]]);
    await store.end();
    await store.end();
    expect(await all).toHaveLength(4);
    const few = Promise.all([0, 1, 2, 3, 4].map(partition => takeIn(batchOf(partition))));
    expect(store.asked).toHaveLength(4);
    await store.end();
    await store.end();
    expect(await few).toHaveLength(5);
  });

  it('begins no transaction too soon after the one before, unless many wait', async () => {
    const store = new Store();
    const takeIn = together(store.takeIn, { ...LIMITS, apartMs: 100 });
    const began = performance.now();
    const first = takeIn(batchOf(0));
    await store.end();
    await first;
    const few = [takeIn(batchOf(1)), takeIn(batchOf(2))];
    expect(store.asked).toEqual([[0]]);
    while (store.asked.length < 2) await new Promise(setImmediate);
    expect(performance.now() - began).toBeGreaterThanOrEqual(99);
    expect(store.asked).toEqual([[0], [1, 2]]);
    await store.end();
    await Promise.all(few);
    const many = takeIn(batchOf(3, 5));
    expect(store.asked).toEqual([[0], [1, 2], [3]]);
    await store.end();
    await many;
  });

  it.each([
    ['three times as long as the one before took', { apartTimes: 3, apartMostMs: 10_000 }, 89, 10_000],
    ['no later than so long after it began', { apartTimes: 1_000, apartMostMs: 60 }, 59, 10_000],
  ])('begins the next %s, where few wait', async (_, apart, least, most) => {
    const store = new Store();
    const takeIn = together(store.takeIn, { ...LIMITS, ...apart });
    const began = performance.now();
    const first = takeIn(batchOf(0));
    await sleep(30);
    await store.end();
    await first;
    const second = takeIn(batchOf(1));
    while (store.asked.length < 2) await new Promise(setImmediate);
    const waited = performance.now() - began;
    expect(waited).toBeGreaterThanOrEqual(least);
    expect(waited).toBeLessThan(most); // a thousand times as long would be half a minute
    await store.end();
    await second;
  });

  it('tries each alone where they cannot be taken in together: what is wrong with one keeps no other out', async () => {
    const store = new Store((batch, isTogether) => {
      if (batch.partition === 1) throw new Error('rewound');
      return isTogether ? { outcome: 'overtaken', next: 0 } : applied(batch);
    });
    const takeIn = together(store.takeIn, LIMITS);
    const all = Promise.allSettled([0, 1, 2].map(partition => takeIn(batchOf(partition))));
    for (let transactions = 0; transactions < 4; transactions++) await store.end();
    expect(store.asked).toEqual([[0], [1, 2], [1], [2]]);
    expect(await all).toEqual([
      { status: 'fulfilled', value: applied(batchOf(0)) },
      { status: 'rejected', reason: new Error('rewound') },
      { status: 'fulfilled', value: applied(batchOf(2)) },
    ]);
  });

  it('tries each alone where one is fenced, too', async () => {
    const fenced: TakenIn = { outcome: 'fenced', next: 7 };
    const store = new Store((batch, isTogether) =>
      isTogether || batch.partition === 1 ? fenced : applied(batch),
    );
    const takeIn = together(store.takeIn, LIMITS);
    const all = Promise.all([0, 1, 2].map(partition => takeIn(batchOf(partition))));
    for (let transactions = 0; transactions < 4; transactions++) await store.end();
    expect(await all).toEqual([applied(batchOf(0)), fenced, applied(batchOf(2))]);
  });
});
