import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importShipped } from '../shipped.js';
import { printed, storeOfCommands } from '../testing/commands.js';
import { backtestCommand } from './backtest.js';
import { forecastCommand } from './forecast.js';
import { withMuster } from '../with-muster.js';

interface Told {
  readonly target: { readonly id: string };
  readonly status: string;
  readonly detail?: string;
  readonly words: readonly string[];
  readonly summary?: {
    readonly origin: string;
    readonly areas: readonly {
      readonly area: string;
      readonly hit?: {
        readonly counted: number;
        readonly due: { readonly on: string; readonly chance: number };
      };
    }[];
  };
}

describe('muster forecast, of what the store holds', () => {
  let store: Awaited<ReturnType<typeof storeOfCommands>>;
  beforeAll(async () => {
    store = await storeOfCommands('forecast');
    await withMuster({}, 'the test of forecasts', muster => importShipped(muster, () => undefined));
  });
  afterAll(() => store.drop());

  const ask = (...words: string[]) => printed(forecastCommand(), '--trajectories', '2000', ...words);

  it('says how likely each target is by its due day, like for like since its baseline', async () => {
    const [midwives, consultants] = JSON.parse(await ask('--format', 'json')) as [Told, Told];
    expect(midwives).toMatchObject({ target: { id: 'midwives-1200' }, status: 'forecast' });
    expect(midwives.summary!.origin).toBe('2023-09');
    const { hit } = midwives.summary!.areas.find(({ area }) => area === 'ENG')!;
    expect(hit!.counted).toBeCloseTo(369, 0);
    expect(hit!.due.on).toBe('2024-09-30');
    expect(hit!.due.chance).toBeGreaterThan(0.15);
    expect(hit!.due.chance).toBeLessThan(0.27);
    expect(midwives.words[0]).toContain(
      'The chance of 1,200 more midwives (FTE, like for like) by 30 September 2024 is about',
    );
    expect(consultants).toMatchObject({
      status: 'no-forecast',
      detail: 'no published series at this detail',
    });
  });

  it('looks back from where it is asked to', async () => {
    const [midwives] = JSON.parse(
      await ask('--target', 'midwives-1200', '--origin', '2022-09', '--format', 'json'),
    ) as [Told];
    const { hit } = midwives.summary!.areas.find(({ area }) => area === 'ENG')!;
    expect(midwives.summary!.origin).toBe('2022-09');
    expect(hit!.counted).toBeCloseTo(-438, 0);
  });

  it('forecasts a published series without a target', async () => {
    const table = await ask('--profession', 'consultant-all-specialties', '--measure', 'fte');
    expect(table).toContain('North East and Yorkshire');
  });

  it('does not know other targets, nor series that nobody published', async () => {
    await expect(ask('--target', 'doctors-7')).rejects.toMatchObject({ code: 'unknown-target', exit: 1 });
    await expect(ask('--profession', 'maternity-support')).rejects.toMatchObject({
      code: 'no-forecast',
      exit: 1,
    });
  });

  it('tests the series of the store as it tests the file', async () => {
    const words = ['--trajectories', '100', '--horizon', '1', '--last-target', '2016-09', '--format', 'csv'];
    const held = (await printed(backtestCommand(), '--store', ...words)).split('\n');
    const file = (await printed(backtestCommand(), ...words)).split('\n');
    expect(held.filter(line => line.startsWith('midwife,'))).toEqual(
      file.filter(line => line.startsWith('midwife,')),
    );
    expect(held.length).toBe(file.length);
  });
});
