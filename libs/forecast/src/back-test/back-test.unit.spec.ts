import { describe, expect, it } from 'vitest';
import { type Month } from '@muster/domain';
import { normalQuantile } from '../random/quantiles/normal.js';
import { uniform } from '../random/uniform.js';
import { weightedIntervalScore } from '../scoring/wis.js';
import { growing, seriesOf, threeRegions } from '../testing/synthetic.js';
import { backTest, type BackTestPlan } from './back-test.js';
import { relativeWis, scoreboard } from './scoreboard.js';

const PLAN: BackTestPlan = {
  origins: ['2019-09', '2020-09', '2021-09'] as Month[],
  horizons: 2,
  lastTarget: '2022-09' as Month,
  seed: 1,
  trajectories: 300,
};

describe('a back-test', () => {
  const input = seriesOf(threeRegions());
  const scored = backTest([input], PLAN);

  it('asks all methods the same questions, none beyond the last target', () => {
    const questions = (method: string) =>
      scored
        .filter(each => each.method === method)
        .map(({ area, origin, target, truth }) => [area, origin, target, truth]);
    expect(questions('series')).toHaveLength(4 * (2 + 2 + 1));
    for (const method of ['naive', 'drift', 'ets']) expect(questions(method)).toEqual(questions('series'));
    expect(scored.every(({ target }) => target <= '2022-09')).toBe(true);
  });

  it('forecasts from each origin as if nothing later were known', () => {
    const later = (origin: string) => ({
      ...input,
      regions: input.regions.map(series => ({
        ...series,
        periods: series.periods.map(period =>
          period.to > origin ? { ...period, joiners: 1, start: 5 } : period,
        ),
      })),
    });
    const [plan, quantiles] = [
      { ...PLAN, origins: ['2020-09'] as Month[] },
      (of: ReturnType<typeof backTest>) => of.map(each => each.quantiles),
    ];
    expect(quantiles(backTest([later('2020-09')], plan))).toEqual(quantiles(backTest([input], plan)));
  });

  it('scores against what was published, in groups of England and regions', () => {
    const groups = scoreboard(scored);
    expect(groups.map(({ level, forecasts }) => [level, forecasts])).toEqual([
      ['england', 5],
      ['region', 15],
    ]);
    const series = scored.filter(({ method, area }) => method === 'series' && area === 'ENG');
    const wis = series.map(({ quantiles, truth }) => weightedIntervalScore(quantiles, truth));
    expect(groups[0]!.scores.at(-1)!.wis).toBeCloseTo(wis.reduce((sum, value) => sum + value, 0) / 5, 9);
    expect(groups[0]!.series.pit.reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(relativeWis(groups, 'midwife', 'series')).toBeCloseTo(1, 12);
  });
});

describe('on series that are as the model says', () => {
  // Growth a year of N(0.03, 0.02²), regions around it: 12 worlds, 14 years each.
  const worlds = Array.from({ length: 12 }, (_, world) => {
    const normal = (place: number, year: number) => normalQuantile(uniform(99, world, place, year, 1));
    const years = Array.from({ length: 14 }, (_, year) => 0.03 + 0.02 * normal(0, year));
    return seriesOf(
      ['Y56', 'Y58', 'Y60', 'Y61'].map((code, place) =>
        growing(code, {
          growth: years.map((rate, year) => rate + 0.008 * normal(place + 1, year)),
          stock: 2500,
        }),
      ),
      { profession: `world ${world}` },
    );
  });
  const origins = ['2015-09', '2016-09', '2017-09', '2018-09', '2019-09', '2020-09', '2021-09'] as Month[];
  const groups = scoreboard(
    backTest(worlds, {
      origins,
      horizons: 2,
      lastTarget: '2023-09' as Month,
      seed: 3,
      trajectories: 300,
    }).map(each => ({ ...each, profession: 'all' })),
  );

  it('its intervals hold what they say', () => {
    for (const { scores } of groups) {
      const { coverage } = scores.find(({ method }) => method === 'series')!;
      expect(coverage[80]).toBeGreaterThan(0.72);
      expect(coverage[80]).toBeLessThan(0.9);
      expect(coverage[95]).toBeGreaterThan(0.9);
    }
  });

  it('its chances come about as often as they say', () => {
    for (const { series } of groups)
      for (const { count, meanChance, cameAbout } of series.reliability)
        if (count >= 80) expect(Math.abs(meanChance! - cameAbout!)).toBeLessThan(0.2);
  });

  it('it is better than doing nothing and than a damped trend, and hardly worse than the method that is the truth there', () => {
    expect(relativeWis(groups, 'all', 'naive')).toBeLessThan(0.9);
    expect(relativeWis(groups, 'all', 'ets')).toBeLessThan(1);
    // A random walk with drift, learned from all the past: nothing can be better on average.
    expect(relativeWis(groups, 'all', 'drift')).toBeLessThan(1.1);
  });
});
