import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/test-database.js';
import { subjectsOfReference } from './facts.sql.js';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('facts');
});
afterAll(() => store.drop());

describe('the facts that the reference is built of', () => {
  it('are found among 100,000 others by their own index, and no other fact is read', async () => {
    const { database } = store;
    await database.run(`
      INSERT INTO muster.fact (subject, source, id, type, "time", data, slot, log_offset, known_at)
      SELECT CASE WHEN number % 1000 = 0 THEN 'organisation/R' || number ELSE 'person/' || md5(number::text) END, 'urn:a', '1',
        CASE WHEN number % 1000 = 0 THEN 'organisation.succeeded' ELSE 'post.started' END,
        '2024-01-01T00:00:00Z', '{}', 0, number, now()
      FROM generate_series(1, 100000) AS number`);
    await database.run('ANALYZE muster.fact');
    await database.transaction(async transaction => {
      expect(await subjectsOfReference(transaction)).toHaveLength(100);
      const [scans] = await transaction.rows(`
        SELECT seq_scan, pg_stat_get_xact_numscans('muster.fact_of_reference'::regclass) AS by_own_index
        FROM pg_stat_xact_user_tables WHERE schemaname = 'muster' AND relname = 'fact'`);
      expect(scans).toEqual({ seq_scan: 0, by_own_index: 1 });
    });
  });
});
