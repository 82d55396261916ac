import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedFolder, QUICK } from '../testing/embedded-folder.js';
import { inspectEmbedded } from './inspect.js';
import { type EmbeddedOptions, openEmbedded } from './open.js';
import { OWNERSHIP_LOCK } from './ownership.js';
import { isPostmaster } from './postmaster.js';

let pristine: EmbeddedFolder;
let folder: EmbeddedFolder;
beforeAll(async () => {
  pristine = await EmbeddedFolder.make();
  await (await openEmbedded({ folder: pristine.path, purpose: 'a test', settings: QUICK })).stop();
});
afterAll(() => pristine.remove());
beforeEach(async () => {
  folder = await EmbeddedFolder.make(pristine);
});
afterEach(() => folder.remove());

const open = (options: Partial<EmbeddedOptions> = {}) =>
  openEmbedded({
    folder: folder.path,
    purpose: 'a test',
    settings: QUICK,
    report: () => undefined,
    ...options,
  });

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1');
  await client.end();
  return rowCount === 1;
}

describe('a folder', () => {
  it('is absent, then running with its owner, then stopped', async () => {
    expect(await inspectEmbedded(join(folder.path, 'elsewhere'))).toEqual({ state: 'absent' });
    const server = await open({ purpose: 'muster start' });
    expect(await inspectEmbedded(folder.path)).toEqual({
      state: 'running',
      pid: server.pid,
      port: server.port,
      owner: { pid: process.pid, purpose: 'muster start' },
    });
    await server.stop();
    await server.stop();
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
    expect(existsSync(join(folder.path, 'owner.json'))).toBe(false);
  });

  it('that another process has open is shared, and stopped by its owner alone', async () => {
    const owner = await folder.openElsewhere();
    const guest = await open();
    expect([owner.owned, guest.owned]).toEqual([true, false]);
    expect(guest.url()).toBe(owner.url);
    await guest.stop();
    expect(await answers(owner.url)).toBe(true);
    await owner.stop();
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
  });

  it('that another process has open is refused to who needs it alone, naming the other', async () => {
    const owner = await folder.openElsewhere({ purpose: 'muster start' });
    await expect(open({ purpose: 'muster erase', exclusive: true })).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringMatching(
        new RegExp(
          `in use by \`muster start\` \\(process ${owner.process}\\), and \`muster erase\` needs it alone`,
        ),
      ),
    });
    await owner.stop();
  });

  it('whose server is being stopped is opened anew when that is done', async () => {
    const owner = await folder.openElsewhere();
    const stopping = owner.stop();
    const servers = await Promise.all([open(), folder.openElsewhere(), folder.openElsewhere()]);
    await stopping;
    const last = await open();
    expect(await answers(last.url())).toBe(true);
    for (const guest of servers.filter(server => !server.owned)) await guest.stop();
    for (const heir of servers.filter(server => server.owned)) await heir.stop();
    await last.stop();
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
  });
});

