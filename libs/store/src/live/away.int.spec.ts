import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../database.js';
import { testDatabase, type TestDatabase } from '../testing/test-database.js';
import { isAway } from './away.js';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('away');
});
afterAll(() => store.drop());

const failure = async (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => expect(undefined).toBe('a failure'),
    (error: unknown) => error,
  );

describe('a database that does not answer', () => {
  it('is told by a connection that is refused', async () => {
    const url = Object.assign(new URL(store.url), { port: '1' }).href;
    expect(isAway(await failure(() => Database.connect({ url, applicationName: 'nobody' })))).toBe(true);
  });

  it('is told by a session that was ended, within a transaction and without', async () => {
    const end = 'SELECT pg_terminate_backend(pg_backend_pid())';
    expect(isAway(await failure(() => store.database.rows(end)))).toBe(true);
    expect(isAway(await failure(() => store.database.transaction(sql => sql.rows(end))))).toBe(true);
    expect(
      isAway(await failure(() => store.database.transaction(({ entities }) => entities.query(end)))),
    ).toBe(true);
    expect(await store.database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not told by what it answers', async () => {
    for (const statement of ['SELECT * FROM nowhere', 'SELECT 1 / 0', 'SELEKT'])
      expect(isAway(await failure(() => store.database.rows(statement)))).toBe(false);
    for (const error of [
      undefined,
      'text',
      new Error('something else'),
      Object.assign(new Error(), { code: 'ENOENT', syscall: 'open' }),
    ])
      expect(isAway(error)).toBe(false);
  });
});
