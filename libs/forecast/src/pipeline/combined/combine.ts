import { codeAddress } from '../../random/code-address.js';
import { betaQuantile } from '../../random/quantiles/beta.js';
import { uniform } from '../../random/uniform.js';

/** Who takes up a post that the pipeline brings beyond the usual, and is not one joiner less elsewhere: Beta(8, 2), four of five. */
const ABSORPTION = { yes: 8, no: 2 };
const MONTH = 4095;
const SITE = 200;

export interface Combining {
  readonly area: string;
  readonly seed: number;
  /** Of the series model: in post on the origin, and its draws at each year's end. */
  readonly atOrigin: number;
  readonly stock: readonly Float64Array[];
  /** First posts of each of the same years as the pipeline expects them, and a year's mean of the last five, in the stock's unit. */
  readonly expected: readonly number[];
  readonly usual: number;
}

export interface Combined {
  /** The series' growth, and what the pipeline brings beyond its own usual; where it brings nothing else, the series alone. */
  readonly answers: 'combined' | 'series';
  /** At each year's end, as the series' draws. */
  readonly stock: readonly Float64Array[];
  /** By year: expected − usual. */
  readonly deviation: readonly number[];
}

/**
 * The growth of the series already holds a usual intake. Only what the pipeline brings beyond its own mean of five years, or short of it, is
 * added to each year's growth, times how much of it is absorbed: drawn once a trajectory.
 * @throws {RangeError} where the pipeline says nothing of one of the years
 */
export function combine({ area, seed, atOrigin, stock, expected, usual }: Combining): Combined {
  if (expected.length < stock.length)
    throw new RangeError(
      `the pipeline says ${expected.length} years, the series ${stock.length}: forecast the pipeline as far`,
    );
  const deviation = stock.map((_, year) => expected[year]! - usual);
  if (deviation.every(more => more === 0)) return { answers: 'series', stock, deviation };
  const address = codeAddress(area);
  const absorbed = Float64Array.from(stock[0] ?? [], (_, trajectory) =>
    betaQuantile(uniform(seed, trajectory, address, MONTH, SITE), ABSORPTION.yes, ABSORPTION.no),
  );
  const combined: Float64Array[] = [];
  stock.forEach((draws, year) => {
    combined.push(
      draws.map((value, trajectory) => {
        const before = year === 0 ? atOrigin : stock[year - 1]![trajectory]!;
        const from = year === 0 ? atOrigin : combined[year - 1]![trajectory]!;
        const growth = before > 0 ? value / before : 1;
        return Math.max(0, from * growth + absorbed[trajectory]! * deviation[year]!);
      }),
    );
  });
  return { answers: 'combined', stock: combined, deviation };
}
