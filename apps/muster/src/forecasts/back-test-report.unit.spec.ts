import { describe, expect, it } from 'vitest';
import { type Month } from '@muster/domain';
import { type ScoredGroup } from '@muster/forecast';
import { dataFolder } from '@muster/platform';
import { join } from 'node:path';
import { backTestReport } from './back-test-report.js';
import { readTurnoverFile } from './turnover-file.js';

/**
 * The record that the series model was chosen by. Nothing is ever tuned on figures after September 2023: they are for judging, and so
 * what comes later is not looked at here, whatever the shipped file may hold.
 */
describe('on the published figures up to September 2023', () => {
  let groups: readonly ScoredGroup[] = [];
  let relative: Readonly<Record<string, Readonly<Record<'naive' | 'drift' | 'ets', number>>>> = {};

  it('forecasts are made from September 2014 to September 2022, one to four years ahead', async () => {
    const { series } = await readTurnoverFile(join(dataFolder(), 'nhs_turnover_midwives_consultants.csv'));
    const report = backTestReport(series, {
      horizons: 4,
      lastTarget: '2023-09' as Month,
      seed: 1,
      trajectories: 1000,
    });
    expect([report.plan.origins[0], report.plan.origins.at(-1)]).toEqual(['2014-09', '2022-09']);
    groups = report.groups;
    relative = Object.fromEntries(report.relative.map(each => [each.profession, each]));
    expect(groups.map(({ forecasts }) => forecasts)).toEqual([30, 210, 30, 210, 30, 210, 30, 210]);
  });

  it('midwives are forecast better than by naive, drift and damped trend', () => {
    expect(relative['midwife']!.naive).toBeLessThanOrEqual(0.85);
    expect(relative['midwife']!.drift).toBeLessThanOrEqual(0.8);
    expect(relative['midwife']!.ets).toBeLessThanOrEqual(0.83);
  });

  it('consultants are forecast far better than by naive, and as well as by drift', () => {
    expect(relative['consultant']!.naive).toBeLessThanOrEqual(0.15);
    expect(relative['consultant']!.drift).toBeLessThanOrEqual(1.05);
  });

  it('intervals of midwives hold what they say', () => {
    for (const { profession, level, scores } of groups) {
      if (profession !== 'midwife') continue;
      const { coverage } = scores.find(({ method }) => method === 'series')!;
      const [least, most] = level === 'england' ? [0.65, 0.95] : [0.75, 0.92];
      expect(coverage[80]).toBeGreaterThanOrEqual(least);
      expect(coverage[80]).toBeLessThanOrEqual(most);
      expect(coverage[95]).toBeGreaterThanOrEqual(0.88);
    }
  });
});
