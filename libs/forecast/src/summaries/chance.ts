import { type Day } from '@muster/domain';
import { quantileOf } from '../scoring/quantiles.js';
import { type AreaForecast } from '../series/forecast.js';

/** A promise, as far as a forecast needs to know it. */
export interface Promised {
  /** `net`: change of the stock, like for like; `gross`: joiners. */
  readonly basis: 'net' | 'gross';
  /** FTE or people more. */
  readonly amount: number;
  /** What counts towards it at the origin already. */
  readonly counted: number;
  readonly dueOn?: Day | undefined;
}

/** The chance that a promise is kept. */
export interface Hit extends Promised {
  readonly byDay: readonly HitOn[];
  /** The last day forecast that is not after the due day, which answers for it; undefined without a due day, or where it is not within the forecast. */
  readonly due: HitOn | undefined;
  /** The first day forecast on which it holds with so much chance; undefined: on none. */
  readonly likelyOn: { readonly '0.5': Day | undefined; readonly '0.8': Day | undefined };
}

export interface HitOn {
  readonly on: Day;
  /** Share of trajectories in which at least the amount counts on the day. */
  readonly chance: number;
  /** Its Monte Carlo standard error: √(p (1 − p) ÷ trajectories). */
  readonly standardError: number;
  /** Share in which it counted on this day or on one forecast before. */
  readonly everSo: number;
  /** What is missing on average, none counted as 0. */
  readonly expectedShortfall: number;
  /** What is missing on average where anything is; undefined where nothing ever is. */
  readonly shortfallIfMissed: number | undefined;
  /** Quantiles of what counts: 10, 50 and 90 %. */
  readonly counts: { readonly '0.1': number; readonly '0.5': number; readonly '0.9': number };
}

/**
 * What counts towards a promise on each day forecast, in each trajectory.
 * @returns undefined where joiners are asked for and flows were not forecast
 */
export function countedDraws(area: AreaForecast, { basis, counted }: Promised): Float64Array[] | undefined {
  if (basis === 'net') return area.stock.map(draws => draws.map(stock => counted + stock - area.atOrigin));
  if (!area.flows) return undefined;
  const total = new Float64Array(area.stock[0]!.length).fill(counted);
  return area.flows.joiners.map(draws => {
    draws.forEach((joiners, trajectory) => (total[trajectory]! += joiners));
    return Float64Array.from(total);
  });
}

/** @param counted of each day, as `countedDraws` has it */
export function hitOf(promised: Promised, days: readonly Day[], counted: readonly Float64Array[]): Hit {
  const reached = new Uint8Array(counted[0]!.length);
  const byDay = counted.map((draws, step) => hitOn(days[step]!, draws, promised.amount, reached));
  const { dueOn } = promised;
  const due =
    dueOn === undefined || dueOn > days.at(-1)! ? undefined : byDay.findLast(({ on }) => on <= dueOn);
  const likely = (share: number) => byDay.find(({ chance }) => chance >= share)?.on;
  return { ...promised, byDay, due, likelyOn: { '0.5': likely(0.5), '0.8': likely(0.8) } };
}

function hitOn(on: Day, draws: Float64Array, amount: number, reached: Uint8Array): HitOn {
  let [hits, ever, missing] = [0, 0, 0];
  draws.forEach((value, trajectory) => {
    if (value >= amount) {
      hits += 1;
      reached[trajectory] = 1;
    } else missing += amount - value;
    ever += reached[trajectory]!;
  });
  const count = draws.length;
  const chance = hits / count;
  const sorted = Float64Array.from(draws).sort();
  return {
    on,
    chance,
    standardError: Math.sqrt((chance * (1 - chance)) / count),
    everSo: ever / count,
    expectedShortfall: missing / count,
    shortfallIfMissed: hits === count ? undefined : missing / (count - hits),
    counts: {
      '0.1': quantileOf(sorted, 0.1),
      '0.5': quantileOf(sorted, 0.5),
      '0.9': quantileOf(sorted, 0.9),
    },
  };
}
