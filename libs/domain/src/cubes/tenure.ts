import { dayFromNumber, yearsAfter } from '../calendar/day.js';
import { type Month, monthOf } from '../calendar/month.js';

/** By whole years since joining: a band begins with the anniversary itself. */
export const TENURE_BANDS = ['under-1', '1-2', '2-5', '5-10', '10-plus'] as const;
export type TenureBand = (typeof TENURE_BANDS)[number];

/** The years after which a band passes into the next. */
const BAND_ENDS = [1, 2, 5, 10] as const;

/** `joined` is new, `returned` return and reactivated, `moved-in` move-in; all other kinds of entry are `other-entry`. */
export const TENURE_ENTRIES = ['joined', 'returned', 'moved-in', 'other-entry'] as const;
export type TenureEntry = (typeof TENURE_ENTRIES)[number];

/** `left` is left and role-out, `moved` move-out, `inactivated` the same; all other kinds of exit are `other-exit`. */
export const TENURE_EXITS = ['left', 'moved', 'inactivated', 'other-exit'] as const;
export type TenureExit = (typeof TENURE_EXITS)[number];

/**
 * Somebody in post in one organisation and profession, without a break: day numbers, half-open. An open spell ends at Infinity and has
 * no exit. Tenure counts from `joined`, which is `from` or earlier.
 */
export interface TenureSpell {
  readonly joined: number;
  readonly from: number;
  readonly to: number;
  readonly entry: TenureEntry;
  readonly exit: TenureExit | undefined;
}

/** What tells the cells of an organisation and profession apart: one object for all that are of one band, kind and month. */
export interface TenureAt {
  readonly band: TenureBand;
  readonly kind: TenureKind;
  readonly month: Month;
}
const TENURE_KINDS = ['in-post', ...TENURE_ENTRIES, ...TENURE_EXITS] as const;
type TenureKind = (typeof TENURE_KINDS)[number];

export interface TenureCell {
  readonly at: TenureAt;
  readonly count: number;
}

/**
 * What a spell adds to the cube: its entry in the band of the day, its exit in the band of the day before, and changes of who is in post.
 * An anniversary takes somebody on into the next band, on its day to come where the spell is open.
 */
export function tenureCells({ joined, from, to, entry, exit }: TenureSpell): TenureCell[] {
  const ends = bandEndsOf(joined);
  let nth = ends.findIndex(day => from < day);
  if (nth === -1) nth = ends.length;
  const cells: TenureCell[] = [
    { at: atOf(nth, entry, from), count: 1 },
    { at: atOf(nth, 'in-post', from), count: 1 },
  ];
  for (; nth < ends.length && ends[nth]! < to; nth += 1)
    cells.push(
      { at: atOf(nth, 'in-post', ends[nth]!), count: -1 },
      { at: atOf(nth + 1, 'in-post', ends[nth]!), count: 1 },
    );
  if (exit !== undefined)
    cells.push({ at: atOf(nth, 'in-post', to), count: -1 }, { at: atOf(nth, exit, to), count: 1 });
  return cells;
}

/** Days on which a band passes into the next. */
function bandEndsOf(joined: number): readonly number[] {
  let ends = ENDS.get(joined);
  if (ends === undefined) ENDS.set(joined, (ends = BAND_ENDS.map(years => yearsAfter(joined, years))));
  return ends;
}

function atOf(band: number, kind: TenureKind, day: number): TenureAt {
  const inMonth = inMonthOf(day);
  const nth = band * TENURE_KINDS.length + TENURE_KINDS.indexOf(kind);
  return (inMonth.at[nth] ??= { band: TENURE_BANDS[band]!, kind, month: inMonth.month });
}

interface InMonth {
  readonly month: Month;
  readonly at: (TenureAt | undefined)[];
}

function inMonthOf(day: number): InMonth {
  let found = BY_DAY.get(day);
  if (found === undefined) {
    const month = monthOf(dayFromNumber(day));
    found = BY_MONTH.get(month) ?? { month, at: [] };
    BY_MONTH.set(month, found);
    BY_DAY.set(day, found);
  }
  return found;
}

/** There are some 30,000 days in a lifetime, and each is asked for again and again. */
const ENDS = new Map<number, readonly number[]>();
const BY_DAY = new Map<number, InMonth>();
const BY_MONTH = new Map<Month, InMonth>();
