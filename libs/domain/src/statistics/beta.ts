import { continuedFraction } from './continued-fraction.js';
import { logGamma } from './gamma.js';
import { turningPoint } from './turning-point.js';

/**
 * The value below which a beta variable lies with a chance: 11 digits where a and b are up to a thousand, 8 up to a million.
 * @param a above 0
 * @param b above 0
 * @param chance above 0 and below 1
 */
export function betaQuantile(a: number, b: number, chance: number): number {
  return turningPoint(x => incompleteBeta(a, b, x) < chance, 0, 1);
}

/**
 * The regularised incomplete beta function I(x; a, b): the chance that a beta variable is below x, from 0 to 1. 11 digits for a and b
 * up to a thousand, 8 up to a million.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.5.8: a continued fraction that converges soon below the
 * mean; above it by the symmetry 26.5.2
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const logarithm = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const fraction = continuedFraction(
    n => (n === 1 ? 1 : step(n - 1)),
    () => 1,
  );
  return (Math.exp(logarithm) * fraction) / a;

  function step(n: number): number {
    const m = Math.floor(n / 2);
    return n % 2 === 0
      ? (m * (b - m) * x) / ((a + n - 1) * (a + n))
      : (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
  }
}
