import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { muster, temporaryHome } from '../support/command.js';

let home: string;
let remove: () => void;
beforeAll(() => {
  ({ home, remove } = temporaryHome());
});
afterAll(() => remove());

const person = (digit: string) => `person/${digit.repeat(32)}`;

function event(type: string, subject: string, id: string, data: object): string {
  return JSON.stringify({
    specversion: '1.0',
    type: `muster.${type}.v1`,
    source: 'urn:ods:R0A:esr',
    id,
    subject,
    time: '2023-02-01T09:00:00Z',
    data,
  });
}

const started = (digit: string, effectiveOn: string) =>
  event('post.started', person(digit), 's', {
    post: `R0A-${digit}000`,
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    fte: 0.8,
    effectiveOn,
  });
const ended = (digit: string, effectiveOn: string) =>
  event('post.ended', person(digit), 'e', { post: `R0A-${digit}000`, effectiveOn });

async function imported(name: string, ...lines: string[]) {
  const file = join(home, name);
  writeFileSync(file, lines.join('\n'));
  const { code, out, err } = await muster(home, 'import', file, '--format', 'json').ended;
  return { code, err, report: (JSON.parse(out) as Record<string, unknown>[])[0] };
}

async function json(...args: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await muster(home, ...args, '--format', 'json').ended;
  if (code !== 0) throw new Error(`muster ${args.join(' ')}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>[];
}

describe('people on the command line', () => {
  it('come in, are exported, explained, restated, verified and rebuilt', async () => {
    const first = await imported(
      'first.ndjson',
      started('1', '2023-01-01'),
      started('2', '2023-01-15'),
      '{broken',
    );
    expect(first).toMatchObject({ code: 3, report: { events: 2, rejected: 1 } });
    expect(first.err).toContain(
      'line 3: expected well-formed JSON, got no name in quotes at line 3, column 2',
    );
    await sleep(20);
    const between = new Date().toISOString();
    await sleep(20);
    await imported('second.ndjson', ended('1', '2023-03-01'));

    const { out } = await muster(home, 'export', 'stock', '--level', 'england', '--profession', 'midwife')
      .ended;
    expect(out.trim().split('\n')).toEqual([
      'level,area,profession,measure,month,kind,value',
      'england,ENG,midwife,headcount,2023-01,stock,2',
      'england,ENG,midwife,fte,2023-01,stock,160000',
      'england,ENG,midwife,headcount,2023-02,stock,2',
      'england,ENG,midwife,fte,2023-02,stock,160000',
      'england,ENG,midwife,headcount,2023-03,stock,1',
      'england,ENG,midwife,fte,2023-03,stock,80000',
    ]);
    expect(await json('explain', 'flow', '--when', '2023-03', '--kind', 'left')).toMatchObject([
      {
        person: '1'.repeat(32),
        contributes: '2023-03-01 left headcount 1, fte 0.8',
        event: 'post.ended',
        id: 'e',
      },
    ]);
    expect(await json('restate', '--known-at', between, '--on', '2023-06-30')).toMatchObject([
      { area: 'ENG', headcountThen: 2, headcountNow: 1, headcountRestated: -1, fteThen: 1.6, fteNow: 0.8 },
    ]);
    expect(await json('rebuild')).toMatchObject([{ subjects: 2 }]);
    expect((await muster(home, 'verify').ended).out).toContain('0 differ, 0 do not add up.');
  });

  it('that are simulated are kept out of a store of real ones', async () => {
    const simulated = started('3', '2023-01-01').replace('urn:ods:R0A:esr', 'urn:muster:simulator:R0A:esr');
    expect(await imported('simulated.ndjson', simulated)).toMatchObject({
      code: 0,
      report: { events: 1, parked: 1 },
    });
    const doctor = await json('doctor');
    expect(doctor).toContainEqual({
      check: 'parked events',
      state: 'warn',
      found: '1 simulated-store in muster.people',
    });
  });

  it('are not explained by tenure but in organisations, by month', async () => {
    const { code, err } = await muster(home, 'explain', 'tenure', '--when', '2024-01-16').ended;
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('tenure is told of organisations, by month, not of england 2024-01-16'),
    ]);
  });
});
