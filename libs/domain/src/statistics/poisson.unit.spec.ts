import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { lowerGamma } from './gamma.js';
import { poissonInterval } from './poisson.js';

describe('the exact Poisson interval', () => {
  // Garwood, Biometrika 28 (1936): halves of the quantiles 2.5 % and 97.5 % of chi-squared.
  it.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [2, 0.242, 7.225],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [100, 81.364, 121.627],
  ])('of %d is %d to %d', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('has limits under which the count would be too large, or too small, with half of the chance that is left', () => {
    const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), confidence, (count, confident) => {
        const { low, high } = poissonInterval(count, confident);
        const tail = (1 - confident) / 2;
        expect(low).toBeLessThan(count);
        expect(high).toBeGreaterThan(count);
        expect(lowerGamma(count, low)).toBeCloseTo(tail, 9);
        expect(1 - lowerGamma(count + 1, high)).toBeCloseTo(tail, 9);
      }),
    );
  });

  it('is of whole numbers only', () => {
    for (const count of [-1, 1.5, NaN]) expect(() => poissonInterval(count)).toThrow('a whole number');
  });
});
