import {
  type Day,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysInMonth,
  type Month,
  monthOf,
} from '@muster/domain';

/** One calendar month of the simulated time, or the part of it that lies in it. Days are numbers since 1970-01-01. */
export interface Slice {
  readonly index: number;
  readonly month: Month;
  /** 1 to 12 */
  readonly calendarMonth: number;
  readonly first: number;
  readonly last: number;
  /** The first day on which anything may happen: what is so on the simulation's first day is its opening stock. */
  readonly earliest: number;
  /** How much of the calendar month this is. */
  readonly share: number;
}

export interface Window {
  readonly first: number;
  /** The first day after it. */
  readonly after: number;
  readonly slices: readonly Slice[];
}

export function windowOf(from: Day, years: number): Window {
  const first = dayNumber(from);
  const after = dayNumber(addMonths(from, Math.round(12 * years)));
  const slices: Slice[] = [];
  for (let start = first; start < after;) {
    const on = dayFromNumber(start);
    const days = daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
    const last = Math.min(start + days - Number(on.slice(8)), after - 1);
    const earliest = Math.max(start, first + 1);
    slices.push({
      index: slices.length,
      month: monthOf(on),
      calendarMonth: Number(on.slice(5, 7)),
      first: start,
      last,
      earliest,
      share: earliest > last ? 0 : (last - start + 1) / days,
    });
    start = last + 1;
  }
  return { first, after, slices };
}
