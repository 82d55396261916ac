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

export interface TenureCell {
  readonly band: TenureBand;
  readonly kind: 'in-post' | TenureEntry | TenureExit;
  readonly month: Month;
  readonly count: number;
}

/**
 * What a spell adds to the cube: its entry in the band of the day, its exit in the band of the day before, and changes of who is in post.
 * An anniversary takes somebody on into the next band, on its day to come where the spell is open.
 */
export function tenureCells({ joined, from, to, entry, exit }: TenureSpell): TenureCell[] {
  const ends = bandEndsOf(joined);
  let nth = ends.findIndex(({ day }) => from < day);
  if (nth === -1) nth = ends.length;
  const began = { band: TENURE_BANDS[nth]!, month: monthOfDay(from) };
  const cells: TenureCell[] = [
    { ...began, kind: entry, count: 1 },
    { ...began, kind: 'in-post', count: 1 },
  ];
  for (; nth < ends.length && ends[nth]!.day < to; nth += 1) {
    const { month } = ends[nth]!;
    cells.push({ band: TENURE_BANDS[nth]!, kind: 'in-post', month, count: -1 });
    cells.push({ band: TENURE_BANDS[nth + 1]!, kind: 'in-post', month, count: 1 });
  }
  if (exit === undefined) return cells;
  const ended = { band: TENURE_BANDS[nth]!, month: monthOfDay(to) };
  cells.push({ ...ended, kind: 'in-post', count: -1 }, { ...ended, kind: exit, count: 1 });
  return cells;
}

interface BandEnd {
  readonly day: number;
  readonly month: Month;
}

function bandEndsOf(joined: number): readonly BandEnd[] {
  let ends = ENDS.get(joined);
  if (ends === undefined) {
    ends = BAND_ENDS.map(years => {
      const day = yearsAfter(joined, years);
      return { day, month: monthOfDay(day) };
    });
    ENDS.set(joined, ends);
  }
  return ends;
}

function monthOfDay(day: number): Month {
  let month = MONTHS.get(day);
  if (month === undefined) MONTHS.set(day, (month = monthOf(dayFromNumber(day))));
  return month;
}

/** There are some 30,000 days in a lifetime, and each is asked for again and again. */
const ENDS = new Map<number, readonly BandEnd[]>();
const MONTHS = new Map<number, Month>();
