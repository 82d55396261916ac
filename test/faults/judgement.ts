import { codeTables } from '@muster/platform';
import { until } from '@muster/platform/testing';
import { type Breach, type Difference, folding, verify } from '@muster/projector';
import { parkedByReason, type ParkedSummary, readCells, readHead, refoldCounts } from '@muster/store';
import { foldInMemory } from '../histories/in-memory.js';
import { identityOf, type LoggedEvent } from './ledger.js';
import { type Rig } from './rig.js';

const SETTLED_WITHIN_MS = 120_000;

/** What stands in the store, against what the doors acknowledged. */
export interface Judgement {
  readonly acknowledged: number;
  /** Acknowledged, and neither a fact nor parked. */
  readonly lost: readonly LoggedEvent[];
  /** Facts that nobody acknowledged. */
  readonly unasked: readonly LoggedEvent[];
  /** How often facts were folded in beyond once each, as the transactions that did it counted. */
  readonly doubled: number;
  readonly parked: readonly ParkedSummary[];
  /** By `verify`: cells against a fold of the store's facts. */
  readonly differences: readonly Difference[];
  readonly breaches: readonly Breach[];
  /** Cells of stock and flows against a fold of what was acknowledged, in memory. */
  readonly differing: readonly string[];
  readonly cells: number;
}

/** After the load has ended. */
export async function judge({ database, ledger }: Rig): Promise<Judgement> {
  const lost = await until(
    () => ledger.missing(database, ledger.waiting()),
    missing => missing.length === 0,
    SETTLED_WITHIN_MS,
  ).catch(() => ledger.missing(database, ledger.waiting()));
  const { generation } = await readHead(database);
  await until(
    () => refoldCounts(database, generation!.number),
    ({ waiting }) => waiting === 0,
    SETTLED_WITHIN_MS,
  );
  const facts = await database.rows<LoggedEvent>('SELECT subject, source, id FROM muster.fact');
  const parked = await database.rows<LoggedEvent>('SELECT subject, source, id FROM muster.parked');
  const [applied] = await database.rows<{ events: number }>(
    'SELECT sum(applied)::bigint AS events FROM muster.source_activity',
  );
  const to = folding(database, codeTables());
  const { differences, breaches } = await verify(to);
  const isParked = new Set(parked.map(identityOf));
  const expected = foldInMemory(ledger.all().filter(event => !isParked.has(identityOf(event))));
  const cells = sums();
  for (const cube of ['stock', 'flow'] as const)
    for (const row of await readCells(database, generation!.number, cube)) {
      const { level, area, profession, day, kind = '', ...measures } = row;
      cells.add([cube, level, area, profession, day, kind], measures as Record<string, number>);
    }
  const folded = sums();
  for (const { cube, at, add } of expected)
    if (cube === 'stock' || cube === 'flow') {
      const { level, area, profession, day, kind = '' } = at as Readonly<Record<string, string>>;
      folded.add([cube, level, area, profession, day, kind], add);
    }
  return {
    acknowledged: ledger.size,
    lost,
    unasked: facts.filter(fact => !ledger.has(fact)),
    doubled: applied!.events - facts.length,
    parked: await parkedByReason(database),
    differences,
    breaches,
    differing: cells.differingFrom(folded),
    cells: cells.all.size,
  };
}

/** Sums of measures by cell, zeros left out. */
function sums() {
  const all = new Map<string, number>();
  const add = (at: readonly unknown[], measures: Readonly<Record<string, number>>) => {
    for (const [measure, value] of Object.entries(measures)) {
      const key = [...at, measure].join(' ');
      const sum = (all.get(key) ?? 0) + Number(value);
      if (sum === 0) all.delete(key);
      else all.set(key, sum);
    }
  };
  const differingFrom = (other: { readonly all: ReadonlyMap<string, number> }) =>
    [...new Set([...all.keys(), ...other.all.keys()])].filter(key => all.get(key) !== other.all.get(key));
  return { all, add, differingFrom };
}
