import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectEmbedded } from '@muster/store/embedded';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { muster, temporaryHome } from '../support/command.js';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'apps', 'muster', 'bin', 'muster.mjs');

let home: string;
let remove: () => void;
beforeAll(() => {
  ({ home, remove } = temporaryHome());
});
afterAll(() => remove());

const stateOf = async () => (await inspectEmbedded(join(home, 'store'))).state;
async function running(): Promise<void> {
  while ((await stateOf()) !== 'running') await sleep(20);
}

const PEOPLE = 6000;
function events(): string {
  const file = join(home, 'people.ndjson');
  const lines = Array.from({ length: PEOPLE }, (_, nth) =>
    JSON.stringify({
      specversion: '1.0',
      type: 'muster.post.started.v1',
      source: 'urn:ods:R0A:esr',
      id: `${nth}`,
      subject: `person/${String(nth).padStart(32, '0')}`,
      time: '2023-02-01T09:00:00Z',
      data: {
        post: `R0A-${nth}`,
        organisation: 'R0A',
        occupation: 'N2J',
        contract: 'permanent',
        effectiveOn: '2023-01-01',
      },
    }),
  );
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('a command that is ended before its work is done', () => {
  it('by a reader that has enough ends in order, and PostgreSQL with it', async () => {
    const piped = spawn('bash', ['-c', `node "${LAUNCHER}" start --port 0 | head -1`], {
      env: { ...process.env, MUSTER_HOME: home, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    piped.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    piped.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    await once(piped, 'close');
    expect([out.trim().split('\n').length, err]).toEqual([1, '']);
    expect(await stateOf()).toBe('stopped');
  });

  it('by ctrl-C while it imports ends in order, and the import is gone on with by the next', async () => {
    const file = events();
    const command = muster(home, 'import', file);
    await running();
    await sleep(500);
    command.process.kill('SIGINT');
    expect(await command.ended).toMatchObject({
      code: 130,
      err: '  interrupted: what was taken in stays; import the file again for the rest\n',
    });
    expect(await stateOf()).toBe('stopped');
    const again = await muster(home, 'import', file, '--format', 'json').ended;
    expect([again.code, again.err]).toEqual([0, '']);
    const { out } = await muster(home, 'export', 'stock', '--level', 'england', '--measure', 'headcount')
      .ended;
    expect(out).toContain(`england,ENG,midwife,headcount,2023-01,stock,${PEOPLE}`);
  });

  it('by ctrl-C while it fills the store at its first start ends in order', async () => {
    const command = muster(home, 'start', '--port', '0');
    await running();
    command.process.kill('SIGINT');
    expect(await command.ended).toMatchObject({ code: 0, err: '' });
    expect(command.out()).toContain('Stopped.');
    expect(await stateOf()).toBe('stopped');
  });
});

describe('a store that is not there', () => {
  let silent: Server;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    silent = createServer(socket => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('because MUSTER_HOME is a file is told so, without a trace of ours', async () => {
    const file = join(home, 'a file');
    writeFileSync(file, '');
    for (const args of [['position'], ['doctor'], ['start', '--port', '0']])
      expect(await muster(file, ...args).ended).toEqual({
        code: 2,
        out: '',
        err: `muster: MUSTER_HOME is a file: ${file}\nname a folder where stores may live; it is made if need be\n`,
      });
  });

  it('because PostgreSQL takes connections and says nothing is told so after a while', async () => {
    const { port } = silent.address() as { port: number };
    const url = `postgres://muster:secret@127.0.0.1:${port}/muster`;
    process.env['MUSTER_POSTGRES_URL'] = url;
    const command = muster(home, 'position');
    delete process.env['MUSTER_POSTGRES_URL'];
    const { code, err } = await command.ended;
    expect([code, err]).toEqual([
      4,
      expect.stringMatching(
        new RegExp(
          `^muster: PostgreSQL at 127.0.0.1:${port} \\(MUSTER_POSTGRES_URL\\) does not answer: .*\nlook whether it runs`,
        ),
      ),
    ]);
    expect(err).not.toMatch(/secret|\n +at /);
  });
});
