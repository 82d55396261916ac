import { type Branded, NotA } from '../brand.js';
import { type Day, daysInMonth } from './day.js';

/** A calendar month, `YYYY-MM`: a vintage, a cohort, a wave. Months compare as text. */
export type Month = Branded<string, 'Month'>;

const FORM = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && FORM.test(text);
}

/** @throws {NotA} */
export function month(text: string): Month {
  if (!isMonth(text)) throw new NotA('a month, as YYYY-MM', text);
  return text;
}

export function monthOf(on: Day): Month {
  return on.slice(0, 7) as Month;
}

export function firstDayOf(of: Month): Day {
  return `${of}-01` as Day;
}

export function lastDayOf(of: Month): Day {
  return `${of}-${daysInMonth(Number(of.slice(0, 4)), Number(of.slice(5, 7)))}` as Day;
}

/** Months since the year 0: months of a calendar as whole numbers. */
export function monthNumber(of: Month): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1;
}

/** @param months negative: before */
export function monthAfter(of: Month, months: number): Month {
  const number = monthNumber(of) + months;
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as Month;
}
