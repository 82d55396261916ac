import { type SubjectKey } from '@muster/domain';
import { holdHead, newGeneration, readHead } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { rebuild } from './rebuild.js';
import { takeIn } from './take-in.js';
import { type Event, event, FoldedStore, Log } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('rebuild');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

function started(nth: number): Event {
  const key = nth.toString(16).padStart(32, '0');
  const subject: SubjectKey = `person/${key}`;
  return event('post.started', subject, 'start', {
    post: key,
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    fte: 1,
    effectiveOn: '2020-01-01',
  });
}

/** Something that takes its time while it shares the head, as a large batch does. */
async function shareTheHeadFor(milliseconds: number): Promise<{ readonly ended: Promise<void> }> {
  let shared: () => void = () => undefined;
  const isShared = new Promise<void>(resolve => (shared = resolve));
  const ended = store.database.transaction(async transaction => {
    await holdHead(transaction, 'shared');
    shared();
    await sleep(milliseconds);
  });
  await isShared;
  return { ended };
}

describe('a rebuild', () => {
  it('counts the time that it waits for batches in hand as time that events wait', async () => {
    await store.fold([started(1)]);
    const { ended } = await shareTheHeadFor(300);
    const { swapMs } = await rebuild(store.to);
    await ended;
    expect(swapMs).toBeGreaterThan(200);
    expect(swapMs).toBeLessThan(1000);
  });

  it('gives way when the head is shared for long: events that come in meanwhile do not wait for it', async () => {
    const before = [started(1)];
    await store.fold(before);
    const { ended } = await shareTheHeadFor(2500);
    const rebuilding = rebuild(store.to);
    const waits: number[] = [];
    for (let nth = 2; nth < 8; nth += 1) {
      await sleep(150);
      const began = performance.now();
      const log = new Log(Array.from({ length: nth }, (_, index) => started(index + 1)));
      for (const batch of log.batches([100])) await takeIn(store.to, batch);
      waits.push(performance.now() - began);
    }
    await ended;
    expect(Math.max(...waits)).toBeLessThan(1000);
    const { swapMs, generation } = await rebuilding;
    expect(swapMs).toBeLessThan(1000);
    expect((await readHead(store.database)).generation?.number).toBe(generation);
    expect((await verify(store.to)).differences).toEqual([]);
  });

  it('leaves nothing of a rebuild that was killed, nor of the generation before', async () => {
    await store.fold([started(1)]);
    const killed = await newGeneration(store.database, 'killed');
    await store.database.run(
      `INSERT INTO muster.standing (generation, subject, facts, epoch) SELECT $1, subject, facts, epoch FROM muster.standing`,
      [killed],
    );
    const { generation } = await rebuild(store.to);
    expect(await store.database.rows('SELECT DISTINCT generation FROM muster.standing')).toEqual([
      { generation },
    ]);
    expect(await store.database.rows(`SELECT 1 FROM muster.generation WHERE state = 'building'`)).toEqual([]);
  });
});
