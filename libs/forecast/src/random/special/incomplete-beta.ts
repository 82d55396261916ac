import { type Parts } from './incomplete-gamma.js';
import { binomialPoint } from './point.js';

const { abs, min } = Math;

/**
 * The regularised incomplete beta functions: the chances that a beta variable is below and above x.
 * @param y 1 − x, told apart so that a small one is exact
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.5.8: a continued fraction that converges soon below the mean;
 * above it by the symmetry 26.5.2
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Parts {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (x > (a + 1) / (a + b + 2)) {
    const { lower, upper } = incompleteBeta(b, a, y, x);
    return { lower: upper, upper: lower };
  }
  const lower = min(1, (powers(a, b, x, y) / a) * fraction(a, b, x));
  return { lower, upper: 1 - lower };
}

/** x^a y^b ÷ B(a, b). */
export function powers(a: number, b: number, x: number, y: number): number {
  return (binomialPoint(a, a + b, x, y) * a * b) / (a + b);
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

function nonZero(value: number): number {
  return abs(value) < 1e-300 ? 1e-300 : value;
}
