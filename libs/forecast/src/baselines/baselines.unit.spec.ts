import { describe, expect, it } from 'vitest';
import { dampedEts } from './damped-ets.js';
import { drift } from './drift.js';
import { naive } from './naive.js';
import { studentQuantile } from './student.js';

describe('Student’s t', () => {
  it.each([
    // Tables of the t distribution.
    [0.975, 1, 12.706204736],
    [0.975, 4, 2.776445105],
    [0.9, 10, 1.372183641],
    [0.025, 30, -2.042272456],
  ])('has its %d quantile at %d degrees where tables have it', (u, df, expected) => {
    expect(studentQuantile(u, df)).toBeCloseTo(expected, 7);
  });
});

describe('naive', () => {
  it('is the last stock, and spreads by what changed in as many periods, either way', () => {
    const quantiles = naive({ stock: 100, growth: [Math.log(1.1), Math.log(1.1)] }, 2)!;
    expect(quantiles[3]).toBeCloseTo(100, 9);
    expect(Math.log(quantiles[6] / 100)).toBeCloseTo(0.95 * Math.log(1.21), 9);
    expect(quantiles[0] * quantiles[6]).toBeCloseTo(100 ** 2, 6);
  });

  it('has nothing to say of longer than the past', () => {
    expect(naive({ stock: 100, growth: [0.1] }, 2)).toBeUndefined();
  });
});

describe('drift', () => {
  it('goes on with the mean growth, as unsure as n periods leave it', () => {
    const quantiles = drift({ stock: 100, growth: [0.02, 0.04, 0.03] }, 2)!;
    expect(Math.log(quantiles[3] / 100)).toBeCloseTo(0.06, 12);
    const sd = 0.01 * Math.sqrt(2 * (1 + 2 / 3));
    expect(Math.log(quantiles[6] / 100)).toBeCloseTo(0.06 + 4.30265273 * sd, 8);
  });
});

describe('a damped trend', () => {
  it('goes on with steady growth ever more slowly', () => {
    const past = { stock: 100, growth: [0.02, 0.02, 0.02, 0.02, 0.02, 0.02] };
    const ahead = [1, 2, 3].map(horizon => Math.log(dampedEts(past, horizon)![3] / 100));
    expect(ahead[0]!).toBeGreaterThan(0.015);
    expect(ahead[0]!).toBeLessThanOrEqual(0.02);
    expect(ahead[1]! - ahead[0]!).toBeLessThan(ahead[0]!);
    expect(ahead[2]! - ahead[1]!).toBeLessThan(ahead[1]! - ahead[0]!);
  });

  it('needs more periods than it has weights', () => {
    expect(dampedEts({ stock: 100, growth: [0.1, 0.2, 0.1] }, 1)).toBeUndefined();
  });
});
