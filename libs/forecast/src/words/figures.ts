import { type Day } from '@muster/domain';

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `1,200`, `−438`, `0`. */
export function whole(value: number): string {
  const rounded = Math.round(value);
  if (rounded === 0) return '0';
  return rounded < 0 ? `−${WHOLE.format(-rounded)}` : WHOLE.format(rounded);
}

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `30 September 2024`. */
export function dateOf(on: Day): string {
  return DATE.format(new Date(`${on}T00:00:00Z`));
}
