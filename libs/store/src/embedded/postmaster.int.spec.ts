import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedFolder, QUICK } from '../testing/embedded-folder.js';
import { layoutIn } from './layout.js';
import { openEmbedded } from './open.js';
import { endPostmaster, findPostmaster } from './postmaster.js';

let folder: EmbeddedFolder;
beforeEach(async () => {
  folder = await EmbeddedFolder.make();
});
afterEach(() => folder.remove());

const open = () =>
  openEmbedded({ folder: folder.path, purpose: 'a test', settings: QUICK, report: () => undefined });

describe('the end of a server', () => {
  it('rolls back what is open and needs no recovery', async () => {
    const server = await open();
    const client = new pg.Client({ connectionString: server.url() });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('CREATE TABLE half_done ()');
    await server.stop();
    const next = await open();
    const log = readFileSync(join(folder.path, 'postgres.log'), 'utf8');
    expect(log).toMatch(/received fast shutdown request[^]*database system is shut down/);
    expect(log).not.toContain('automatic recovery');
    const reader = new pg.Client({ connectionString: next.url() });
    await reader.connect();
    await expect(reader.query('SELECT FROM half_done')).rejects.toThrow(/does not exist/);
    await reader.end();
    await next.stop();
  });

  it('is forced where a connection does not let go', async () => {
    const server = await open();
    const client = new pg.Client({ connectionString: server.url() });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]!.pid, 'SIGSTOP');
    await endPostmaster(server, layoutIn(folder.path), 300);
    expect(await findPostmaster(layoutIn(folder.path))).toBeUndefined();
    expect(readFileSync(join(folder.path, 'postgres.log'), 'utf8')).toContain(
      'received immediate shutdown request',
    );
  });
});

it('an empty postmaster.pid, left by a full disk, does not keep a server from starting', async () => {
  await (await open()).stop();
  const file = join(folder.path, 'postgres/postmaster.pid');
  writeFileSync(file, '');
  utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'));
  const server = await open();
  expect(server.owned).toBe(true);
  await server.stop();
});
