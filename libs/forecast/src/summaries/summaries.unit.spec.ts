import { describe, expect, it } from 'vitest';
import { type Day } from '@muster/domain';
import { forecastSeries, type SeriesForecast } from '../series/forecast.js';
import { seriesOf, threeRegions } from '../testing/synthetic.js';
import { countedDraws, hitOf } from './chance.js';
import { compare } from './comparison.js';
import { summarise } from './summary.js';

const forecast = forecastSeries(seriesOf(threeRegions()), {
  seed: 5,
  trajectories: 400,
  horizon: 3,
}) as SeriesForecast;
const DAYS = ['2024-09-30', '2025-09-30', '2026-09-30'] as Day[];

describe('a summary', () => {
  const summary = summarise(forecast);

  it('has quantiles that rise, on the last day of each target month', () => {
    for (const { points } of summary.areas) {
      expect(points.map(({ on }) => on)).toEqual(DAYS);
      for (const { quantiles } of points) {
        const values = Object.values(quantiles);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }
    }
  });

  it('leads from opening to closing by the means of its parts', () => {
    for (const { bridge, points } of summary.areas)
      bridge!.forEach(({ closing }, step) => expect(closing).toBeCloseTo(points[step]!.mean, 6));
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});

describe('the chance of a promise', () => {
  const draws = [
    Float64Array.of(0, 50, 100, 150),
    Float64Array.of(120, 40, 90, 160),
    Float64Array.of(130, 140, 150, 160),
  ];
  const hit = hitOf({ basis: 'net', amount: 100, counted: 0, dueOn: '2025-12-31' as Day }, DAYS, draws);

  it('is the share of trajectories in which enough counts on the day', () => {
    expect(hit.byDay.map(({ chance }) => chance)).toEqual([0.5, 0.5, 1]);
    expect(hit.byDay.map(({ everSo }) => everSo)).toEqual([0.5, 0.75, 1]);
    expect(hit.byDay[0]!.standardError).toBeCloseTo(0.25, 12);
  });

  it('comes with what is missing on average, over all and where any is', () => {
    expect(hit.byDay[0]).toMatchObject({ expectedShortfall: 37.5, shortfallIfMissed: 75 });
    expect(hit.byDay[2]).toMatchObject({ expectedShortfall: 0, shortfallIfMissed: undefined });
  });

  it('is that of the last day forecast before the due day, and names the days by which it is likely', () => {
    expect(hit.due!.on).toBe('2025-09-30');
    expect(hit.likelyOn).toEqual({ '0.5': '2024-09-30', '0.8': '2026-09-30' });
  });

  it('of a net target counts the change of the stock since the origin on top of what counts already', () => {
    const area = forecast.areas[0]!;
    const [first] = countedDraws(area, { basis: 'net', amount: 1, counted: 300 })!;
    expect(first![7]).toBeCloseTo(300 + area.stock[0]![7]! - area.atOrigin, 9);
  });

  it('of a gross target counts joiners, which never lower it', () => {
    const area = forecast.areas[0]!;
    const counted = countedDraws(area, { basis: 'gross', amount: 1, counted: 300 })!;
    expect(counted[1]![7]).toBeCloseTo(300 + area.flows!.joiners[0]![7]! + area.flows!.joiners[1]![7]!, 9);
    const chances = hitOf({ basis: 'gross', amount: 2500, counted: 300 }, DAYS, counted).byDay.map(
      ({ chance }) => chance,
    );
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
  });
});

describe('two results on common random numbers', () => {
  it('differ by the cause alone: a hundred more everywhere is a hundred more, without spread', () => {
    const draws = forecast.areas[0]!.stock[0]!;
    expect(
      compare(
        draws,
        draws.map(value => value + 100),
      ),
    ).toEqual({
      difference: expect.closeTo(100, 9) as unknown,
      standardError: expect.closeTo(0, 9) as unknown,
      interval95: [expect.closeTo(100, 9), expect.closeTo(100, 9)],
      better: 1,
    });
    expect(compare(draws, draws)).toMatchObject({ difference: 0, better: 0.5 });
  });

  it('of different numbers of trajectories are not compared', () => {
    expect(() => compare(new Float64Array(3), new Float64Array(4))).toThrow('3 and 4 trajectories');
  });
});
