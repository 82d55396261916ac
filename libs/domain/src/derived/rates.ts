import { addMonths, type Day } from '../calendar/day.js';
import { poissonInterval } from '../statistics/poisson.js';
import { type DerivedBridge } from './bridge.js';
import { isProvisional } from './provisional.js';

/** Rates of twelve months, in people. Shares of one, not per cent. */
export interface Rates {
  readonly joiners: number;
  readonly leavers: number;
  /** Half of start and end stock together. */
  readonly meanStock: number;
  /** leavers ÷ meanStock, with the exact Poisson 95 % interval of the count over the same mean; undefined without stock. */
  readonly leaverRate: { readonly rate: number; readonly low: number; readonly high: number } | undefined;
  /** Share of those in post at the start who are so at the end, whether or not they were away between; undefined without stock. */
  readonly stability: number | undefined;
}

/**
 * @param bridge of headcount
 * @param stayed those in post on `to` who were so twelve months before it
 * @returns undefined where `from` is not twelve months before `to`, and where exits on the way are still provisional
 */
export function ratesOf(
  bridge: DerivedBridge,
  stayed: number,
  from: Day,
  to: Day,
  newestDay: Day | undefined,
): Rates | undefined {
  if (addMonths(to, -12) !== from) return undefined;
  if (isProvisional(to, newestDay)) return undefined;
  const { opening, closing, joiners, leavers } = bridge;
  const meanStock = (opening + closing) / 2;
  const interval = poissonInterval(leavers);
  return {
    joiners,
    leavers,
    meanStock,
    leaverRate:
      meanStock === 0
        ? undefined
        : { rate: leavers / meanStock, low: interval.low / meanStock, high: interval.high / meanStock },
    stability: opening === 0 ? undefined : stayed / opening,
  };
}
