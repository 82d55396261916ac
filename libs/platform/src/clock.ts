import { type Day } from '@muster/domain';

/** The one clock: what reads the time takes it as a value, so tests say what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const IN_ENGLAND = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** Days begin on a quarter of an hour of UTC, wherever clocks have gone. */
const QUARTER_HOUR_MS = 900_000;
let asked: { readonly quarter: number; readonly day: Day } | undefined;

/** The day that it is in England: an hour into it, in summer, UTC still says yesterday. */
export function todayOf(clock: Clock): Day {
  const now = clock.now();
  const quarter = Math.floor(now.getTime() / QUARTER_HOUR_MS);
  // It is asked of every event, and costs as much as reading one.
  if (asked?.quarter !== quarter) asked = { quarter, day: IN_ENGLAND.format(now) as Day };
  return asked.day;
}
