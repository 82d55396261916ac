import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedFolder, QUICK } from '../testing/embedded-folder.js';
import { inspectEmbedded } from './inspect.js';
import { openEmbedded } from './open.js';

let folder: EmbeddedFolder;
let other: EmbeddedFolder | undefined;
beforeEach(async () => {
  folder = await EmbeddedFolder.make();
});
afterEach(async () => {
  await folder.remove();
  await other?.remove();
  other = undefined;
});

const open = (settings: Record<string, string> = QUICK) =>
  openEmbedded({ folder: folder.path, purpose: 'a test', settings, report: () => undefined });

async function valuesOf(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
  await client.end();
  return rows.map(row => row[0]);
}

describe('the first open', () => {
  it('makes a database that sorts by bytes, loses nothing, and is closed to others', async () => {
    const server = await open({});
    const url = server.url();
    expect(await valuesOf(url, `SELECT v FROM unnest(ARRAY['b','B','a','é','z','_']) v ORDER BY v`)).toEqual([
      ...['B', '_', 'a', 'b', 'z', 'é'],
    ]);
    expect(await valuesOf(url, `SELECT upper('é')`)).toEqual(['É']);
    const setting = async (name: string) => (await valuesOf(url, `SHOW ${name}`))[0];
    expect(await setting('server_encoding')).toBe('UTF8');
    expect([
      await setting('fsync'),
      await setting('synchronous_commit'),
      await setting('full_page_writes'),
    ]).toEqual([...['on', 'on', 'on']]);
    expect([await setting('listen_addresses'), await setting('unix_socket_directories')]).toEqual([
      '127.0.0.1',
      '',
    ]);
    expect([await setting('shared_buffers'), await setting('max_connections')]).toEqual(['128MB', '150']);
    expect([await setting('wal_compression'), await setting('jit')]).toEqual(['pglz', 'off']);
    expect(statSync(join(folder.path, 'secret')).mode & 0o777).toBe(0o600);
    await expect(valuesOf(url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    );
    expect(readFileSync(join(folder.path, 'postgres/pg_hba.conf'), 'utf8')).not.toMatch(
      /^[^#\n]*\b(trust|password|md5)$/m,
    );
    await server.stop();
  });

  it('keeps the data, and the password, for the next', async () => {
    const first = await open();
    await valuesOf(first.url(), 'CREATE TABLE staff AS SELECT 7 AS headcount');
    await first.stop();
    const second = await open();
    expect(await valuesOf(second.url(), 'SELECT headcount FROM staff')).toEqual([7]);
    await second.stop();
  });

  it('half-way through and killed, does not spoil the next', async () => {
    const opener = folder.start('await openEmbedded(options);', ['ignore', 'ignore', 'ignore']);
    const draft = () => readdirSync(folder.path).find(name => name.startsWith('postgres.new-'));
    while (
      !existsSync(folder.path) ||
      !draft() ||
      !existsSync(join(folder.path, draft()!, 'data/PG_VERSION'))
    )
      await sleep(5);
    const children = childrenOf(opener.pid!);
    opener.kill('SIGKILL');
    for (const child of children) process.kill(child, 'SIGKILL');
    await once(opener, 'exit');
    expect(draft()).toBeDefined();
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false);

    const server = await open();
    expect(await valuesOf(server.url(), 'SELECT 1')).toEqual([1]);
    expect(draft()).toBeUndefined();
    await server.stop();
  });

  it('by two processes at once leaves one owner and one server', async () => {
    const [one, other] = await Promise.all([folder.openElsewhere(), folder.openElsewhere()]);
    expect([one.owned, other.owned].sort()).toEqual([false, true]);
    expect(one.pid).toBe(other.pid);
    expect(readdirSync(folder.path).sort()).toEqual(['owner.json', 'postgres', 'postgres.log', 'secret']);
    await (one.owned ? other : one).stop();
    await (one.owned ? one : other).stop();
  });
});

describe('an open that cannot succeed says why', () => {
  it('for a setting that PostgreSQL refuses: with the end of its log', async () => {
    await expect(open({ ...QUICK, shared_buffers: 'plenty' })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringMatching(
        /postgres\.log:\n.*invalid value for parameter "shared_buffers": "plenty"/s,
      ),
    });
  });

  it('for a port that another program has, even another PostgreSQL', async () => {
    other = await EmbeddedFolder.make();
    const taken = await other.openElsewhere();
    await expect(
      openEmbedded({ folder: folder.path, purpose: 'a test', settings: QUICK, port: taken.port }),
    ).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining(`Port ${taken.port} is taken`),
    });
  });

  it('for a password that was lost or is not the right one', async () => {
    await (await open()).stop();
    writeFileSync(join(folder.path, 'secret'), 'wrong\n');
    await expect(open()).rejects.toMatchObject({
      code: 'secret-lost',
      message: expect.stringContaining('is not that of'),
    });
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
    rmSync(join(folder.path, 'secret'));
    await expect(open()).rejects.toMatchObject({
      code: 'secret-lost',
      message: expect.stringContaining('is missing'),
    });
  });

  it('and a log that has grown beyond 10 MB starts anew', async () => {
    await (await open()).stop();
    writeFileSync(join(folder.path, 'postgres.log'), 'x'.repeat(11 * 2 ** 20));
    await (await open()).stop();
    expect(statSync(join(folder.path, 'postgres.log')).size).toBeLessThan(100_000);
  });
});

function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([parent, child]) => (parent === pid ? [child!] : []));
}
