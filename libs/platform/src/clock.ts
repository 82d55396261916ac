import { type Day } from '@muster/domain';

/** The one clock: what reads the time takes it as a value, so tests say what time it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const IN_ENGLAND = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The day that it is in England: an hour into it, in summer, UTC still says yesterday. */
export function todayOf(clock: Clock): Day {
  return IN_ENGLAND.format(clock.now()) as Day;
}
