/** The quantiles that forecasts are told and scored by: the median, and the bounds of 50, 80 and 95 %. */
export const LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;
export type QuantileLevel = (typeof LEVELS)[number];

/** Values at `LEVELS`, in their order. */
export type Quantiles = readonly [number, number, number, number, number, number, number];

/**
 * A quantile of draws, by linear interpolation between the two nearest (type 7 of Hyndman and Fan, as R and NumPy have it).
 * @param sorted ascending; at least one
 * @param level from 0 to 1
 */
export function quantileOf(sorted: ArrayLike<number>, level: number): number {
  const at = (sorted.length - 1) * level;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}

/** @param draws in any order; at least one */
export function quantilesOf(draws: Float64Array | readonly number[]): Quantiles {
  return quantilesOfSorted(Float64Array.from(draws).sort());
}

/** @param sorted ascending; at least one */
export function quantilesOfSorted(sorted: ArrayLike<number>): Quantiles {
  return LEVELS.map(level => quantileOf(sorted, level)) as unknown as Quantiles;
}
