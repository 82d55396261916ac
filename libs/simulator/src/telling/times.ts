import { dayFromNumber } from '@muster/domain';
import { type Random } from '../random/random.js';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** How long after the day concerned an HR system records it: assumptions. */
const AHEAD = 0.12;
/** Nothing is recorded longer before the day concerned (days). */
export const MOST_AHEAD = 14;
const SOON = 0.6;

/** When a fact about a day is recorded: some before it, most within days, the rest within weeks; in office hours. */
export function recordedAfter(day: number, random: Random): number {
  const luck = random.next();
  const days =
    luck < AHEAD
      ? -random.between(1, MOST_AHEAD)
      : luck < AHEAD + SOON
        ? random.between(0, 5)
        : random.between(6, 30);
  return (day + days) * DAY_MS + random.between(7 * 60, 18 * 60) * MINUTE_MS + random.below(60) * 1000;
}

/** An instant as sources write it: some in local time, some in UTC. Whole seconds. */
export function timeText(at: number, isLocal: boolean): string {
  if (!isLocal) return `${textOf(at)}Z`;
  return isSummer(at) ? `${textOf(at + 3_600_000)}+01:00` : `${textOf(at)}+00:00`;
}

function textOf(at: number): string {
  const day = Math.floor(at / DAY_MS);
  const seconds = Math.floor((at - day * DAY_MS) / 1000);
  const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);
  return `${dayText(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** British Summer Time: from the last Sunday of March to the last of October, at 01:00 UTC. Day 0 was a Thursday. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = Date.UTC(year, month, 31) / DAY_MS;
    return (last - ((last + 4) % 7)) * DAY_MS + 3_600_000;
  };
  return at >= lastSunday(2) && at < lastSunday(9);
}

const texts = new Map<number, string>();

/** `YYYY-MM-DD`; kept, because the same days come up again and again. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) texts.set(day, (text = dayFromNumber(day)));
  return text;
}
