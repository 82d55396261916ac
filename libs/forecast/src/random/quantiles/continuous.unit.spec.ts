import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../special/incomplete-beta.js';
import { incompleteGamma } from '../special/incomplete-gamma.js';
import { logGamma } from '../special/log-gamma.js';
import { betaQuantile } from './beta.js';
import { chiSquaredQuantile, gammaQuantile } from './gamma.js';
import { dirichletQuantile } from './multinomial.js';
import { normalQuantile } from './normal.js';

/** The least and the most that an addressed uniform can be, and what lies between. */
const LEAST = 2 ** -33;
const CHANCES = [LEAST, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.7, 0.975, 0.999, 1 - 1e-6, 1 - LEAST];
const SHAPES = [0.01, 0.5, 2.5, 123.4, 100_000];

/** To so many parts in one. */
function expectNear(found: number, expected: number, parts = 1e-10): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(parts * Math.max(Math.abs(expected), 1e-300));
}

describe('the normal quantile', () => {
  it('is what tables say', () => {
    // Abramowitz and Stegun (1964), table 26.5, and the same values to 16 digits.
    expectNear(normalQuantile(0.975), 1.959963984540054, 1e-15);
    expectNear(normalQuantile(0.9), 1.2815515655446004, 1e-15);
    expectNear(normalQuantile(0.001), -3.090232306167813, 1e-15);
    expectNear(normalQuantile(1e-10), -6.361340902404056, 1e-15);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it('is the root of chi-squared with one degree of freedom', () => {
    for (const u of CHANCES.filter(chance => chance > 0.5)) {
      const both = u - (1 - u);
      expectNear(normalQuantile(u) ** 2, chiSquaredQuantile(both, 1), 1e-9);
    }
  });
});

describe('the gamma quantile', () => {
  it('is that of the exponential for shape 1, and of the sum of two for shape 2', () => {
    for (const u of CHANCES) {
      expectNear(gammaQuantile(u, 1), -Math.log1p(-u));
      const x = gammaQuantile(u, 2);
      expectNear(
        u <= 0.5 ? -Math.expm1(-x + Math.log1p(x)) : Math.exp(-x) * (1 + x),
        u <= 0.5 ? u : 1 - u,
        1e-7,
      );
    }
  });

  it('is half a squared normal for shape ½', () => {
    for (const u of [0.01, 0.3, 0.9, 0.9999])
      expectNear(gammaQuantile(u, 0.5), normalQuantile((1 + u) / 2) ** 2 / 2);
  });

  it('has u below it, in both tails, from shapes of a hundredth to a hundred thousand', () => {
    for (const shape of SHAPES)
      for (const u of CHANCES) {
        const x = gammaQuantile(u, shape);
        if (x === 0) expect((Math.log(u) + logGamma(shape + 1)) / shape).toBeLessThan(-690);
        else {
          const { lower, upper } = incompleteGamma(shape, x);
          expectNear(u <= 0.5 ? lower : upper, u <= 0.5 ? u : 1 - u);
        }
      }
  });

  it('rises with u, also where uniforms stand closest', () => {
    for (const shape of [0.5, 3, 400])
      for (const u of [2 ** -33, 0.25, 1 - 2 ** -31])
        expect(gammaQuantile(u + 2 ** -32, shape)).toBeGreaterThan(gammaQuantile(u, shape));
  });
});

describe('the incomplete gamma function', () => {
  it('is a sum of Poisson chances for whole shapes', () => {
    for (const [shape, x] of [
      [3, 0.5],
      [3, 12],
      [20, 20],
      [50, 35],
    ] as const) {
      let term = Math.exp(-x);
      let sum = term;
      for (let k = 1; k < shape; k += 1) sum += term *= x / k;
      expectNear(incompleteGamma(shape, x).upper, sum, 1e-13);
    }
  });
});

describe('the beta quantile', () => {
  it('is a power for one parameter of 1, and a sine for ½ and ½', () => {
    for (const u of CHANCES) {
      for (const a of [0.2, 1, 7, 300]) {
        expectNear(betaQuantile(u, a, 1), u ** (1 / a));
        expect(Math.abs(1 - betaQuantile(u, 1, a) - (1 - u) ** (1 / a))).toBeLessThan(1e-14);
      }
      expectNear(betaQuantile(u, 0.5, 0.5), Math.sin((Math.PI * u) / 2) ** 2);
    }
  });

  it('has u below it, in both tails', () => {
    for (const a of SHAPES)
      for (const b of SHAPES)
        for (const u of CHANCES) {
          const x = betaQuantile(u, a, b);
          // Where it is nearer to 1 than numbers are to each other, its distance from 1 is not to be had.
          if (1 - x < 1e-4 || x < 1e-280) continue;
          const { lower, upper } = incompleteBeta(a, b, x, 1 - x);
          expectNear(u <= 0.5 ? lower : upper, u <= 0.5 ? u : 1 - u, 1e-8);
        }
  });

  it('is mirrored when its parameters change places', () => {
    for (const u of [0.01, 0.4, 0.93]) expectNear(betaQuantile(u, 8, 2), 1 - betaQuantile(1 - u, 2, 8));
  });
});

describe('Dirichlet shares', () => {
  it('sum to one and have the means and variances of their weights', () => {
    const weights = [4, 0, 1, 5];
    const sums = weights.map(() => ({ first: 0, second: 0 }));
    const grid = 12;
    for (let i = 0; i < grid; i += 1)
      for (let j = 0; j < grid; j += 1)
        for (let k = 0; k < grid; k += 1) {
          const shares = dirichletQuantile([(i + 0.5) / grid, (j + 0.5) / grid, (k + 0.5) / grid], weights);
          expectNear(
            shares.reduce((sum, share) => sum + share, 0),
            1,
            1e-14,
          );
          shares.forEach((share, at) => {
            sums[at]!.first += share;
            sums[at]!.second += share ** 2;
          });
        }
    sums.forEach(({ first, second }, at) => {
      const mean = weights[at]! / 10;
      expect(Math.abs(first / grid ** 3 - mean)).toBeLessThan(0.004);
      expect(Math.abs(second / grid ** 3 - mean ** 2 - (mean * (1 - mean)) / 11)).toBeLessThan(0.004);
    });
  });
});
