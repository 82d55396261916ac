import { type Month } from '@muster/domain';
import { itemsOfMonth } from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { type Fate, fatesOf } from './fates.js';

/** How good the data was that came in a month, of one organisation, or of what named none. */
export interface Quality {
  readonly organisation: string | null;
  readonly items: number;
  readonly rejected: number;
  readonly parked: number;
  readonly duplicates: number;
  /** Replaced or retracted since. */
  readonly corrected: number;
  /** With something odd about the person's timeline. */
  readonly anomalies: number;
  /** Came in more than 31 days after the day from which it is true. */
  readonly late: number;
  /** Of a hundred items, how many came in time and with nothing wrong; null where none came. */
  readonly score: number | null;
}

const PAGE = 1000;
const LATE_DAYS = 31;

/** What was received from a sender in a month, as it stands today. */
export async function qualityOf(gateway: Gateway, sender: string, month: Month): Promise<Quality[]> {
  const sums = new Map<string | null, Mutable<Quality> & { clean: number }>();
  for (let after = 0, page = PAGE; page === PAGE;) {
    const items = await itemsOfMonth(gateway.database, sender, month, after, PAGE);
    const fates = new Map((await fatesOf(gateway, items)).map(fate => [fate.number, fate]));
    for (const item of items) {
      const late =
        item.effectiveOn != null &&
        item.receivedAt.getTime() - Date.parse(item.effectiveOn) > LATE_DAYS * 86_400_000;
      add(sums, item.organisation ?? null, fates.get(item.number), late);
    }
    after = items.at(-1)?.number ?? after;
    page = items.length;
  }
  return [...sums.values()]
    .map(({ clean, ...sum }) => ({
      ...sum,
      score: sum.items === 0 ? null : Math.round((1000 * clean) / sum.items) / 10,
    }))
    .sort((a, b) => ((a.organisation ?? '~') < (b.organisation ?? '~') ? -1 : 1));
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function add(
  sums: Map<string | null, Mutable<Quality> & { clean: number }>,
  organisation: string | null,
  fate: Fate | undefined,
  late: boolean,
): void {
  const sum = sums.get(organisation) ?? {
    organisation,
    items: 0,
    rejected: 0,
    parked: 0,
    duplicates: 0,
    corrected: 0,
    anomalies: 0,
    late: 0,
    score: null,
    clean: 0,
  };
  sums.set(organisation, sum);
  const outcome = fate?.outcome ?? 'accepted'; // not folded in yet
  const is = (...names: Fate['outcome'][]) => (names.includes(outcome) ? 1 : 0);
  const odd = fate?.anomalies === undefined ? 0 : 1;
  sum.items += 1;
  sum.rejected += is('rejected');
  sum.parked += is('parked');
  sum.duplicates += is('duplicate', 'duplicate-in-request');
  sum.corrected += is('superseded', 'retracted');
  sum.anomalies += odd;
  sum.late += late ? 1 : 0;
  if (is('applied', 'accepted', 'unchanged') === 1 && odd === 0 && !late) sum.clean += 1;
}
