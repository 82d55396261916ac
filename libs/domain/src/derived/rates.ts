import { addMonths, type Day } from '../calendar/day.js';
import { type DerivedBridge } from './bridge.js';
import { poissonInterval } from './poisson.js';
import { isProvisional } from './provisional.js';

/** Rates of twelve months, in people. Shares of one, not per cent. */
export interface Rates {
  readonly joiners: number;
  readonly leavers: number;
  /** Half of start and end stock together. */
  readonly meanStock: number;
  /** leavers ÷ meanStock, with the exact Poisson 95 % interval of the count over the same mean; undefined without stock. */
  readonly leaverRate: { readonly rate: number; readonly low: number; readonly high: number } | undefined;
  /**
   * Bounds of the share of those in post at the start who are so at the end. Cells cannot tell who came back, so the share itself
   * needs a job over facts: at most all who are there at the end were there at the start, at least those who did not exit.
   */
  readonly stability: { readonly atLeast: number; readonly atMost: number } | undefined;
}

/**
 * @param bridge of headcount
 * @returns undefined for other than twelve months, and where exits on the way are still provisional
 */
export function ratesOf(
  bridge: DerivedBridge,
  from: Day,
  to: Day,
  newestDay: Day | undefined,
): Rates | undefined {
  if (addMonths(to, -12) !== from && addMonths(from, 12) !== to) return undefined;
  if (isProvisional(to, newestDay)) return undefined;
  const { opening, closing, exits, joiners, leavers } = bridge;
  const meanStock = (opening + closing) / 2;
  const interval = poissonInterval(leavers);
  const gone = Object.values(exits).reduce((sum, of) => sum + of, 0);
  return {
    joiners,
    leavers,
    meanStock,
    leaverRate:
      meanStock === 0
        ? undefined
        : { rate: leavers / meanStock, low: interval.low / meanStock, high: interval.high / meanStock },
    stability:
      opening === 0
        ? undefined
        : {
            atLeast: Math.max(0, opening - gone) / opening,
            atMost: Math.min(opening, closing) / opening,
          },
  };
}
