import { dayInWords } from './days.js';

/** Months are `YYYY-MM`. */
export const MONTH_PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;

/** October 2023 */
export function monthInWords(month: string): string {
  return dayInWords(`${month}-01`).replace(/^1 /, '');
}

/** As a number of months, to count with. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthOfNumber(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The month after the one that a day lies in. */
export function monthAfter(day: string): string {
  return monthOfNumber(monthNumber(day.slice(0, 7)) + 1);
}
