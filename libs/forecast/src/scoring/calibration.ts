import { type Quantiles } from './quantiles.js';

/** The share of truths that lay within the central 50, 80 and 95 % (bounds included). */
export interface Coverage {
  readonly 50: number;
  readonly 80: number;
  readonly 95: number;
}

export interface Judged {
  readonly quantiles: Quantiles;
  readonly truth: number;
}

/** @param judged at least one */
export function coverageOf(judged: readonly Judged[]): Coverage {
  const share = (low: number, high: number) =>
    judged.filter(({ quantiles, truth }) => quantiles[low]! <= truth && truth <= quantiles[high]!).length /
    judged.length;
  return { 50: share(2, 4), 80: share(1, 5), 95: share(0, 6) };
}

/**
 * The probability integral transform: the share of draws below the truth, equal ones counted half. Of an honest forecast it is as often in
 * one tenth as in another.
 * @param sorted ascending; at least one
 */
export function pit(sorted: ArrayLike<number>, truth: number): number {
  let [below, equal] = [0, 0];
  for (let index = 0; index < sorted.length; index += 1) {
    if (sorted[index]! < truth) below += 1;
    else if (sorted[index] === truth) equal += 1;
    else break;
  }
  return (below + equal / 2) / sorted.length;
}

/** How many of the values lie in each of so many equal parts of 0 to 1. */
export function histogram(values: readonly number[], bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(value * bins))]! += 1;
  return counts;
}
