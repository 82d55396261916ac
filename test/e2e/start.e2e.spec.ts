import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inspectEmbedded } from '@muster/store/embedded';
import { until } from '@muster/platform/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { muster, type RunningCommand, temporaryHome } from '../support/command.js';

let home: string;
let remove: () => void;
let running: RunningCommand | undefined;

beforeAll(() => {
  ({ home, remove } = temporaryHome());
});
afterAll(async () => {
  const state = await inspectEmbedded(join(home, 'demo'));
  remove();
  expect(state.state).toBe('stopped');
});

async function end(): Promise<void> {
  running?.process.kill('SIGTERM');
  await running?.ended;
}

/** How long a start may take is measured where nothing runs beside it: test/documents/run.mjs. */

async function start(): Promise<{ command: RunningCommand; address: string }> {
  const command = muster(home, 'start', '--demo', '--port', '0');
  running = command;
  await command.prints('Ctrl-C stops it.');
  const address = /Muster serves at (http:\S+)/.exec(command.out())![1]!;
  return { command, address };
}

const json = async (url: string) => (await (await fetch(url)).json()) as Record<string, unknown>;

describe('npm start', () => {
  afterEach(end);

  it('prints the answer computed from data/, serves it, and stops cleanly on ctrl-C', async () => {
    const { command, address } = await start();
    const lines = command.out();
    for (const line of [
      '369 of 1,200 more midwives (FTE, like for like) by 30 September 2023: 30.8 %, 831 remain.',
      'Baseline  2021-09-30  21,730.3716 FTE',
      'Change    2022-09-30  −326 = −438 like for like + 112 break + 0 restructuring',
      'Change    2023-09-30  +481 = +369 like for like + 112 break + 0 restructuring',
      'consultants in obstetrics and gynaecology: no published series at this detail.',
      'For context only: consultants (all specialties, not obstetrics and gynaecology alone)',
    ])
      expect(lines).toContain(line);
    expect(lines).toMatch(
      /since +2020-09-30 +2021-09-30 +2022-09-30\n +net +\+146 \(\+34\) +\+481 \(\+369\) +\+807 \(\+807\)/,
    );

    const position = await json(`${address}/v1/targets/midwives-1200/position?on=2023-09-30`);
    expect(JSON.stringify(position)).toContain('830.7911');
    command.process.kill('SIGINT');
    expect(await command.ended).toMatchObject({ code: 0, err: '' });
    expect(command.out()).toContain('Stopped.');
  });

  it('continues the second time', async () => {
    const { command } = await start();
    expect(command.out()).toContain('831 remain.');
  });

  it('continues after kill -9, with the same answer', async () => {
    const { command } = await start();
    command.process.kill('SIGKILL');
    await command.ended;
    const again = await start();
    expect(again.command.out()).toContain('831 remain.');
    again.command.process.kill('SIGINT');
    expect((await again.command.ended).code).toBe(0);
  });
});

/** Each of these needs a server that runs, and leaves it running. */
describe('a server that runs', () => {
  let command: RunningCommand;
  let address: string;
  beforeAll(async () => {
    ({ command, address } = await start());
  });
  afterAll(end);

  it('is not started twice: the second says who runs it', async () => {
    const second = await muster(home, 'start', '--demo', '--port', '0').ended;
    expect(second.code).not.toBe(0);
    expect(second.err).toContain(String(command.process.pid));
  });

  it('answers commands that run beside it', async () => {
    const position = await muster(
      home,
      'position',
      'midwives-1200',
      '--demo',
      '--format',
      'json',
      '--on',
      '2022-09-30',
    ).ended;
    expect(position.code).toBe(0);
    expect(JSON.parse(position.out)).toMatchObject([
      { inPost: 21404.28518, likeForLike: -438.04642, breaks: 111.96 },
    ]);
  });

  it('does a job that is asked for, and shows it to who looks beside it', async () => {
    const asked = await fetch(`${address}/v1/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'verify', by: 'Ada' }),
    });
    expect(asked.status).toBe(202);
    const done = await until(
      () => json(`${address}${asked.headers.get('location')}`),
      ({ state }) => !['waiting', 'running'].includes(state as string),
      180_000,
    );
    expect(done).toMatchObject({
      state: 'done',
      result: { differences: { count: 0 }, breaches: { count: 0 } },
    });
    const shown = await muster(home, 'ops', 'queues', '--demo', '--format', 'json').ended;
    expect([shown.err, JSON.parse(shown.out)]).toEqual([
      '',
      expect.arrayContaining([
        expect.objectContaining({ kind: 'verify', done: 1, waiting: 0, oldestSeconds: null }),
      ]),
    ]);
  });

  it('folds in what is imported beside it before the import comes back', async () => {
    const file = join(home, 'beside.ndjson');
    const target = {
      specversion: '1.0',
      type: 'muster.target.set.v1',
      source: 'urn:test',
      id: '1',
      subject: 'target/beside',
      time: '2024-01-01T00:00:00Z',
      data: {
        profession: 'midwife',
        measure: 'headcount',
        basis: 'net',
        amount: 10,
        baselineOn: '2021-09-30',
        area: 'Y56',
        evidence: 'reported',
        effectiveOn: '2024-01-01',
      },
    };
    writeFileSync(file, JSON.stringify(target));
    expect((await muster(home, 'import', file, '--demo').ended).code).toBe(0);
    expect(await json(`${address}/v1/targets/beside`)).toMatchObject({ target: { id: 'beside' } });
  });

  it('ends in order on ctrl-C after all of it', async () => {
    command.process.kill('SIGINT');
    expect(await command.ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('the command line', () => {
  it('says what to do on an empty store, an unknown target, and wrong words', async () => {
    expect(await muster(home, 'position').ended).toMatchObject({
      code: 1,
      err: 'muster: the store has no targets yet\nrun "muster start" first, or add --demo to ask the demo store\n',
    });
    expect(await muster(home, 'position', 'nurses', '--demo').ended).toMatchObject({
      code: 1,
      err: 'muster: there is no target nurses\nrun "muster position" to see all\n',
    });
    const wrong = await muster(home, 'position', '--on', '2023-02-30').ended;
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('Expected a day that exists, as YYYY-MM-DD.'),
    ]);
    const help = await muster(home, '--help').ended;
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('Exit codes: 0 done')]);
  });

  it('finds a well store well', async () => {
    const doctor = await muster(home, 'doctor', '--demo', '--format', 'json').ended;
    expect(doctor.code).toBe(0);
    expect((JSON.parse(doctor.out) as { state: string }[]).every(({ state }) => state === 'ok')).toBe(true);
  });
});