describe('a path that can be no folder', () => {
  it('is refused in words that say why', async () => {
    const file = join(folder.parent, 'a file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'demo')]) {
      await expect(openEmbedded({ folder: path, purpose: 'a test' })).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringContaining('is a file. Set MUSTER_HOME to a folder'),
      });
    }
    await expect(inspectEmbedded(join(file, 'demo'))).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('an owner killed by kill -9', () => {
  it('leaves the server running, and the next open adopts it, and says so', async () => {
    const owner = await folder.openElsewhere();
    await owner.kill();
    expect(await inspectEmbedded(folder.path)).toMatchObject({
      state: 'running',
      pid: owner.pid,
      owner: 'orphaned',
    });
    const news: string[] = [];
    const heir = await open({ exclusive: true, report: line => void news.push(line) });
    expect(heir).toMatchObject({ owned: true, pid: owner.pid, port: owner.port });
    expect(news).toEqual([`Took over the database in ${folder.path}: the process that ran it has ended.`]);
    await heir.stop();
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
  });

  it('is not replaced while another process is at it', async () => {
    const owner = await folder.openElsewhere();
    await owner.kill();
    const other = new pg.Client({ connectionString: owner.url.replace(/muster$/, 'postgres') });
    await other.connect();
    await other.query('SELECT pg_advisory_lock($1)', [OWNERSHIP_LOCK]);
    const opening = open();
    await sleep(300);
    expect(await inspectEmbedded(folder.path)).toMatchObject({ owner: 'orphaned' });
    await other.end();
    expect((await opening).owned).toBe(true);
    await (await opening).stop();
  });

  it('has one heir, however many come at once', async () => {
    await (await folder.openElsewhere()).kill();
    const heirs = await Promise.all([folder.openElsewhere(), folder.openElsewhere(), open()]);
    expect(heirs.filter(heir => heir.owned)).toHaveLength(1);
    await heirs.find(heir => heir.owned)!.stop();
  });

  it('and its server with it, does not keep the next from starting', async () => {
    const owner = await folder.openElsewhere();
    process.kill(owner.pid, 'SIGKILL');
    await owner.kill();
    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
    const server = await open();
    expect(server.owned).toBe(true);
    expect(await answers(server.url())).toBe(true);
    await server.stop();
  });

  it('and its server with it, and both their numbers taken by a program that knows nothing of it', async () => {
    const owner = await folder.openElsewhere();
    process.kill(owner.pid, 'SIGKILL');
    await owner.kill();
    const { uid, gid } = statSync(join(folder.path, 'postgres'));
    const stranger = spawn('/bin/sleep', ['60'], {
      stdio: 'ignore',
      cwd: '/',
      ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    });
    await once(stranger, 'spawn');
    replaceIn('postgres/postmaster.pid', String(owner.pid), String(stranger.pid));
    replaceIn('owner.json', `"pid":${owner.process}`, `"pid":${stranger.pid}`);

    expect(await inspectEmbedded(folder.path)).toEqual({ state: 'stopped' });
    const server = await open();
    expect(server.owned).toBe(true);
    expect(await answers(server.url())).toBe(true);
    await server.stop();
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  it('while the server was killed alone, does not stay the owner of the next', async () => {
    const owner = await folder.openElsewhere();
    process.kill(owner.pid, 'SIGKILL');
    while (await isPostmaster(owner.pid, join(folder.path, 'postgres'))) await sleep(5);
    const next = await open();
    expect(next.owned).toBe(true);
    await owner.stop();
    expect(await answers(next.url())).toBe(true);
    await next.stop();
  });
});

describe('the server', () => {
  it.each([
    ['has nothing more to do', '', 0],
    ['is ended', 'process.exit(3);', 3],
    ['fails', 'setTimeout(() => { throw new Error("on purpose"); }); await new Promise(() => undefined);', 1],
  ])('ends with the process that opened it, which it does not keep, when that %s', async (_, then, code) => {
    const opener = folder.start(`await openEmbedded(options);\n${then}`, ['ignore', 'ignore', 'ignore']);
    expect(await once(opener, 'exit')).toEqual([code, null]);
    while ((await inspectEmbedded(folder.path)).state === 'running') await sleep(20);
    const next = await open();
    expect(next.owned).toBe(true);
    await next.stop();
  });

  it('does not end with one that only shares it', async () => {
    const owner = await folder.openElsewhere();
    const guest = folder.start('await openEmbedded(options);\nprocess.exit();', [
      'ignore',
      'ignore',
      'ignore',
    ]);
    await once(guest, 'exit');
    await sleep(200);
    expect(await answers(owner.url)).toBe(true);
    await owner.stop();
  });

  it('is not reached by ctrl-C in the terminal, which goes to the whole foreground group', async () => {
    const owner = await folder.openElsewhere();
    const group = (pid: number) =>
      execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    expect(group(owner.pid)).not.toBe(group(owner.process));
    process.kill(-owner.process, 'SIGINT');
    await sleep(300);
    expect(await inspectEmbedded(folder.path)).toMatchObject({ state: 'running', pid: owner.pid });
  });
});

function replaceIn(file: string, old: string, replacement: string): void {
  const path = join(folder.path, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(old);
  writeFileSync(path, text.replace(old, replacement));
}
