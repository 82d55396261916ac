import { logGamma, stirlingError } from './log-gamma.js';

const { abs, exp, log, log1p, sqrt } = Math;

const TWO_PI = 2 * Math.PI;

/**
 * e^−mean mean^x ÷ Γ(x + 1), for real x from 0 on: a Poisson variable's chance to be x, to 13 digits however large x and mean are.
 * @see Loader, "Fast and accurate computation of binomial probabilities" (2000): no large logarithms are taken from each other
 */
export function poissonPoint(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return exp(-mean);
  if (x < 1e-8 * mean) return exp(x * log(mean) - mean - logGamma(x + 1));
  return exp(-stirlingError(x) - deviance(x, mean)) / sqrt(TWO_PI * x);
}

/**
 * Γ(n + 1) ÷ (Γ(x + 1) Γ(n − x + 1)) p^x q^(n − x), for real x from 0 to n: a binomial variable's chance to be x.
 * @param q 1 − p, told apart so that a small one is exact
 * @see Loader (2000)
 */
export function binomialPoint(x: number, n: number, p: number, q: number): number {
  const rest = n - x;
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return rest === 0 ? 1 : 0;
  if (x === 0) return exp(n * (p < 0.5 ? log1p(-p) : log(q)));
  if (rest === 0) return exp(n * (q < 0.5 ? log1p(-q) : log(p)));
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q);
  return exp(exponent) * sqrt(n / (TWO_PI * x * rest));
}

/** x ln(x ÷ mean) + mean − x, without taking large numbers from each other where x is near the mean. */
function deviance(x: number, mean: number): number {
  if (abs(x - mean) >= 0.1 * (x + mean)) return x * log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
