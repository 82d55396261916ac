import { addActivity, insertFacts, insertParked } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { type Fact, readEvent, type SubjectKey } from '@muster/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFeeds } from './feeds.js';

let store: TestDatabase;
const SOURCE = 'urn:ods:R0A:esr';
const TOPIC = 'muster.people';
const PERSON: SubjectKey = `person/${'a'.repeat(32)}`;
const NOW = new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  store = await testDatabase('feeds');
  const activity = {
    topic: TOPIC,
    slot: 0,
    applied: 4,
    duplicates: 0,
    parked: 0,
    newestEffectiveOn: '2026-02-01',
  };
  const times = { lastTime: '2026-02-20T00:00:00Z', lastKnownAt: new Date('2026-02-20T00:00:00Z') };
  await addActivity(store.database, [
    { source: SOURCE, ...activity, ...times },
    { source: 'urn:silent', ...activity, ...times, lastKnownAt: new Date('2025-01-01T00:00:00Z') },
  ]);
});
afterAll(() => store.drop());

function started(id: string, effectiveOn: string, more: object = {}): Fact {
  const of = { post: 'b'.repeat(32), organisation: 'R0A', occupation: 'N2J', contract: 'permanent', fte: 1 };
  const reading = readEvent(
    {
      ...{ specversion: '1.0', type: 'muster.post.started.v1', source: SOURCE, subject: PERSON, id },
      ...{ time: '2026-01-01T00:00:00Z', data: { ...of, effectiveOn, ...more } },
    },
    '2026-03-01' as never,
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.rejection));
  return reading.fact;
}

/** An item that a door took into the log, at an offset. */
const item = (id: string, offset: number, effectiveOn: string, receivedAt: string) =>
  store.database.run(
    `INSERT INTO gateway.item (sender, batch, at, outcome, source, subject, id, type, organisation, effective_on, topic, partition,
       log_offset, received_at)
     VALUES ('trust', 'b', 0, 'accepted', $1, $2, $3, 'post.started', 'R0A', $4, $5, 0, $6, $7)`,
    [SOURCE, PERSON, id, effectiveOn, TOPIC, offset, receivedAt],
  );

const fold = (facts: readonly (readonly [Fact, number])[]) =>
  store.database.transaction(transaction =>
    insertFacts(
      transaction,
      facts.map(([fact, offset]) => ({ fact, slot: 0, offset, knownAt: NOW })),
    ),
  );

it('tells of each source what came lately, and how much of it was late, doubled, corrected or parked', async () => {
  await item('first', 1, '2019-01-01', '2025-11-15T00:00:00Z'); // before those 30 days: since then they could come in time
  await item('in-time', 2, '2026-02-01', '2026-02-10T00:00:00Z');
  await item('late', 3, '2025-12-01', '2026-02-10T00:00:00Z');
  await item('before-it-sent-anything', 4, '2025-06-01', '2026-02-10T00:00:00Z');
  await item('late', 5, '2025-12-01', '2026-02-11T00:00:00Z'); // the same again
  await item('corrects', 6, '2026-02-02', '2026-02-12T00:00:00Z');
  await item('cut-off', 7, '2026-02-02', '2026-02-12T00:00:00Z');
  await fold([
    [started('first', '2019-01-01'), 1],
    [started('in-time', '2026-02-01'), 2],
    [started('late', '2025-12-01'), 3],
    [started('before-it-sent-anything', '2025-06-01'), 4],
    [started('corrects', '2026-02-02', { supersedes: 'in-time' }), 6],
  ]);
  await insertParked(store.database, [
    {
      ...{
        topic: TOPIC,
        partition: 0,
        offset: 7,
        identity: 'cluster/topic',
        reason: 'fold-failed',
        faults: [],
      },
      ...{ payload: Buffer.from('{'), knownAt: NOW },
    },
  ]);

  const [silent, feed] = await readFeeds(store.database, { now: () => NOW });
  expect(silent).toMatchObject({
    source: 'urn:silent',
    lately: { came: 0, percentLate: null, percentDoubled: null, percentCorrected: null, percentParked: null },
  });
  expect(feed).toMatchObject({
    source: SOURCE,
    lately: {
      came: 6,
      percentLate: 16.7, // 'late', and not the same again
      percentDoubled: 16.7,
      percentCorrected: 16.7, // 'in-time'
      percentParked: 16.7,
    },
  });
});
