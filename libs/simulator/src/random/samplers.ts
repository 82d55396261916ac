import { type Random } from './random.js';

/** Draws values in proportion to their weights (not all of which may be 0). */
export function weighted<T>(values: readonly T[], weights: readonly number[]): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (const weight of weights) sums.push((sum += weight));
  if (!(sum > 0) || values.length !== weights.length)
    throw new Error('weights must match the values, and some must be above 0');
  return random => values[firstAbove(sums, random.next() * sum)] as T;
}

/** The first index whose sum lies above `mark`. */
function firstAbove(sums: readonly number[], mark: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) > mark) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One of a table's names, by its shares. */
export function byShare<Name extends string>(
  shares: Readonly<Record<Name, number>>,
): (random: Random) => Name {
  return weighted(Object.keys(shares) as Name[], Object.values<number>(shares));
}

/**
 * Whole numbers out of expected ones: what is left over is carried on, so that the sum of what was taken never differs from the
 * sum of what was expected by a whole one. `phase` (0 to 1) decides where the first one falls.
 */
export function carrying(phase: number): (expected: number) => number {
  let carried = phase;
  return expected => {
    carried += expected;
    const whole = Math.floor(carried);
    carried -= whole;
    return whole;
  };
}

/** Splits a whole number in proportion to weights: the largest remainders get what rounding leaves. */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map(weight => (sum > 0 ? (total * weight) / sum : 0));
  const parts = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = sum > 0 ? total - parts.reduce((a, b) => a + b, 0) : 0;
  for (const { index } of order) {
    if (left <= 0) break;
    parts[index] = (parts[index] as number) + 1;
    left -= 1;
  }
  return parts;
}

/**
 * The weights of least change under which the values have a given mean: w · exp(θ · value). A mean beyond reach of the values
 * gives the nearest that can be had.
 */
export function tiltedTo(mean: number, values: readonly number[], weights: readonly number[]): number[] {
  const under = (tilt: number) =>
    values.map((value, index) => (weights[index] as number) * Math.exp(tilt * value));
  const meanOf = (tilted: readonly number[]) =>
    values.reduce((sum, value, index) => sum + value * (tilted[index] as number), 0) /
    tilted.reduce((a, b) => a + b, 0);
  let [low, high] = [-30, 30];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (meanOf(under(middle)) < mean) low = middle;
    else high = middle;
  }
  return under((low + high) / 2);
}
