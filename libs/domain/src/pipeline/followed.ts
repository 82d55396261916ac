import { addMonths, type Day } from '../calendar/day.js';
import { type FollowUp } from '../statistics/kaplan-meier.js';
import { wholeMonths } from '../subjects/person/journeys.js';

/** So many began to be followed on a day: completed a programme, or had their first post. */
export interface Begun {
  readonly day: Day;
  readonly count: number;
}

/** So many met with what is waited for on a day, whole months after they had begun. */
export interface Met extends Begun {
  readonly months: number;
}

/**
 * Who was followed for how long, from sums by day: people who met with it are taken from those who began so many months before, the
 * earlier first; the others are followed up to `on`. Who belongs to whom cannot differ by more than the days of one month, in which
 * `months` is the same.
 * @param on the last day looked at; what is later is left out
 * @returns months in order, each once
 */
export function followUps(begun: readonly Begun[], met: readonly Met[], on: Day): FollowUp[] {
  const waiting = begun
    .filter(({ day, count }) => day <= on && count > 0)
    .map(each => ({ ...each }))
    .sort(byDay);
  const found = new Map<number, { events: number; censored: number }>();
  const add = (month: number, events: number, censored: number) => {
    const sum = found.get(month) ?? { events: 0, censored: 0 };
    found.set(month, { events: sum.events + events, censored: sum.censored + censored });
  };
  for (const { day, months, count } of met.filter(each => each.day <= on).sort(byLatestStart)) {
    let left = count;
    for (const start of waiting) {
      if (left === 0) break;
      if (start.count === 0 || wholeMonths(start.day, day) !== months) continue;
      const taken = Math.min(left, start.count);
      start.count -= taken;
      left -= taken;
    }
    add(months, count - left, 0);
  }
  for (const { day, count } of waiting) add(wholeMonths(day, on), 0, count);
  return [...found]
    .filter(([, { events, censored }]) => events + censored > 0)
    .map(([month, sums]) => ({ month, ...sums }))
    .sort((a, b) => a.month - b.month);
}

/** Whose last possible beginning is the earlier has the fewer to be taken from. */
function byLatestStart(one: Met, other: Met): number {
  return byDay({ day: addMonths(one.day, -one.months) }, { day: addMonths(other.day, -other.months) });
}

function byDay(one: { readonly day: Day }, other: { readonly day: Day }): number {
  return one.day < other.day ? -1 : one.day > other.day ? 1 : 0;
}
