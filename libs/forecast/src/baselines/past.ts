import { type Quantiles } from '../scoring/quantiles.js';

/** What baselines are told of one area: its own past alone, up to the origin. */
export interface Past {
  /** In post at the origin. */
  readonly stock: number;
  /** ln(end ÷ start) by period, the newest last. */
  readonly growth: readonly number[];
}

/** @returns quantiles of the stock so many periods ahead; undefined where the past is too short for it */
export type Baseline = (past: Past, horizon: number) => Quantiles | undefined;
