import {
  buildReference,
  type Day,
  dayNumber,
  type PairChange,
  type Reference,
  type SubjectKey,
} from '@muster/domain';
import {
  type Alias,
  groupsOf,
  loadGroups,
  pairsIn,
  readHead,
  type SetAside,
  type Sql,
  type StoredFact,
  subjectsAfter,
} from '@muster/store';
import { foldOrAside } from './fold-failed.js';
import { type Folding } from './folding.js';
import { storiesOf } from './reference-epoch.js';
import { type Watch } from './watch.js';

/** A stock as it was known at a moment. */
export interface KnownStock {
  readonly level: string;
  readonly area: string;
  readonly profession: string;
  readonly headcount: number;
  /** Hundred-thousandths. */
  readonly fte: number;
}

const PAGE = 500;

/**
 * The stock on a day as it was known at a moment: everything is folded again from the facts that the log had taken by then, the
 * reference included. The code tables are today's.
 * @param aside told of those whom the fold cannot take: the stock is without them
 */
export async function stockKnownAt(
  to: Folding,
  sql: Sql,
  knownAt: Date,
  on: Day,
  aside: (who: SetAside) => void = () => undefined,
  { progress, signal }: Watch = {},
): Promise<KnownStock[]> {
  const wasKnown = ({ knownAt: known }: StoredFact) => known <= knownAt;
  const stories = await storiesOf(sql, wasKnown);
  const now = await to.referenceAt(sql, (await readHead(sql)).epoch);
  const reference: Reference = {
    ...buildReference(to.tables.reference, stories),
    epoch: 0,
    professions: now.professions,
    exposure: now.exposure,
  };
  const stock = new Map<string, KnownStock>();
  const done = new Set<SubjectKey>();
  let walked = 0;
  for (let after = '', page = PAGE; page === PAGE;) {
    const next = await subjectsAfter(sql, after, PAGE);
    const { groups, facts } = await loadGroups(sql, 0, next);
    for (const group of groups) {
      if (group.some(subject => done.has(subject))) continue;
      for (const subject of group) done.add(subject);
      const known = new Map(group.map(subject => [subject, (facts.get(subject) ?? []).filter(wasKnown)]));
      const pairs: Alias[] = [...known.values()].flatMap(pairsIn);
      for (const part of groupsOf(group, pairs))
        for (const { changes } of foldOrAside(part, known, reference, aside)?.parts ?? [])
          for (const change of changes) if (change.day <= dayNumber(on)) add(stock, change);
    }
    walked += next.length;
    progress?.(walked);
    signal?.throwIfAborted();
    after = next.at(-1) ?? after;
    page = next.length;
  }
  return [...stock.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function add(sums: Map<string, KnownStock>, { areas, profession, stock }: PairChange): void {
  for (const [level, area] of Object.entries(areas)) {
    const key = `${level} ${area} ${profession}`;
    const sum = sums.get(key) ?? { level, area, profession, headcount: 0, fte: 0 };
    sums.set(key, { ...sum, headcount: sum.headcount + stock.headcount, fte: sum.fte + stock.fte });
  }
}
