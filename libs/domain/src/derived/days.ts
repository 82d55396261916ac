import { addDays, addMonths, type Day } from '../calendar/day.js';
import { lastDayOf, monthOf } from '../calendar/month.js';

export const EVERY = ['day', 'month', 'year'] as const;
export type Every = (typeof EVERY)[number];

/** Days of flows, the first and the last counted in. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The days on which a series gives its stock, oldest first: every day; the last day of each month, and `to`; or `to` and its
 * anniversaries back to `from`.
 * @param limit no more days than this are made: one more than may be answered tells that there are too many
 */
export function stockDays(from: Day, to: Day, every: Every, limit: number): Day[] {
  if (every === 'year') return anniversariesBack(from, to, limit).reverse();
  const days: Day[] = [];
  let day = every === 'day' ? from : lastDayOf(monthOf(from));
  while (day < to && days.length < limit) {
    days.push(day);
    day = every === 'day' ? addDays(day, 1) : lastDayOf(monthOf(addDays(day, 1)));
  }
  if (from <= to && days.length < limit) days.push(to);
  return days;
}

/**
 * The periods that flows are summed over, oldest first: every day; calendar months; or the twelve months that end on `to`, those
 * before them, and so on, as published years run. Together they are the days from `from` to `to`: the first and the last may be
 * parts of a month, the first a part of a year.
 */
export function flowPeriods(from: Day, to: Day, every: Every, limit: number): Period[] {
  if (every === 'year') {
    const ends = anniversariesBack(from, to, limit);
    return ends
      .map((end, index) => {
        const start = addDays(addMonths(to, -12 * (index + 1)), 1);
        return { from: start < from ? from : start, to: end };
      })
      .reverse();
  }
  const periods: Period[] = [];
  for (let start = from; start <= to && periods.length < limit;) {
    const end = every === 'day' ? start : lastDayOf(monthOf(start));
    periods.push({ from: start, to: end < to ? end : to });
    start = addDays(end, 1);
  }
  return periods;
}

/** `to`, a year before it, and so on, newest first. */
function anniversariesBack(from: Day, to: Day, limit: number): Day[] {
  const days: Day[] = [];
  for (let day = to; day >= from && days.length < limit;) {
    days.push(day);
    day = addMonths(to, -12 * days.length);
  }
  return days;
}
