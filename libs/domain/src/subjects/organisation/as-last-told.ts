import { type Day, dayFromNumber, dayNumber } from '../../calendar/day.js';
import { type Area, type Level, LEVELS, levelOf } from '../../organisations/area.js';
import { type OdsCode } from '../../organisations/ods-code.js';
import { type Reference } from '../../reference/reference.js';
import { whereaboutsOf } from '../../reference/whereabouts.js';

/** So much from a day on, until the next report of the same series. */
export interface Told {
  readonly on: Day;
  readonly amount: number;
}

/** From a day on so much more or less in an area, in so many more or fewer reports. */
export interface ToldChange {
  readonly level: Level;
  readonly area: Area;
  readonly told_by: 'organisation' | 'area';
  readonly day: Day;
  readonly amount: number;
  readonly reports: number;
}

/**
 * An organisation's report counts at all levels, where the organisation lies on the day, until a succession: from then on its
 * successor reports for it. A report for a region, an ICB or England stands for itself. A time in an area: in on its first day, out on
 * the first day after.
 * @param told of one series, in order of day
 */
export function changesAsLastTold(of: Area, told: readonly Told[], reference: Reference): ToldChange[] {
  const own = levelOf(of);
  const told_by = own === 'organisation' ? 'organisation' : 'area';
  const changes: ToldChange[] = [];
  told.forEach(({ on, amount }, index) => {
    const from = dayNumber(on);
    const next = told[index + 1];
    const to = next === undefined ? Infinity : dayNumber(next.on);
    for (const [level, area, start, end] of stays(from, to)) {
      if (start >= end) continue;
      changes.push({ level, area, told_by, day: dayFromNumber(start), amount, reports: 1 });
      if (end !== Infinity)
        changes.push({ level, area, told_by, day: dayFromNumber(end), amount: 0 - amount, reports: -1 });
    }
  });
  return changes;

  function stays(from: number, to: number): (readonly [Level, Area, number, number])[] {
    if (told_by === 'area') return [[own, of, from, to]];
    return whereaboutsOf(reference, of as string as OdsCode)
      .filter(({ organisation }) => organisation === (of as string))
      .flatMap(where =>
        LEVELS.flatMap(level => {
          const area = where.areas[level];
          return area === undefined
            ? []
            : [[level, area, Math.max(from, where.from), Math.min(to, where.to)] as const];
        }),
      );
  }
}
