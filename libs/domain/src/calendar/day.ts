import { type Branded, NotA } from '../brand.js';

/**
 * A calendar day, `YYYY-MM-DD`. Days compare as text. A state that holds "from" a day holds on it;
 * one that ends "on" a day no longer does (intervals are half-open).
 */
export type Day = Branded<string, 'Day'>;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS = 86_400_000;

export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const parts = FORM.exec(text);
  if (!parts) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** @throws {NotA} */
export function day(text: string): Day {
  if (!isDay(text)) throw new NotA('a day that exists, as YYYY-MM-DD', text);
  return text;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
export function dayNumber(on: Day): number {
  return Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10))) / MS;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * MS).toISOString().slice(0, 10) as Day;
}

export function addDays(on: Day, days: number): Day {
  return dayFromNumber(dayNumber(on) + days);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same date `months` later; where that month is shorter, its last day (31 August + 1 month = 30 September). */
export function addMonths(on: Day, months: number): Day {
  const index = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const date = Math.min(Number(on.slice(8, 10)), daysInMonth(year, month));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day;
}

/**
 * The first day whose date twelve months before is `day` or later; both are day numbers. A state that holds from one day to another
 * held twelve months before from the one's to the other's (29 February: from 1 March).
 */
export function twelveMonthsAfter(day: number): number {
  if (!Number.isFinite(day)) return day;
  let after = ANNIVERSARIES.get(day);
  if (after === undefined) {
    after = yearsAfter(day, 1);
    ANNIVERSARIES.set(day, after);
  }
  return after;
}

/** The same, so many years on: the first day whose date `years` years before is `day` or later. */
export function yearsAfter(day: number, years: number): number {
  const date = new Date(day * MS);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / MS;
}

/** There are some 30,000 days in a lifetime, and each is asked for again and again. */
const ANNIVERSARIES = new Map<number, number>();

/** Whole months from `from` to `to`, and the rest as a share of the month it lies in: 12 from 2023-09-30 to 2024-09-30. */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return -monthsBetween(to, from);
  let whole =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  if (addMonths(from, whole) > to) whole -= 1;
  const reached = addMonths(from, whole);
  return whole + daysBetween(reached, to) / daysBetween(reached, addMonths(from, whole + 1));
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** As people write it: 30 September 2023. */
export function dayInWords(on: Day): string {
  return `${Number(on.slice(8, 10))} ${MONTHS[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
