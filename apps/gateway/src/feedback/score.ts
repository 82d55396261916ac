import { type Fate } from './fates.js';

/** How good the data was that came in a month, of one organisation, or of what named none. */
export interface Quality {
  readonly organisation: string | null;
  /** All that came. The other counts are parts of it, and an item may be in several. */
  readonly items: number;
  readonly rejected: number;
  /** Wait for a named person, or were refused by one. */
  readonly held: number;
  readonly parked: number;
  readonly duplicates: number;
  /** Replaced or retracted since. */
  readonly corrected: number;
  /** Taken back by whoever runs Muster. */
  readonly withdrawn: number;
  /** With something odd about the person's timeline. */
  readonly anomalies: number;
  /** News that came in more than 31 days after the day from which it is true. */
  readonly late: number;
  /** Of a hundred items, how many came in time and with nothing wrong; one decimal. */
  readonly score: number;
}

/** An item of the month, and what became of it. */
export interface Judged {
  readonly organisation: string | null;
  readonly outcome: Fate['outcome'];
  readonly isOdd: boolean;
  readonly isLate: boolean;
}

const DAY_MS = 86_400_000;
const LATE_DAYS = 31;

/** By these an item says something that no item before it said. */
const NEWS: readonly Fate['outcome'][] = ['accepted', 'applied', 'superseded', 'retracted', 'withdrawn'];

/**
 * Whether an item is news that comes late. What is said again is no news. What was so before the sender first sent anything of the
 * organisation could not come in time: it is the first load, whenever it comes.
 */
export function isLate(
  item: { readonly receivedAt: Date; readonly effectiveOn?: string | null | undefined },
  outcome: Fate['outcome'],
  firstReceivedAt: Date | undefined,
): boolean {
  if (item.effectiveOn == null || !NEWS.includes(outcome)) return false;
  const since = firstReceivedAt ?? item.receivedAt;
  if (item.effectiveOn < since.toISOString().slice(0, 10)) return false;
  return item.receivedAt.getTime() - Date.parse(item.effectiveOn) > LATE_DAYS * DAY_MS;
}

/** It stands, or stood already; nothing is odd with it; and where it was news, it came in time. */
function isClean({ outcome, isOdd, isLate: late }: Judged): boolean {
  return (outcome === 'accepted' || outcome === 'applied' || outcome === 'unchanged') && !isOdd && !late;
}

type Sum = { -readonly [Key in Exclude<keyof Quality, 'organisation' | 'score'>]: number } & {
  clean: number;
};

/** Adds items up by organisation, one after the other: a month may have millions. */
export class QualitySums {
  readonly #sums = new Map<string | null, Sum>();

  add(item: Judged): void {
    const sum = this.#of(item.organisation);
    const is = (...outcomes: Fate['outcome'][]) => Number(outcomes.includes(item.outcome));
    sum.items += 1;
    sum.rejected += is('rejected');
    sum.held += is('held');
    sum.parked += is('parked');
    sum.duplicates += is('duplicate', 'duplicate-in-request');
    sum.corrected += is('superseded', 'retracted');
    sum.withdrawn += is('withdrawn');
    sum.anomalies += Number(item.isOdd);
    sum.late += Number(item.isLate);
    sum.clean += Number(isClean(item));
  }

  /** In order of code; what named no organisation last. */
  told(): Quality[] {
    return [...this.#sums]
      .map(([organisation, { clean, ...sum }]) => ({
        organisation,
        ...sum,
        score: Math.round((1000 * clean) / sum.items) / 10,
      }))
      .sort((a, b) => ((a.organisation ?? '~') < (b.organisation ?? '~') ? -1 : 1));
  }

  #of(organisation: string | null): Sum {
    const known = this.#sums.get(organisation);
    if (known) return known;
    const sum: Sum = {
      ...{ items: 0, rejected: 0, held: 0, parked: 0, duplicates: 0 },
      ...{ corrected: 0, withdrawn: 0, anomalies: 0, late: 0, clean: 0 },
    };
    this.#sums.set(organisation, sum);
    return sum;
  }
}
