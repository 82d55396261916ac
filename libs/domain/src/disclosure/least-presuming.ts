import { turningPoint } from '../statistics/turning-point.js';

/**
 * Of all distributions over these values with mean 0 and this variance the one of maximum entropy: it presumes nothing else.
 * It is p(v) ∝ exp(−a·v² + b·v); a makes the variance, b the mean.
 * @param values whole numbers of both signs, of which some distribution has this variance
 * @returns chances, in the order of `values`
 * @see Marley and Leaver, "A method for confidentialising user-defined tables: statistical properties and a risk-utility analysis",
 * Proceedings of the 58th World Statistical Congress (2011)
 */
export function leastPresuming(values: readonly number[], variance: number): number[] {
  const narrowness = turningPoint(
    a => momentOf(values, centred(values, a), 2) > variance,
    -STEEPEST,
    STEEPEST,
  );
  return centred(values, narrowness);
}

/** Beyond this, chances of neighbouring values are as 1 to e¹⁰ and more. */
const STEEPEST = 10;

/** The distribution of this narrowness whose mean is 0. */
function centred(values: readonly number[], a: number): number[] {
  const slope = turningPoint(b => momentOf(values, chances(values, a, b), 1) < 0, -200, 200);
  return chances(values, a, slope);
}

function chances(values: readonly number[], a: number, b: number): number[] {
  const logarithms = values.map(value => b * value - a * value * value);
  const largest = Math.max(...logarithms);
  const weights = logarithms.map(logarithm => Math.exp(logarithm - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map(weight => weight / sum);
}

/** The mean of the values' powers. */
export function momentOf(values: readonly number[], weights: readonly number[], power: 1 | 2): number {
  return values.reduce((sum, value, index) => sum + value ** power * weights[index]!, 0);
}
