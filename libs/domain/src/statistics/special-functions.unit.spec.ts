import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { betaQuantile, incompleteBeta } from './beta.js';
import { gammaQuantile, logGamma, lowerGamma } from './gamma.js';
import { criticalValue } from './interval.js';

const digits = (value: number, published: number, count: number) =>
  expect(Math.abs(value / published - 1)).toBeLessThan(10 ** -count);

describe('the gamma function', () => {
  it('is the factorials, and the root of π at one half', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      expect(logGamma(n + 1)).toBeCloseTo(Math.log((factorial *= n)), 12);
    }
    expect(logGamma(1 / 2)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });
});

describe('the incomplete gamma function', () => {
  it('has the chi-squared quantiles of Abramowitz and Stegun (1964), table 26.8', () => {
    // Degrees of freedom, chance above, quantile.
    for (const [degrees, above, quantile] of [
      [1, 0.05, 3.84146],
      [1, 0.01, 6.6349],
      [2, 0.05, 5.99146],
      [10, 0.05, 18.307],
      [10, 0.975, 3.24697],
      [30, 0.025, 46.9792],
      [100, 0.05, 124.342],
    ] as const)
      digits(2 * gammaQuantile(degrees / 2, 1 - above), quantile, 5);
  });

  it('is 1 − e⁻ˣ for shape 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 30, noNaN: true }),
        x => void expect(lowerGamma(1, x)).toBeCloseTo(-Math.expm1(-x), 13),
      ),
    );
  });

  it('is the chance of that many Poisson events or more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 80, noNaN: true }),
        (count, mean) => {
          let [term, fewer] = [Math.exp(-mean), 0];
          for (let k = 0; k < count; k += 1) {
            fewer += term;
            term *= mean / (k + 1);
          }
          expect(lowerGamma(count, mean)).toBeCloseTo(1 - fewer, 12);
        },
      ),
    );
  });
});

describe('the incomplete beta function', () => {
  it("has Student's quantiles of Abramowitz and Stegun (1964), table 26.10", () => {
    // Degrees of freedom, and what t stays within with a chance of 0.95.
    for (const [degrees, t] of [
      [1, 12.706],
      [4, 2.776],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ] as const) {
      const x = betaQuantile(degrees / 2, 1 / 2, 0.05);
      digits(Math.sqrt((degrees * (1 - x)) / x), t, 3.3);
    }
  });

  it('is the chance of that many successes or more, and its quantile undoes it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1;
          let term = (1 - x) ** n;
          let fewer = 0;
          for (let k = 0; k < a; k += 1) {
            fewer += term;
            term *= ((n - k) / (k + 1)) * (x / (1 - x));
          }
          const chance = incompleteBeta(a, b, x);
          expect(chance).toBeCloseTo(1 - fewer, 10);
          if (chance > 1e-6 && chance < 1 - 1e-6) expect(betaQuantile(a, b, chance)).toBeCloseTo(x, 9);
        },
      ),
    );
  });

  it('is symmetric', () => {
    const shape = fc.double({ min: 0.2, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        shape,
        shape,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, x) => void expect(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x)).toBeCloseTo(1, 9),
      ),
    );
  });
});

describe('the critical value of the normal distribution', () => {
  it('is the published one', () => {
    // Wichura, Algorithm AS 241, Applied Statistics 37 (1988), and any table of the normal distribution.
    digits(criticalValue(0.9), 1.6448536269514722, 13);
    digits(criticalValue(0.95), 1.959963984540054, 13);
    digits(criticalValue(0.99), 2.5758293035489004, 13);
  });

  it('is none for certainty or none of it', () => {
    for (const confidence of [0, 1, -1, NaN]) expect(() => criticalValue(confidence)).toThrow('a confidence');
  });
});
