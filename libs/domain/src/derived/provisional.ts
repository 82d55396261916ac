import { addDays, type Day } from '../calendar/day.js';
import { SHORT_GAP } from '../subjects/person/employment/career.js';
import { EXIT_KINDS } from '../subjects/person/employment/kinds/exit.js';

const EXITS = new Set<string>(EXIT_KINDS.map(({ kind }) => kind));

/**
 * The last day whose exits are what they will stay, unless late events come: an entry within a short gap after an exit makes
 * another kind of it, so the exits of the last 28 days before the newest day known are provisional.
 */
export function lastSettledDay(newestDay: Day): Day {
  return addDays(newestDay, -SHORT_GAP);
}

/** Whether the exits up to a day may still turn out to be of another kind. Stocks and entries never are. */
export function isProvisional(upTo: Day, newestDay: Day | undefined): boolean {
  return newestDay === undefined || upTo > lastSettledDay(newestDay);
}

export function isExit(kind: string): boolean {
  return EXITS.has(kind);
}
