import { type Day, type PublishedPeriod, type Vintage, vintagesOf } from '@muster/domain';

/** What one vintage holds of what was asked. */
export interface Chosen<Item> {
  readonly vintage: Vintage;
  readonly items: readonly Item[];
}

/**
 * The newest vintage that holds all that was asked, else the newest with any of it: vintages are never mixed.
 * @param within what of a vintage was asked for
 * @param isWhole whether that is all
 */
export function newestWith<Item>(
  periods: readonly PublishedPeriod[],
  within: (vintage: Vintage) => readonly Item[],
  isWhole: (items: readonly Item[]) => boolean,
): Chosen<Item> | undefined {
  const any = vintagesOf(periods)
    .map(vintage => ({ vintage, items: within(vintage) }))
    .filter(({ items }) => items.length > 0);
  return any.find(({ items }) => isWhole(items)) ?? any[0];
}

/** Either may be left open. */
export interface Days {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** Periods between two days; a period runs from the end of one day to the end of another. */
export function periodsWithin({ periods }: Vintage, { from, to }: Days): PublishedPeriod[] {
  return periods.filter(
    period => (from === undefined || period.from >= from) && (to === undefined || period.to <= to),
  );
}

export function reachOver(periods: readonly PublishedPeriod[], { from, to }: Days): boolean {
  return (
    (from === undefined || periods.some(period => period.from === from)) &&
    (to === undefined || periods.some(period => period.to === to))
  );
}

export const NOTHING_PUBLISHED = 'nothing is published of this profession, area and measure on these days';
export const NOBODY_TOLD_OF = 'no event about people has told of this profession there';
