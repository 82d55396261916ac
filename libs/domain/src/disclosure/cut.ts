import { type Branded, NotA } from '../brand.js';
import { type Month } from '../calendar/month.js';

/**
 * How many people there are of one value, and the sum of their record keys. A person is in one cell of a table and counts in it once;
 * parts of a cell (log partitions, months) may stand apart.
 */
export interface CountedCell {
  readonly value: string;
  readonly count: number;
  readonly key: number;
}

/** A table's cells as they stood at the end of a month. Plain data. */
export interface Cut {
  readonly month: Month;
  readonly cells: readonly CountedCell[];
}

/** The cut that answers for a table until the next is released; kept as it is, whatever becomes known of its month later. */
export type ReleasedCut = Branded<Cut, 'ReleasedCut'>;

/** A cut that differs by fewer people from the last would tell about them. */
export const FEWEST_CHANGED = 10;

/**
 * Whether a cut may take the place of the one released before: only for a later month, and only where at least ten subjects changed
 * since. Before the first cut everybody changed.
 */
export function releasable(
  previous: Pick<Cut, 'month'> | undefined,
  changes: { readonly month: Month; readonly subjects: number },
): boolean {
  const later = previous === undefined || changes.month > previous.month;
  return later && changes.subjects >= FEWEST_CHANGED;
}

/** The cut that answers once `candidate` is known: the candidate where it is releasable, else the one released before, if any. */
export function nextCut(previous: ReleasedCut | undefined, candidate: Cut): ReleasedCut | undefined {
  const subjects = subjectsChanged(previous?.cells ?? [], candidate.cells);
  return releasable(previous, { month: candidate.month, subjects }) ? (candidate as ReleasedCut) : previous;
}

/**
 * How many subjects changed at the fewest: each can have come to one cell and gone from one. Who came and who
 * went within one cell are not seen, which errs on the side of keeping back.
 */
export function subjectsChanged(before: readonly CountedCell[], after: readonly CountedCell[]): number {
  const [was, is] = [byValue(before), byValue(after)];
  let [came, went] = [0, 0];
  for (const value of new Set([...was.keys(), ...is.keys()])) {
    const change = (is.get(value)?.count ?? 0) - (was.get(value)?.count ?? 0);
    if (change > 0) came += change;
    else went -= change;
  }
  return Math.max(came, went);
}

/**
 * The parts of each cell added up.
 * @throws {NotA} where a cell does not count whole people, or fewer than none
 */
export function byValue(cells: readonly CountedCell[]): Map<string, CountedCell> {
  const sums = new Map<string, CountedCell>();
  for (const { value, count, key } of cells) {
    const sum = sums.get(value) ?? { value, count: 0, key: 0 };
    sums.set(value, { value, count: sum.count + count, key: sum.key + key });
  }
  for (const cell of sums.values())
    if (!Number.isInteger(cell.count) || !Number.isInteger(cell.key) || cell.count < 0)
      throw new NotA('a cell of whole people and keys', cell);
  return sums;
}
