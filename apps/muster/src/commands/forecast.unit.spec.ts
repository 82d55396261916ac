import { describe, expect, it } from 'vitest';
import { dataFolder } from '@muster/platform';
import { join } from 'node:path';
import { fanLines } from '../forecasts/fan.js';
import { type QuantileItem } from '../forecasts/quantile-items.js';
import { printed } from '../testing/commands.js';
import { forecastCommand } from './forecast.js';

const FILE = join(dataFolder(), 'nhs_turnover_midwives_consultants.csv');
const forecast = (...words: string[]) =>
  printed(forecastCommand(), '--input', FILE, '--trajectories', '100', '--horizon', '1', ...words);

describe('muster forecast --input', () => {
  it('prints a JSON list of quantiles and nothing else, the same bytes for the same seed', async () => {
    const [once, again, other] = [
      await forecast('--format', 'quantiles'),
      await forecast('--format', 'quantiles', '--seed', '1'),
      await forecast('--format', 'quantiles', '--seed', '2'),
    ];
    expect(again).toBe(once);
    expect(other).not.toBe(once);
    const items = JSON.parse(once) as QuantileItem[];
    expect(items).toHaveLength(32);
    expect(items[0]).toMatchObject({
      profession: 'midwife',
      region: 'All',
      measure: 'FTE',
      origin: '2023-09',
      target: '2024-09',
    });
    expect(Object.keys(items[0]!.quantiles)).toEqual(['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975']);
  });

  it('prints CSV, everything that was learned, or a table with a fan', async () => {
    expect((await forecast('--format', 'csv')).split('\n')[0]).toBe(
      'profession,region,measure,origin,target,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975',
    );
    const whole = JSON.parse(await forecast('--format', 'json')) as { forecasts: { learned: unknown }[] };
    expect(whole.forecasts).toHaveLength(4);
    expect(whole.forecasts[0]!.learned).toMatchObject({ growth: { years: 5 } });
    expect(await forecast()).toContain('▓┃▓');
  });

  it.each([
    [['--horizon', '0'], 'Expected a whole number of periods from 1 to 40.'],
    [['--horizon', '41'], 'Expected a whole number of periods from 1 to 40.'],
    [['--origin', 'September'], 'Expected a month, as YYYY-MM, e.g. 2023-09.'],
    [['--origin', '2023-13'], 'Expected a month, as YYYY-MM, e.g. 2023-09.'],
    [['--seed', '-1'], 'Expected a whole number from 0 to'],
    [['--model', 'pipeline'], 'the pipeline model is about a target'],
    [['--target', 'midwives-1200'], '--target does not go with --input'],
    [['--origin', '2009-01'], 'nothing in'],
  ])('refuses %j in words', async (words, why) => {
    await expect(forecast(...words)).rejects.toThrow(why);
  });
});

describe('a fan in the terminal', () => {
  const quantiles = { '0.025': 10, '0.1': 20, '0.25': 30, '0.5': 40, '0.75': 50, '0.9': 60, '0.975': 70 };
  const draw = (width: number) => fanLines([{ on: '2023', stock: 40 }], [{ on: '2024', quantiles }], width);

  it('has bands of 50, 80 and 95 % around the median, told apart without colour', () => {
    const [, past, future] = draw(40);
    expect(future).toMatch(/^ {2}2024 {2}40 {2}░+▒+▓+┃▓+▒+░+$/);
    expect(past!.indexOf('●')).toBe(future!.indexOf('┃'));
  });

  it('is as wide as the terminal and no wider', () => {
    for (const width of [40, 60, 100])
      expect(
        Math.max(
          ...draw(width)
            .slice(0, 3)
            .map(line => line.length),
        ),
      ).toBeLessThanOrEqual(width);
    expect(draw(100)[2]!.length).toBeGreaterThan(draw(60)[2]!.length);
  });
});
