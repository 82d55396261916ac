import { type Branded } from '../brand.js';
import { type Day } from './day.js';
import { type Month, monthOf } from './month.js';

/** An academic year, by the calendar year of the September that begins it: `2026` is September 2026 to August 2027. */
export type AcademicYear = Branded<string, 'AcademicYear'>;

/** The academic year that a cohort begins in: `2026` for 2026-09, and for 2027-01. */
export function academicYearOf(cohort: Month): AcademicYear {
  const year = Number(cohort.slice(0, 4));
  return yearText(Number(cohort.slice(5)) >= SEPTEMBER ? year : year - 1);
}

/**
 * The academic year that somebody who applies on a day wants to begin in: the first that begins after it. Applications open in
 * September for the year after; one made while the year is beginning is told with that next year.
 */
export function entryYearOf(applied: Day): AcademicYear {
  return yearText(Number(academicYearOf(monthOf(applied))) + 1);
}

export function yearBefore(year: AcademicYear): AcademicYear {
  return yearText(Number(year) - 1);
}

const SEPTEMBER = 9;

function yearText(year: number): AcademicYear {
  return String(year).padStart(4, '0') as AcademicYear;
}
