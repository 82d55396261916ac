import { describe, expect, it } from 'vitest';
import { openTestServer } from './server.js';
import { emptyTestDatabase, testDatabase, urlOfDatabase } from './test-database.js';

const server = process.env['MUSTER_TEST_POSTGRES_URL']!;
const TABLES = `SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;

describe('a test database', () => {
  it('has all tables, and another of the same name is another', async () => {
    const [one, other] = await Promise.all([testDatabase('Catch-up'), testDatabase('Catch-up')]);
    expect(one.url).not.toBe(other.url);
    expect(one.url).toContain('_catch_up_');
    await one.database.run('CREATE TABLE only_here ()');
    const tables = async ({ database }: typeof one) =>
      (await database.rows<{ count: number }>(TABLES))[0]!.count;
    expect(await tables(other)).toBeGreaterThan(1);
    expect(await tables(one)).toBe((await tables(other)) + 1);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('without tables is for migrations', async () => {
    const empty = await emptyTestDatabase('migrations');
    expect(await empty.database.rows(TABLES)).toEqual([{ count: 0 }]);
    await empty.drop();
  });

  it('is dropped with whoever is still connected', async () => {
    const dropped = await testDatabase('dropped');
    const left = await dropped.database.dedicated('somebody who forgot to leave');
    left.on('error', () => undefined);
    await dropped.drop();
    await expect(left.query('SELECT 1')).rejects.toThrow();
  });
});

describe('a run of tests on a server that it was given', () => {
  it('leaves the server as it was', async () => {
    const run = await openTestServer(server);
    const databases = async () => {
      const lobby = await emptyTestDatabase('lobby');
      const rows = await lobby.database.rows(
        `SELECT FROM pg_database WHERE starts_with(datname, '${run.run}')`,
      );
      await lobby.drop();
      return rows.length;
    };
    expect(await databases()).toBe(1);
    expect(urlOfDatabase(run.url, run.run)).toMatch(new RegExp(`/${run.run}$`));
    await run.close();
    expect(await databases()).toBe(0);
  });
});
