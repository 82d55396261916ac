import { type Random } from '../random/random.js';
import { type Slice, type Window } from '../window.js';
import { type Habits } from './rates.js';
import { residualOf, targetOn, type YearTarget } from './targets.js';

/** What a month is expected to bring to one profession of one region, in people (not rounded) and in FTE. */
export interface MonthPlan {
  readonly joiners: number;
  readonly leavers: number;
  /** Mean FTE of those who join and of those who leave. */
  readonly joinerFte: number;
  readonly leaverFte: number;
  /** What joiners and leavers do not explain, to be carried by absences and by hours. */
  readonly residualHeadcount: number;
  readonly residualFte: number;
}

/** How far a year's joiners and leavers differ between seeds, and a month's from its season: assumptions. */
const YEARLY_SPREAD = 0.02;
const MONTHLY_SPREAD = 0.12;

/**
 * Month by month what the targets ask for. A year's total strays from the target by about 2 % in a seed, and by nothing over many.
 * @param scale how much smaller than the published world the simulated one is
 */
export function planOf(
  window: Window,
  targets: readonly YearTarget[],
  habits: Habits,
  scale: number,
  random: Random,
): MonthPlan[] {
  const years = new Map<YearTarget, { joiners: readonly number[]; leavers: readonly number[] }>();
  return window.slices.map(slice => {
    const target = targetOn(targets, slice.last);
    let year = years.get(target);
    if (year === undefined) {
      year = {
        joiners: strayed(habits.joiningSeason, random),
        leavers: strayed(habits.leavingSeason, random),
      };
      years.set(target, year);
    }
    return monthOf(slice, target, year, scale);
  });
}

function monthOf(
  slice: Slice,
  target: YearTarget,
  year: { joiners: readonly number[]; leavers: readonly number[] },
  scale: number,
): MonthPlan {
  const month = slice.calendarMonth - 1;
  const residual = residualOf(target);
  return {
    joiners: target.joiners.headcount * (year.joiners[month] as number) * slice.share * scale,
    leavers: target.leavers.headcount * (year.leavers[month] as number) * slice.share * scale,
    joinerFte: meanFte(target.joiners),
    leaverFte: meanFte(target.leavers),
    residualHeadcount: (residual.headcount / 12) * slice.share * scale,
    residualFte: (residual.fte / 12) * slice.share * scale,
  };
}

function meanFte(of: { headcount: number; fte: number }): number {
  return of.headcount > 0 ? of.fte / of.headcount : 1;
}

/** A season with some luck in it: the months sum to about 1, the year's own luck. */
function strayed(season: readonly number[], random: Random): number[] {
  const months = season.map(share => share * Math.max(0.2, 1 + MONTHLY_SPREAD * random.normal()));
  const sum = months.reduce((a, b) => a + b, 0);
  const total = 1 + YEARLY_SPREAD * random.normal();
  return months.map(share => (share / sum) * total);
}
