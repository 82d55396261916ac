import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedFolder, QUICK } from '../testing/embedded-folder.js';
import { openEmbedded } from './open.js';
import { findOrCreateUser, requireReachable } from './system-user.js';

const underRoot = process.getuid?.() === 0 ? describe : describe.skip;

describe('the system user for PostgreSQL', () => {
  /** The machine's own tools, as they answer where `postgres` is known or not. */
  function machine({ known, mayCreate }: { known: boolean; mayCreate: boolean }) {
    const calls: string[] = [];
    const command = (...words: string[]) => {
      calls.push(words.join(' '));
      if (words[0] === 'id' && known) return Promise.resolve('115\n');
      if (words[0] === 'useradd' && mayCreate) {
        known = true;
        return Promise.resolve('');
      }
      return Promise.reject(new Error(`${words[0]}: no`));
    };
    return { calls, command };
  }

  it('is the one there is', async () => {
    const { command, calls } = machine({ known: true, mayCreate: false });
    expect(await findOrCreateUser('postgres', () => undefined, command)).toEqual({ uid: 115, gid: 115 });
    expect(calls).toEqual(['id -u postgres', 'id -g postgres']);
  });

  it('is made where there is none, and not in silence', async () => {
    const news: string[] = [];
    const { command } = machine({ known: false, mayCreate: true });
    expect(await findOrCreateUser('postgres', line => void news.push(line), command)).toEqual({
      uid: 115,
      gid: 115,
    });
    expect(news).toEqual(['Created the system user "postgres": PostgreSQL does not run as root.']);
  });

  it('is asked for where it cannot be made', async () => {
    const { command } = machine({ known: false, mayCreate: false });
    await expect(findOrCreateUser('postgres', () => undefined, command)).rejects.toMatchObject({
      code: 'no-system-user',
      message: expect.stringMatching(
        /useradd: no\. Start Muster as an ordinary user, or create the user "postgres" first/,
      ),
    });
  });
});

underRoot('under root', () => {
  let folder: EmbeddedFolder;
  beforeEach(async () => {
    folder = await EmbeddedFolder.make();
  });
  afterEach(() => folder.remove());

  it('a server runs as an ordinary user who owns its data, whatever the umask', async () => {
    const umask = process.umask(0o077);
    try {
      const server = await openEmbedded({ folder: folder.path, purpose: 'a test', settings: QUICK });
      const cluster = statSync(join(folder.path, 'postgres'));
      expect(cluster.uid).not.toBe(0);
      expect(cluster.mode & 0o777).toBe(0o700);
      expect(execFileSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim()).toBe(
        String(cluster.uid),
      );
      await server.stop();
    } finally {
      process.umask(umask);
    }
  });

  it('a cluster of another user is run as that user', async () => {
    await (await openEmbedded({ folder: folder.path, purpose: 'a test', settings: QUICK })).stop();
    execFileSync('chown', ['-R', '54321:54321', join(folder.path, 'postgres')]);
    const server = await openEmbedded({ folder: folder.path, purpose: 'a test', settings: QUICK });
    expect(execFileSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).trim()).toBe(
      '54321',
    );
    await server.stop();
  });

  it('a closed folder on the way is named, with what to do', async () => {
    const closed = join(folder.parent, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    await expect(
      openEmbedded({ folder: join(closed, 'demo'), purpose: 'a test', settings: QUICK }),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(
        new RegExp(
          `needs ${closed}/demo but may not pass ${closed}\\. Set MUSTER_HOME to .*chmod o\\+x ${closed}$`,
        ),
      ),
    });
    await expect(
      requireReachable(join(closed, 'native'), { uid: 54321, gid: 54321 }, 'Move Muster'),
    ).rejects.toThrow(/Move Muster, or let others enter/);
  });
});
