import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Area, type Day } from '@muster/domain';
import { deliverEvents } from '@muster/gateway';
import { systemClock, todayOf } from '@muster/platform';
import { CLEAN } from '@muster/simulator';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverSimulated } from '../simulated.js';
import { printed, storeOfCommands } from '../testing/commands.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';
import { backtestCommand } from './backtest.js';
import { forecastCommand } from './forecast.js';
import { solveCommand } from './solve.js';

const TARGET = {
  specversion: '1.0',
  type: 'muster.target.set.v1',
  source: 'urn:test',
  id: 'east-1',
  subject: 'target/east',
  time: '2025-10-01T00:00:00Z',
  data: {
    ...{ profession: 'midwife', measure: 'fte', basis: 'net', amount: 25, area: 'Y61', evidence: 'derived' },
    ...{ baselineOn: '2020-09-30', dueOn: '2025-09-30', effectiveOn: '2020-10-01' },
  },
};

interface Told {
  readonly status: string;
  readonly model: string;
  readonly code?: string;
  readonly words: readonly string[];
  readonly levers?: readonly { readonly inWords: string; readonly applied: boolean }[];
  readonly summary?: {
    readonly areas: readonly { readonly hit?: { readonly due: { readonly chance: number } } }[];
  };
}

describe('muster forecast and muster solve, of people whom events tell of', () => {
  let store: Awaited<ReturnType<typeof storeOfCommands>>;
  const folder = mkdtempSync(join(tmpdir(), 'muster-scenarios-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(async () => {
    store = await storeOfCommands('solve');
    await withMuster({}, 'the test of solutions', async muster => {
      await deliverSimulated(muster, {
        ...{ people: 1_000, from: '2019-09-30' as Day, years: 4, seed: 7, mergers: false },
        ...{ areas: ['Y58', 'Y61'] as Area[], pipeline: true, exposureMonths: 100, dirt: CLEAN },
      });
      await deliverEvents(muster.log, [TARGET], todayOf(systemClock));
      await untilFolded(muster.database, await everythingSoFar(muster.log), () => undefined);
    });
  });
  afterAll(async () => {
    await store.drop();
    rmSync(folder, { recursive: true });
  });

  const forecast = (...words: string[]) =>
    printed(forecastCommand(), '--target', 'east', '--trajectories', '400', ...words);
  const solve = (...words: string[]) =>
    printed(solveCommand(), '--target', 'east', '--from', '2023-10', '--trajectories', '400', ...words);
  const chanceIn = (text: string) => {
    const [{ summary }] = JSON.parse(text) as [Told];
    return summary!.areas.find(({ hit }) => hit)!.hit!.due.chance;
  };

  it('answer by the pipeline, and by another model where it is asked for', async () => {
    const table = await forecast();
    expect(table).toContain('The chance of 25 more midwives (FTE) by 30 September 2025 is about');
    expect(table).toContain(
      'Pipeline model, cohorts and people month by month, from 2023-08 on, 400 trajectories',
    );
    for (const model of ['pipeline', 'combined', 'series']) {
      const [told] = JSON.parse(await forecast('--model', model, '--format', 'json')) as [Told];
      // Nothing is published here, and the series is asked of what is.
      expect(told.status).toBe(model === 'series' ? 'no-forecast' : 'forecast');
      expect(told.model).toBe(model);
    }
  });

  it('pull the levers of a file', async () => {
    const levers = [{ kind: 'leaving-rate', from: '2023-10', change: { percent: -30 } }];
    const scenario = file('stay.json', JSON.stringify({ name: 'They stay', by: 'A planner', levers }));
    const under = await forecast('--scenario', scenario, '--format', 'json');
    expect(chanceIn(under)).toBeGreaterThan(chanceIn(await forecast('--format', 'json')));
    const [{ words, levers: told }] = JSON.parse(under) as [Told];
    expect(words).toContain('Under “They stay” (A planner):');
    expect(told).toMatchObject([{ inWords: 'leaving-rate from 2023-10: −30 %', applied: true }]);
  });

  it('tell everything that is wrong with a file, and what does not go together', async () => {
    const wrong = [
      { kind: 'leaving', from: '2023-10', change: { percent: -30 } },
      { kind: 'hours', from: 'October', change: {} },
    ];
    const scenario = file('wrong.json', JSON.stringify(wrong));
    const told = forecast('--scenario', scenario);
    await expect(told).rejects.toMatchObject({ code: 'bad-scenario', exit: 2 });
    await expect(told).rejects.toThrow(/\/levers\/0\/kind.*\/levers\/1\/from.*\/levers\/1\/change/s);
    await expect(forecast('--scenario', file('no.json', '{'))).rejects.toThrow('it is no JSON');
    await expect(forecast('--scenario', join(folder, 'none.json'))).rejects.toMatchObject({
      code: 'no-file',
    });
    await expect(forecast('--scenario', 'not-kept')).rejects.toMatchObject({ code: 'unknown-scenario' });
    await expect(forecast('--scenario', scenario, '--basis', 'gross')).rejects.toMatchObject({
      code: 'bad-options',
    });
    await expect(solve('--lever', 'hours', '--band', '1-2')).rejects.toThrow(
      '--band: only leaving-rate has one',
    );
    await expect(solve('--lever', 'hours', '--chance', '1')).rejects.toThrow(
      'Expected a number from 0.01 to 0.99',
    );
  });

  it('find how much of a lever is enough', async () => {
    const words = ['--lever', 'returners', '--chance', '0.8'];
    const text = await solve(...words);
    expect(text).toMatch(/returners from 2023-10: \+\d+ people a year: then about 8\d in 100; without it/);
    expect(text).toContain('Wanted: 80 %; by the pipeline model from 2023-08-31 on, seed 1.');
    const json = JSON.parse(await solve(...words, '--format', 'json')) as { solution: object };
    expect(json).toMatchObject({
      status: 'answered',
      model: 'pipeline',
      wanted: 0.8,
      solution: { outcome: 'found', lever: { kind: 'returners', change: { by: expect.any(Number) } } },
    });
  });

  it('are tested on the past of these people, beside the series of the same people', async () => {
    const words = ['--trajectories', '200', '--model'];
    const table = await printed(backtestCommand(), ...words, 'combined');
    expect(table).toMatch(
      /^The people are simulated: this is no evidence of anything.\nForecasts made again from 2021-08 … 2022-08, 1 to 2 years ahead/,
    );
    expect(table).toMatch(/^ +midwife FTE, England +3 .*\d$/m);
    const csv = (await printed(backtestCommand(), ...words, 'pipeline', '--format', 'csv')).split('\n');
    expect(csv.filter(line => line.startsWith('midwife,fte,england,3,pipeline,'))).toHaveLength(1);
    await expect(
      printed(backtestCommand(), ...words, 'pipeline', '--last-target', '2023-09'),
    ).rejects.toMatchObject({ code: 'bad-options' });
  });
});
