import { incompleteGamma } from '../special/incomplete-gamma.js';
import { logGamma } from '../special/log-gamma.js';
import { poissonPoint } from '../special/point.js';
import { invert } from './invert.js';
import { normalQuantile } from './normal.js';

const { exp, log, sqrt } = Math;

/**
 * The value below which a gamma variable of scale 1 lies with the chance u: 11 digits, in the tails too. 0 where it is too small to be told
 * from 0.
 * @param u above 0 and below 1
 * @param shape above 0
 */
export function gammaQuantile(u: number, shape: number): number {
  // Wilson and Hilferty's cube, or the first term of the series where that says nothing.
  const c = 1 / (9 * shape);
  const root = 1 - c + normalQuantile(u) * sqrt(c);
  const small = (log(u) + logGamma(shape + 1)) / shape;
  if (small < -700) return 0;
  const start = root > 0.2 ? log(shape * root ** 3) : small;
  const t = invert(u, start, at => {
    const x = exp(at);
    return { ...incompleteGamma(shape, x), density: poissonPoint(shape, x) * shape };
  });
  return exp(t);
}

/** The value below which a chi-squared variable with so many degrees of freedom lies with the chance u. */
export function chiSquaredQuantile(u: number, df: number): number {
  return 2 * gammaQuantile(u, df / 2);
}
