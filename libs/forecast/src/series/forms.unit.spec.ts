import { describe, expect, it } from 'vitest';
import { type Month } from '@muster/domain';
import { chiSquaredQuantile } from '../random/quantiles/gamma.js';
import { growing, ROUGH, seriesOf } from '../testing/synthetic.js';
import { forecastSeries, type SeriesForecast } from './forecast.js';
import { learnGrowth, seasonOf, yearsOf } from './growth.js';
import { poolOffsets } from './offsets.js';
import { spreadOf } from './spread.js';

const made = (...asked: Parameters<typeof forecastSeries>) => forecastSeries(...asked) as SeriesForecast;

describe('of monthly figures', () => {
  const beat = [0.01, -0.01, 0.004, -0.004, 0, 0, 0.006, -0.006, 0, 0, 0.002, -0.002];
  const yearly = [0.012, 0.024, 0.006, 0.018, 0.03, 0.012];
  const monthly = yearly.flatMap(year => beat.map(departure => year / 12 + departure));

  it('years are twelve-month sums that do not overlap, back from the origin', () => {
    const years = yearsOf([99, ...monthly], 12);
    expect(years).toHaveLength(6);
    years.forEach((sum, index) => expect(sum).toBeCloseTo(yearly[index]!, 12));
  });

  it('month-of-year effects sum to zero and are shrunk by two years', () => {
    const season = seasonOf(monthly, 12);
    season.forEach((effect, month) => expect(effect).toBeCloseTo((beat[month]! * 6) / (6 + 2), 12));
    expect(season.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 12);
  });

  it('growth is learned from the last five years', () => {
    const growth = learnGrowth(monthly, 12)!;
    expect(growth.years).toBe(5);
    expect(growth.mean).toBeCloseTo(0.018, 12);
  });

  it('a forecast goes on month by month', () => {
    const regions = ['Y56', 'Y58'].map(code =>
      growing(code, { growth: monthly, stepMonths: 1, leaverRate: 0.01 }),
    );
    const forecast = made(seriesOf(regions), { seed: 1, trajectories: 200, horizon: 3 });
    expect(forecast.targets).toEqual(['2023-10', '2023-11', '2023-12'] as Month[]);
    expect(forecast.learned.stepsAYear).toBe(12);
    expect(forecast.learned.flows).toBeDefined();
  });
});

describe('small areas', () => {
  const regions = [
    growing('Y56', { growth: ROUGH, stock: 30, leaverRate: 0.12 }),
    growing('Y58', { growth: ROUGH, stock: 4000, leaverRate: 0.12 }),
  ];
  const forecast = made(seriesOf(regions), { seed: 1, trajectories: 2000, horizon: 1 });

  it('vary by the luck of single people at least: leavers are whole, and so many by chance', () => {
    const [small] = forecast.learned.flows!.small;
    expect(small!.area).toBe('Y56');
    const draws = forecast.areas.find(({ area }) => area === 'Y56')!.stock[0]!;
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1);
    expect(variance).toBeGreaterThan(0.9 * 30 * (0.12 * 0.88 + small!.joinerRate));
    expect(draws.every(value => value >= 0)).toBe(true);
  });

  it('add up with the large ones all the same', () => {
    const [england, ...others] = forecast.areas;
    const sum = others.reduce((total, { stock }) => total + stock[0]![11]!, 0);
    expect(england!.stock[0]![11]).toBeCloseTo(sum, 6);
  });
});

describe('partial pooling', () => {
  const values = (mean: number) => [0.01, -0.01, 0.01, -0.01, 0.01, -0.01].map(noise => mean + noise);

  it('draws areas that hardly differ together, and leaves those that differ much as they are', () => {
    const share = (apart: number) =>
      poolOffsets(
        [-1, 0, 1].map(place => ({ area: `Y${place}`, values: values(apart * place) })),
        1,
        0.02,
      ).areas[2]!;
    expect(share(0.001).mean).toBeLessThan(0.0005);
    expect(share(0.1).mean / 0.1).toBeGreaterThan(0.98);
    expect(share(0.1).ownShare).toBeGreaterThan(share(0.001).ownShare);
  });

  it('has seven areas of n periods worth 7 (n − 1) degrees of freedom', () => {
    const areas = Array.from({ length: 7 }, (_, place) => ({
      area: `${place}`,
      values: values(place / 100),
    }));
    expect(poolOffsets(areas, 1, 0.02).degrees).toBeCloseTo(7 * 5, 9);
  });
});

describe('the table of √(df ÷ χ²)', () => {
  it.each([1, 2, 4, 6, 16, 50.7])('with %d degrees of freedom is exact to 10⁻⁶, tails included', degrees => {
    const spread = spreadOf(degrees);
    for (const u of [2 ** -33, 1e-6, 0.001, 0.02, 0.3, 0.5, 0.77, 0.999, 1 - 1e-6]) {
      const exact = Math.sqrt(degrees / chiSquaredQuantile(u, degrees));
      expect(Math.abs(spread(u) / exact - 1)).toBeLessThan(1e-6);
    }
  });
});
