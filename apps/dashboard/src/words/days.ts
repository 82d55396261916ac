/** Days are `YYYY-MM-DD`, instants ISO 8601 with an offset, as the API has them. */

const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** 30 September 2023 */
export function dayInWords(day: string): string {
  return LONG.format(new Date(`${day}T00:00:00Z`));
}

/** Sep 2023 */
export function monthShort(day: string): string {
  return SHORT.format(new Date(`${day}T00:00:00Z`)).replace('Sept', 'Sep');
}

/** 30 November 2026 at 17:30, as clocks in England have it */
export function instantInWords(instant: string): string {
  return CLOCK.format(new Date(instant)).replace(', ', ' at ');
}

/** As a number of days, for drawing. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month, `years` later (or earlier); 29 February becomes the 28th. */
export function addYears(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return Number.isNaN(Date.parse(moved)) || !moved.endsWith(dayOfNumber(dayNumber(moved)).slice(8))
    ? moved.replace('-02-29', '-02-28')
    : moved;
}

export const DAY_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
