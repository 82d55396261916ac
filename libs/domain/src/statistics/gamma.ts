import { continuedFraction } from './continued-fraction.js';
import { turningPoint } from './turning-point.js';

/**
 * The value below which a gamma variable lies with a chance: 12 digits up to shapes of a thousand, 9 up to a million.
 * @param shape above 0; the scale is 1. Twice a gamma variable of shape k ÷ 2 is chi-squared with k degrees of freedom
 * @param chance above 0 and below 1
 */
export function gammaQuantile(shape: number, chance: number): number {
  return turningPoint(x => lowerGamma(shape, x) < chance, 0, shape + 10 * Math.sqrt(shape) + 30);
}

/**
 * The regularised lower incomplete gamma function P(shape, x): the chance that a gamma variable is below x. 12 digits for shapes up
 * to a thousand, 9 up to a million.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964): by the series 6.5.29 below the mean, by the continued
 * fraction 6.5.31 above
 */
export function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0;
  const factor = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n += 1) sum += term *= x / (shape + n);
    return factor * sum;
  }
  const fraction = continuedFraction(
    n => (n === 1 ? 1 : (n - 1) * (shape - n + 1)),
    n => x + 2 * n - 1 - shape,
  );
  return 1 - factor * fraction;
}

/**
 * The logarithm of the gamma function, for x above 0: 13 digits, and near its zeros at 1 and 2 as many decimals.
 * @see Abramowitz and Stegun (1964), 6.1.41: Stirling's series, from 10 on; below by the recurrence
 */
export function logGamma(x: number): number {
  let shift = 0;
  while (x < 10) shift += Math.log(x++);
  const inverse = 1 / x;
  const square = inverse * inverse;
  const terms = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + inverse * terms - shift;
}
