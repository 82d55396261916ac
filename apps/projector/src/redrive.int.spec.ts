import {
  discardParked,
  insertParked,
  MOST_MEANT,
  parkedActs,
  parkedEvents,
  sourceFreshness,
} from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { redrive } from './redrive.js';
import { event, FoldedStore } from './testing/folded-store.js';
import { verify } from './verify.js';

let store: FoldedStore;
const PERSON = `person/${'a'.repeat(32)}` as const;
const TOPIC = 'muster.people';
const KNOWN = new Date('2026-01-01T00:00:00Z');
const SOURCE = 'urn:test';

const started = (id: string, post = 'a1') =>
  event('post.started', PERSON, id, {
    post: post.padEnd(32, '0'),
    organisation: 'R0A',
    occupation: 'N2J',
    fte: 0.8,
    contract: 'permanent',
    effectiveOn: '2025-09-01',
  });

beforeAll(async () => {
  store = await FoldedStore.open('redrive');
});
afterAll(() => store.drop());
beforeEach(async () => {
  await store.empty();
  await store.database.run('DELETE FROM muster.parked_act');
});

/** As another version left it: it could not take it in. */
const park = (offset: number, payload: string, reason = 'fold-failed') =>
  insertParked(store.database, [
    {
      ...{ topic: TOPIC, partition: 0, offset, identity: 'cluster/topic', reason, knownAt: KNOWN },
      ...{ faults: [{ pointer: '', expected: 'a fold', got: 'an error' }], payload: Buffer.from(payload) },
      ...{ subject: PERSON, source: SOURCE, id: `e${offset}` },
    },
  ]);

const facts = () =>
  store.database.rows<{ id: string; known: Date; offset: number }>(
    `SELECT id, known_at AS known, log_offset AS "offset" FROM muster.fact WHERE subject = $1 ORDER BY id`,
    [PERSON],
  );

describe('redriving parked events', () => {
  it('takes in place what can be taken now, and parks again what cannot; the dry run says the same and changes nothing', async () => {
    await store.fold([started('e9', 'a9')]);
    await park(1, JSON.stringify(started('e1')));
    await park(2, '{"half');
    await park(3, JSON.stringify(started('e9', 'a9')));
    const predicted = await redrive(store.to, {}, { dryRun: true });
    expect(predicted.map(({ offset, became, reason }) => [offset, became, reason])).toEqual([
      [1, 'applied', undefined],
      [2, 'parked', 'malformed-json'],
      [3, 'duplicate', undefined],
    ]);
    expect(await facts()).toHaveLength(1);
    expect(await parkedEvents(store.database, undefined, 10)).toHaveLength(3);
    expect(await parkedActs(store.database, 10)).toEqual([]);

    expect(await redrive(store.to, {}, { by: 'A. Operator' })).toEqual(predicted);
    expect(await facts()).toEqual([
      { id: 'e1', known: KNOWN, offset: 1 },
      expect.objectContaining({ id: 'e9' }),
    ]);
    expect(
      (await parkedEvents(store.database, undefined, 10)).map(({ offset, reason }) => [offset, reason]),
    ).toEqual([[2, 'malformed-json']]);
    expect((await verify(store.to)).differences).toEqual([]);
    const acts = await parkedActs(store.database, 10);
    expect(acts.map(({ by, offset, parkedFor, became }) => [by, offset, parkedFor, became])).toEqual([
      ['A. Operator', 3, 'fold-failed', 'duplicate'],
      ['A. Operator', 2, 'fold-failed', 'parked'],
      ['A. Operator', 1, 'fold-failed', 'applied'],
    ]);
  });

  it('counts each once: what is applied is no longer parked', async () => {
    await store.fold([started('e9', 'a9')]);
    await store.database.run(`UPDATE muster.source_activity SET parked = 2 WHERE source = $1`, [SOURCE]);
    await park(1, JSON.stringify(started('e1')));
    await park(2, JSON.stringify(started('e2', 'a2')));
    await redrive(store.to, {}, { by: 'A. Operator' });
    expect(await sourceFreshness(store.database)).toMatchObject([{ source: SOURCE, applied: 3, parked: 0 }]);
  });

  it('is of those that are named, or of a reason; none is a fault', async () => {
    await park(1, JSON.stringify(started('e1')));
    await park(2, JSON.stringify(started('e2', 'a2')), 'unknown-type');
    const place = { topic: TOPIC, partition: 0, offset: 1 };
    const how = { dryRun: true } as const;
    expect(await redrive(store.to, { places: [place] }, how)).toMatchObject([{ offset: 1 }]);
    expect(await redrive(store.to, { reason: 'unknown-type' }, how)).toMatchObject([{ offset: 2 }]);
    await expect(redrive(store.to, { reason: 'schema' }, how)).rejects.toMatchObject({ code: 'none-parked' });
  });

  it('takes of many the first, and comes to the rest when it is asked again, though those are parked again', async () => {
    for (let offset = 0; offset <= MOST_MEANT; offset += 1) await park(offset, '{"half');
    const how = { by: 'A. Operator' };
    expect(await redrive(store.to, { reason: 'fold-failed' }, { dryRun: true })).toHaveLength(MOST_MEANT);
    expect(await redrive(store.to, {}, how)).toHaveLength(MOST_MEANT);
    const again = await redrive(store.to, {}, how);
    expect(again).toHaveLength(MOST_MEANT);
    expect(again.map(({ offset }) => offset)).toContain(MOST_MEANT);
  });

  it('by two at once is done once', async () => {
    await park(1, JSON.stringify(started('e1')));
    const both = await Promise.allSettled([1, 2].map(() => redrive(store.to, {}, { by: 'A. Operator' })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await facts()).toHaveLength(1);
  });
});

describe('discarding parked events', () => {
  it('gives them up for a reason that is kept, with who did it; a dry run gives nothing up', async () => {
    await park(1, '{"half', 'malformed-json');
    const choice = { reason: 'malformed-json', limit: 10 };
    expect(await discardParked(store.database, choice, { dryRun: true })).toHaveLength(1);
    expect(await parkedEvents(store.database, undefined, 10)).toHaveLength(1);
    await discardParked(store.database, choice, { by: 'A. Operator', because: 'cut off, and sent again' });
    expect(await parkedEvents(store.database, undefined, 10)).toEqual([]);
    expect(await parkedActs(store.database, 1)).toMatchObject([
      { by: 'A. Operator', offset: 1, became: 'discarded', because: 'cut off, and sent again' },
    ]);
  });
});
