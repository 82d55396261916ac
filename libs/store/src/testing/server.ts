import { isAlive } from '@muster/platform';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../database.js';
import { inspectEmbedded, openEmbedded } from '../embedded/index.js';
import { runOn, urlOfDatabase } from './test-database.js';

/** The server that one run of the tests uses, with a migrated template. */
export interface TestServer {
  readonly url: string;
  /** The template's name; those of the run's other databases begin with it. */
  readonly run: string;
  /** Removes what the run left, and the server with it if it was started for the run. */
  close(): Promise<void>;
}

/** @param url a server on which this user may create databases. Without, an embedded one is started. */
export async function openTestServer(url?: string): Promise<TestServer> {
  const server = url ? { url, remove: () => Promise.resolve() } : await startServer();
  const run = `muster_test_${randomBytes(4).toString('hex')}`;
  const close = async (): Promise<void> => {
    if (url) await dropDatabases(url, run);
    await server.remove();
  };
  try {
    await runOn(server.url, `CREATE DATABASE ${run} TEMPLATE template0`);
    const template = await Database.connect({
      url: urlOfDatabase(server.url, run),
      applicationName: 'test template',
      poolSize: 1,
    });
    await template.migrate().finally(() => template.close());
    return { url: server.url, run, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

const FOLDER = /^muster-test-(\d+)-/;

async function startServer(): Promise<{ url: string; remove: () => Promise<void> }> {
  await removeAbandonedServers();
  const folder = await mkdtemp(join(tmpdir(), `muster-test-${process.pid}-`));
  await chmod(folder, 0o755); // Under root PostgreSQL runs as another user, who must pass through.
  const server = await openEmbedded({
    folder,
    purpose: 'tests',
    // What a crash would lose is nothing that a test needs.
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  return {
    url: server.url(),
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Servers of test runs that were killed before they could end them. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    try {
      const { state } = await inspectEmbedded(folder);
      if (state === 'running')
        await (await openEmbedded({ folder, purpose: 'tests', report: () => undefined })).stop();
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another run is at it: not in our way.
    }
  }
}

async function dropDatabases(url: string, run: string): Promise<void> {
  const names = await runOn(url, `SELECT datname FROM pg_database WHERE starts_with(datname, '${run}')`);
  for (const [name] of names) await runOn(url, `DROP DATABASE IF EXISTS ${String(name)} WITH (FORCE)`);
}
