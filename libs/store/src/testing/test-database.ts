import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database } from '../database.js';

/** A database of one test file, with nothing in it but what the migrations make. */
export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  /** Closes `database`, ends all other connections and removes the whole. */
  readonly drop: () => Promise<void>;
}

/**
 * A migrated database: a copy of the template that `npm test` made, in about 30 ms.
 *
 * @param name of the test file or its subject, to be found again in pg_stat_activity and in messages
 * @example
 * const store = await testDatabase('catch-up');
 * afterAll(() => store.drop());
 */
export function testDatabase(name: string): Promise<TestDatabase> {
  return create(name, testRun());
}

/** A database without any tables, for the tests of migrations. */
export function emptyTestDatabase(name: string): Promise<TestDatabase> {
  return create(name, 'template0');
}

async function create(name: string, template: string): Promise<TestDatabase> {
  const server = serverUrl();
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 30);
  const database = `${testRun()}_${slug}_${randomBytes(3).toString('hex')}`;
  // A third of the time of copying through the write-ahead log, where nothing is flushed.
  await runOn(server, `CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY file_copy`);
  const url = urlOfDatabase(server, database);
  const connected = await Database.connect({ url, applicationName: `test ${name}` });
  return {
    url,
    database: connected,
    drop: async () => {
      await connected.close();
      await runOn(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    },
  };
}

export async function runOn(url: string, statement: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url, application_name: 'muster tests' });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

export function urlOfDatabase(server: string, database: string): string {
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}

const serverUrl = (): string => fromSetup('MUSTER_TEST_POSTGRES_URL');

/** The name of this run's template, and the beginning of the names of all its databases: unique, so runs may share a server. */
const testRun = (): string => fromSetup('MUSTER_TEST_RUN');

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run tests through vitest.config.mjs, whose globalSetup starts PostgreSQL`,
    );
  return value;
}
