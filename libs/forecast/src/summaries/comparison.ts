import { quantileOf } from '../scoring/quantiles.js';

/** Two results on common random numbers: trajectory by trajectory the same luck, so that what differs is the cause alone. */
export interface Comparison {
  /** Second less first, on average. */
  readonly difference: number;
  /** Of the mean difference, by Monte Carlo: it says whether more trajectories would help. */
  readonly standardError: number;
  /** Between which differences 95 % of trajectories lie. */
  readonly interval95: readonly [number, number];
  /** Share of trajectories in which the second is higher; equal ones count half. */
  readonly better: number;
}

/**
 * @param first of each trajectory, in order
 * @param second of the same trajectories, drawn with the same seed
 * @throws {RangeError} where they are not as many
 */
export function compare(first: Float64Array, second: Float64Array): Comparison {
  if (first.length !== second.length || first.length === 0)
    throw new RangeError(`results of ${first.length} and ${second.length} trajectories cannot be compared`);
  const differences = second.map((value, trajectory) => value - first[trajectory]!);
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  let better = 0;
  for (const value of differences) better += value > 0 ? 1 : value === 0 ? 0.5 : 0;
  const sorted = differences.sort();
  return {
    difference: mean,
    standardError: count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count),
    interval95: [quantileOf(sorted, 0.025), quantileOf(sorted, 0.975)],
    better: better / count,
  };
}
