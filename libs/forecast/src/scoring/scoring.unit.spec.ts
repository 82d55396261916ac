import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { normalQuantile } from '../random/quantiles/normal.js';
import { coverageOf, histogram, pit } from './calibration.js';
import { crps } from './crps.js';
import { brier, reliability } from './events.js';
import { LEVELS, type Quantiles, quantileOf, quantilesOf } from './quantiles.js';
import { intervalScore, quantileScore, weightedIntervalScore } from './wis.js';

/** A sample that is as normal as one of its size can be. */
const evenly = (count: number, mean = 0, sd = 1) =>
  Float64Array.from({ length: count }, (_, index) => mean + sd * normalQuantile((index + 0.5) / count));

const normal = (mean: number, sd: number) =>
  LEVELS.map(level => mean + sd * normalQuantile(level)) as unknown as Quantiles;

describe('quantiles of draws', () => {
  it('lie between the nearest two, as R’s quantile() and NumPy have them', () => {
    // quantile(c(1, 2, 4, 8, 16), c(.1, .25, .5, .9), type = 7)
    const draws = [1, 2, 4, 8, 16];
    expect([0.1, 0.25, 0.5, 0.9].map(level => quantileOf(draws, level))).toEqual([1.4, 2, 4, 12.8]);
  });

  it('rise, whatever the order of the draws', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }), draws => {
        const quantiles = quantilesOf(draws);
        expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the weighted interval score', () => {
  it('of an interval is its width and the fine, as in the examples that scoringutils is tested by', () => {
    // scoringutils 2.0, tests/testthat/test-metrics-quantile.R, "wis works standalone, 1 interval only": 0.25–0.75 intervals,
    // expected (upper − lower) α/2 + how far outside.
    const cases = [
      { truth: 1, low: 0, high: 2, expected: 0.5 },
      { truth: -15, low: 1, high: 2, expected: 16.25 },
      { truth: 22, low: 0, high: 3, expected: 19.75 },
    ];
    for (const { truth, low, high, expected } of cases) {
      expect((0.5 / 2) * intervalScore(low, high, 0.5, truth)).toBe(expected);
      expect((quantileScore(0.25, low, truth) + quantileScore(0.75, high, truth)) / 2).toBe(expected);
    }
  });

  it('is the weighted mean of interval scores and the median’s error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e4, max: 1e4 }), { minLength: 7, maxLength: 7 }),
        fc.double({ noNaN: true, min: -2e4, max: 2e4 }),
        (values, truth) => {
          const q = values.sort((a, b) => a - b) as unknown as Quantiles;
          const intervals = [
            [0.05, q[0], q[6]],
            [0.2, q[1], q[5]],
            [0.5, q[2], q[4]],
          ] as const;
          const weighted = intervals.map(
            ([alpha, low, high]) => (alpha / 2) * intervalScore(low, high, alpha, truth),
          );
          const sum = 0.5 * Math.abs(truth - q[3]) + weighted[0]! + weighted[1]! + weighted[2]!;
          expect(weightedIntervalScore(q, truth)).toBeCloseTo(sum / 3.5, 6);
        },
      ),
    );
  });

  it('of a point forecast is its error', () => {
    expect(weightedIntervalScore([5, 5, 5, 5, 5, 5, 5], 8)).toBeCloseTo(3, 12);
  });

  it.each([
    ['shifted', normal(0.5, 1)],
    ['too sure of itself', normal(0, 0.5)],
    ['too unsure', normal(0, 2)],
  ])('is proper: on truths that are normal the honest forecast beats one that is %s', (_, other) => {
    const mean = (quantiles: Quantiles) =>
      evenly(2000).reduce((sum, truth) => sum + weightedIntervalScore(quantiles, truth), 0) / 2000;
    expect(mean(normal(0, 1))).toBeLessThan(mean(other));
  });
});

describe('the continuous ranked probability score', () => {
  // Gneiting and others (2005), equation 5: σ (z (2 Φ(z) − 1) + 2 φ(z) − 1 ÷ √π).
  const phi = (z: number) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-2, 0.022750131948179195],
  ])('of a normal distribution at %d is the closed form', (z, below) => {
    const closed = 3 * (z * (2 * below - 1) + 2 * phi(z) - 1 / Math.sqrt(Math.PI));
    expect(crps(evenly(20_000, 10, 3), 10 + 3 * z)).toBeCloseTo(closed, 3);
  });

  it('of one draw is its error', () => {
    expect(crps([4], 7)).toBe(3);
  });

  it('of two draws is as written out: |1−2|/2 + |5−2|/2 − |1−5|/4', () => {
    expect(crps([1, 5], 2)).toBe(1);
  });

  it('is proper: the honest forecast beats a shifted and a narrow one', () => {
    const mean = (draws: Float64Array) => evenly(500).reduce((sum, truth) => sum + crps(draws, truth), 0);
    expect(mean(evenly(500))).toBeLessThan(mean(evenly(500, 0.4)));
    expect(mean(evenly(500))).toBeLessThan(mean(evenly(500, 0, 0.6)));
  });
});

describe('calibration', () => {
  it('counts truths within the central intervals, their bounds included', () => {
    const quantiles: Quantiles = [0, 1, 2, 3, 4, 5, 6];
    const truths = [-1, 0, 1, 2, 3, 4, 5, 6];
    expect(coverageOf(truths.map(truth => ({ quantiles, truth })))).toEqual({
      50: 3 / 8,
      80: 5 / 8,
      95: 7 / 8,
    });
  });

  it('finds each tenth equally often where the forecast is honest', () => {
    const draws = evenly(1000);
    const values = [...evenly(500)].map(truth => pit(draws, truth));
    expect(histogram(values, 10)).toEqual(Array.from({ length: 10 }, () => 50));
  });

  it('counts ties half', () => {
    expect(pit([1, 2, 2, 3], 2)).toBe(0.5);
  });
});

describe('chances', () => {
  it('are scored as Brier wrote it', () => {
    // 80 % on what came, 30 % on what did not: (0.04 + 0.09) ÷ 2.
    const given = [
      { chance: 0.8, came: true },
      { chance: 0.3, came: false },
    ];
    expect(brier(given)).toBeCloseTo(0.065, 12);
  });

  it('are reliable where things come about as often as was said', () => {
    const given = [0.1, 0.1, 0.1, 0.1, 1].map((chance, index) => ({
      chance,
      came: index === 0 || index === 4,
    }));
    const [, second, , , last] = reliability(given, 5);
    expect(reliability(given, 5)[0]).toEqual({
      from: 0,
      to: 0.2,
      count: 4,
      meanChance: 0.1,
      cameAbout: 0.25,
    });
    expect(second).toMatchObject({ count: 0, meanChance: null, cameAbout: null });
    expect(last).toMatchObject({ count: 1, meanChance: 1, cameAbout: 1 });
  });

  it('score best when they are meant', () => {
    const truths = Array.from({ length: 100 }, (_, index) => index < 30);
    const score = (chance: number) => brier(truths.map(came => ({ chance, came })));
    for (const other of [0, 0.2, 0.4, 1]) expect(score(0.3)).toBeLessThan(score(other));
  });
});
