import { afterAll, beforeAll, expect, it } from 'vitest';
import { topicOf } from '@muster/domain';
import { eventually } from '@muster/platform/testing';
import { type Sql } from '../database.js';
import { readMoment } from '../head/moment.sql.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { addActivity, sourceTimes } from './source-activity.sql.js';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('source_activity');
});
afterAll(() => store.drop());

async function tell(sql: Sql, source: string, lastTime: string): Promise<void> {
  const [topic, slot] = [topicOf('person'), 0];
  const of = { applied: 1, duplicates: 0, parked: 0, newestEffectiveOn: lastTime.slice(0, 10) };
  await addActivity(sql, [{ source, topic, slot, ...of, lastTime, lastKnownAt: new Date(lastTime) }]);
}

const sight = async () => (await readMoment(store.database)).sight!;
const toldSince = async (since: Awaited<ReturnType<typeof sight>>) =>
  (await sourceTimes(store.database, since)).sources.map(([source]) => source).sort();

it('is of those that told of anything since, with what was under way then', async () => {
  for (const source of ['a', 'b', 'c']) await tell(store.database, source, '2025-01-01T09:00:00Z');
  // What others do on this server meanwhile is under way, too, until it ends.
  await eventually(async () => expect(await toldSince(await sight())).toEqual([]), 60_000);
  const before = await store.database.transaction(async sql => {
    await tell(sql, 'a', '2025-01-02T09:00:00Z');
    await store.database.transaction(later => tell(later, 'c', '2025-01-03T09:00:00Z'));
    return sight();
  });
  const { sources, newestPeopleDay } = await sourceTimes(store.database, before);
  expect(sources).toContainEqual([
    'a',
    '2025-01-02T09:00:00+00:00',
    '2025-01-02T09:00:00+00:00',
    '2025-01-02',
  ]);
  expect(newestPeopleDay! >= '2025-01-02').toBe(true);
  expect(await toldSince(before)).not.toContain('b');
  expect((await sourceTimes(store.database)).sources).toHaveLength(3);
});
