import { type Day, type EventType, isDay } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { type BusinessKey, type Database, standingKeysIn } from '@muster/store';
import { type KeyedDoor } from './key.js';

/** What a file says it replaces: all facts of its source and type whose effective day lies in a span. */
export interface Replaces {
  readonly from: Day;
  /** Included. */
  readonly to: Day;
}

/**
 * Reads `2025-01-01..2025-12-31`.
 * @throws {MusterFault} `bad-replaces`
 */
export function parseReplaces(text: string): Replaces {
  const [from, to, ...more] = text.split('..');
  if (isDay(from) && isDay(to) && from <= to && more.length === 0) return { from, to };
  throw new MusterFault(
    'bad-replaces',
    `what a file replaces must be two days as FROM..TO, got ${text.slice(0, 60)}`,
    'write e.g. 2025-01-01..2025-12-31; both days are included',
    2,
  );
}

const PAGE = 1000;

/**
 * The keys that stand in a range and that a file no longer contains: what `deliverByKey` is to withdraw.
 * @param kept keys of all facts in the file, those of its bad rows too where they can be told: a row that cannot be read must
 *   not take back what it said before
 */
export async function noLongerContained(
  database: Database,
  range: Replaces & {
    readonly source: string;
    readonly type: EventType;
    readonly door: KeyedDoor;
    /** Only what was said for this organisation. */
    readonly organisation?: string;
  },
  kept: ReadonlySet<string>,
): Promise<BusinessKey[]> {
  const gone: BusinessKey[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await standingKeysIn(database, range, after, PAGE);
    gone.push(...page.filter(({ key }) => !kept.has(key)));
    if (page.length < PAGE) return gone;
    after = page.at(-1)!.key;
  }
}
