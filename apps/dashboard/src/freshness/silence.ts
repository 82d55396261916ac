import { type AsOf } from '../client/api.js';
import { dayNumber } from '../words/days.js';
import { sourceName } from '../words/sources.js';

/** A monthly extract, and a fortnight for it to be late. */
export const SILENT_AFTER_DAYS = 45;

export type Source = AsOf['sources'][number];

export interface Feed extends Source {
  /** The organisation or body, and the system, as the source names them. */
  readonly name: string;
  readonly simulated: boolean;
  readonly silentDays: number;
  readonly silent: boolean;
}

/** Systems that tell of people; what Muster and its demonstration ship is no feed. The one that is silent for longest first. */
export function feedsOf({ sources }: AsOf, today: string): Feed[] {
  return sources
    .filter(({ source }) => /^urn:(?!muster:)|^urn:muster:simulator:/.test(source))
    .map(source => {
      const silentDays = Math.max(0, dayNumber(today) - dayNumber(source.lastEventAt.slice(0, 10)));
      return {
        ...source,
        name: sourceName(source.source),
        simulated: source.source.startsWith('urn:muster:simulator:'),
        silentDays,
        silent: silentDays > SILENT_AFTER_DAYS,
      };
    })
    .sort((a, b) => b.silentDays - a.silentDays || a.name.localeCompare(b.name));
}

/** When the last event of all came in; undefined: none did. */
export function lastCameAt({ sources }: AsOf): string | undefined {
  return sources.reduce<string | undefined>(
    (last, { lastKnownAt }) => (last === undefined || lastKnownAt > last ? lastKnownAt : last),
    undefined,
  );
}
