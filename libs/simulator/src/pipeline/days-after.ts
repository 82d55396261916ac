import { addMonths, dayNumber, firstDayOf, type Month } from '@muster/domain';
import { type DayAfter } from './fate.js';

/** Reckoned once for all of a cohort. */
export function daysAfter(cohort: Month): DayAfter {
  const known: number[] = [];
  return months => (known[months] ??= dayNumber(addMonths(firstDayOf(cohort), months)));
}
