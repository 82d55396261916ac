import { type SubjectKey } from '@muster/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { moveStandings, type Standing, type StandingChange, standingsOf } from './standing.sql.js';

const GENERATION = 1;
let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('standings');
});
afterAll(() => store.drop());

/** As whoever folds does it: what was overtaken is rolled back. */
async function move(changes: readonly StandingChange[]): Promise<boolean> {
  const overtaken = new Error('overtaken');
  try {
    await store.database.transaction(async transaction => {
      if (!(await moveStandings(transaction, GENERATION, changes))) throw overtaken;
    });
    return true;
  } catch (error) {
    if (error === overtaken) return false;
    throw error;
  }
}

const subjects = (name: string, count: number): SubjectKey[] =>
  Array.from({ length: count }, (_, nth) => `person/${name}${nth}` as SubjectKey);

const to = (subject: SubjectKey, before: Standing | undefined, facts: number): StandingChange => ({
  subject,
  before,
  after: { facts, epoch: 1 },
});

describe('standings', () => {
  it('are given to subjects that had none, and moved, in one go', async () => {
    const [old, ...fresh] = subjects('a', 3) as [SubjectKey, ...SubjectKey[]];
    expect(await move([to(old, undefined, 1)])).toBe(true);
    const before = (await standingsOf(store.database, GENERATION, [old])).get(old);

    expect(await move([...fresh.map(subject => to(subject, undefined, 2)), to(old, before, 5)])).toBe(true);

    expect(await standingsOf(store.database, GENERATION, [old, ...fresh])).toEqual(
      new Map([
        [old, { facts: 5, epoch: 1, version: 2 }],
        ...fresh.map(subject => [subject, { facts: 2, epoch: 1, version: 1 }] as const),
      ]),
    );
  });

  it('are not moved from where they do not stand any more', async () => {
    const [one, other] = subjects('b', 2) as [SubjectKey, SubjectKey];
    await move([to(one, undefined, 1), to(other, undefined, 1)]);
    const before = await standingsOf(store.database, GENERATION, [one, other]);
    await move([to(one, before.get(one), 2)]);

    expect(await move([to(one, before.get(one), 3), to(other, before.get(other), 3)])).toBe(false);
    expect((await standingsOf(store.database, GENERATION, [one])).get(one)).toMatchObject({
      facts: 2,
      version: 2,
    });
  });

  it('are not given to a subject that got one meanwhile', async () => {
    const [one] = subjects('c', 1) as [SubjectKey];
    await move([to(one, undefined, 1)]);
    expect(await move([to(one, undefined, 2)])).toBe(false);
    expect((await standingsOf(store.database, GENERATION, [one])).get(one)).toMatchObject({ facts: 1 });
  });
});
