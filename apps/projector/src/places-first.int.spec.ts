import { kindOf, type SubjectKey, topicOf } from '@muster/domain';
import { TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { createLogger } from '@muster/platform';
import { eventually } from '@muster/platform/testing';
import { readHead, recordsBehind } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placesFirst } from './places-first.js';
import { startProjector } from './projector.js';
import { type Event, event, FoldedStore } from './testing/folded-store.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('places-first');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const people = Array.from({ length: 200 }, (_, nth): Event => {
  const post = nth.toString(16).padStart(32, '0');
  const data = { post, organisation: 'ZZ1', occupation: 'N2J', contract: 'permanent', fte: 1 };
  return event('post.started', `person/${post}`, 'start', { ...data, effectiveOn: '2020-01-01' });
});
const merger = event('organisation.succeeded', 'organisation/ZZ1', 'merger', {
  successors: ['ZZ2'],
  effectiveOn: '2020-06-01',
});
const recordOf = (told: Event) => ({
  topic: topicOf(kindOf(told.subject)),
  key: told.subject,
  value: Buffer.from(JSON.stringify(told)),
});

async function logOf(events: readonly Event[]) {
  const log = new PostgresEventLog(store.database);
  await log.ensureTopics(TOPIC_DEFINITIONS);
  return { log, ends: await log.append(events.map(recordOf)) };
}

describe('a projector that begins', () => {
  it('folds what the log holds of places before people, however late it came, so that nobody is folded twice', async () => {
    const { log, ends } = await logOf([...people, merger]);
    const projector = await startProjector(log, store.to, createLogger('warn'));
    await eventually(async () => expect(await recordsBehind(store.database, ends)).toBe(0));
    await projector.stop();
    await log.close();

    const { generation, epoch } = await readHead(store.database);
    const standings = await store.database.rows<{ subject: SubjectKey; version: number; epoch: number }>(
      `SELECT subject, version, epoch FROM muster.standing WHERE generation = $1 AND subject LIKE 'person/%'`,
      [generation!.number],
    );
    expect(standings).toHaveLength(people.length);
    for (const standing of standings) expect(standing).toMatchObject({ version: 1, epoch });
  });

  it('waits for places no longer than they move on', async () => {
    const { log } = await logOf([merger]);
    const stopping = new AbortController();
    const waiting = placesFirst(log, store.database, 100)(stopping.signal);
    await expect(waiting).resolves.toBeUndefined();
    await log.close();
  });
});
