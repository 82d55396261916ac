import { type CubeName, CUBES, EXIT_KINDS, SPREAD_CUBES, type SubjectKey } from '@muster/domain';
import {
  type Delta,
  Deltas,
  type Group,
  type Loaded,
  loadGroups,
  PackedDeltas,
  queuedAmong,
  readCells,
  readHead,
  type Sql,
  subjectsAfter,
  WorkforceDeltas,
  workforceCells,
} from '@muster/store';
import { FoldFailed, foldOrFail } from './fold-failed.js';
import { type Folding } from './folding.js';
import { oldOutcomes } from './refold.js';
import { type Watch } from './watch.js';

/** A cell that the facts do not make as it stands; or, as `standing`, a subject that does not stand on all its facts. */
export interface Difference {
  readonly cube: CubeName | 'standing';
  /** The cell's dimensions; of a standing, the subject, and the fault where the fold cannot take it. */
  readonly at: Readonly<Record<string, string>>;
  readonly stored: Readonly<Record<string, number>>;
  readonly fromFacts: Readonly<Record<string, number>>;
}

export interface Verified {
  readonly subjects: number;
  /** Of them, those that were compared as they were folded last: they wait to be folded again, or cannot be. */
  readonly pending: number;
  readonly cells: number;
  readonly differences: readonly Difference[];
  readonly breaches: readonly Breach[];
}

/** A day on which stock does not change by what flows: entries − exits + hours + FTE that became known. */
export interface Breach {
  /** level, area, profession and day */
  readonly at: string;
  readonly measure: 'headcount' | 'fte';
  readonly stock: number;
  readonly flows: number;
}

/** Compares the active generation's cells with a fold of all facts from scratch, within one snapshot of the store. */
export function verify(to: Folding, watch: Watch = {}): Promise<Verified> {
  return to.database.transaction(async snapshot => {
    const { generation, epoch } = await readHead(snapshot);
    if (!generation) return { subjects: 0, pending: 0, cells: 0, differences: [], breaches: [] };
    const head = { generation: generation.number, epoch };
    const { subjects, pending, expected, workforce, packed, standings } = await foldAll(
      to,
      snapshot,
      head,
      watch,
    );
    let cells = 0;
    const differences = [...standings];
    const ofPeople: Partial<Record<CubeName, Delta[]>> = {
      ...workforceCells(workforce.rows()),
      ...Object.fromEntries(SPREAD_CUBES.map(cube => [cube, packed.of(cube)])),
    };
    for (const cube of Object.keys(CUBES) as CubeName[]) {
      watch.signal?.throwIfAborted();
      const stored = await readCells(snapshot, generation.number, cube);
      cells += stored.length;
      differences.push(...differencesOf(cube, stored, ofPeople[cube] ?? expected.of(cube)));
    }
    return { subjects, pending, cells, differences, breaches: await breachesOf(snapshot, generation.number) };
  }, 'REPEATABLE READ');
}

/**
 * Every subject from all its facts under the newest epoch: it does not matter which one its standing names, so that a subject that was
 * forgotten when the reference changed shows. Only what is in the queue is not yet a difference: that is folded as it was last.
 */
async function foldAll(
  to: Folding,
  snapshot: Sql,
  head: { generation: number; epoch: number },
  { progress, signal }: Watch,
) {
  const reference = await to.referenceAt(snapshot, head.epoch);
  const expected = new Deltas();
  const workforce = new WorkforceDeltas();
  const packed = new PackedDeltas();
  const standings: Difference[] = [];
  const done = new Set<SubjectKey>();
  let pending = 0;
  let walked = 0;
  for (let after = '', page = PAGE; page === PAGE;) {
    const next = await subjectsAfter(snapshot, after, PAGE);
    const loaded = await loadGroups(snapshot, head.generation, next);
    const queued = await queuedAmong(snapshot, head.generation, loaded.groups.flat());
    for (const group of loaded.groups) {
      if (group.some(subject => done.has(subject))) continue;
      for (const subject of group) done.add(subject);
      const isQueued = group.some(subject => queued.has(subject));
      if (isQueued) pending += group.length;
      else standings.push(...standingsShort(group, loaded));
      try {
        const outcomes = isQueued
          ? (await oldOutcomes(to, snapshot, loaded, group)).old
          : [foldOrFail(group, loaded.facts, reference)];
        for (const { contributions, spread, changes } of outcomes.flatMap(({ parts }) => parts)) {
          expected.add(contributions);
          workforce.add(changes, 1);
          packed.exchange([], spread);
        }
      } catch (error) {
        if (!(error instanceof FoldFailed)) throw error;
        standings.push(...group.map(subject => standingOf(subject, loaded, { fault: error.fault })));
      }
    }
    walked += next.length;
    progress?.(walked);
    signal?.throwIfAborted();
    after = next.at(-1) ?? after;
    page = next.length;
  }
  return { subjects: done.size, pending, expected, workforce, packed, standings };
}

/** Subjects that stand on fewer facts than they have, or do not stand at all, and that nothing will fold again. */
function standingsShort(group: Group, loaded: Loaded): Difference[] {
  return group
    .filter(subject => loaded.standings.get(subject)?.facts !== factsIn(loaded, subject))
    .filter(subject => loaded.standings.has(subject) || factsIn(loaded, subject) > 0)
    .map(subject => standingOf(subject, loaded, {}));
}

function standingOf(subject: SubjectKey, loaded: Loaded, more: Difference['at']): Difference {
  const standing = loaded.standings.get(subject);
  return {
    cube: 'standing',
    at: { subject, ...more },
    stored: standing ? { facts: standing.facts } : {},
    fromFacts: { facts: factsIn(loaded, subject) },
  };
}

function factsIn({ facts }: Loaded, subject: SubjectKey): number {
  return facts.get(subject)?.length ?? 0;
}

/** The identity of measures, on every pair of days: cells of stock against cells of flows. */
async function breachesOf(snapshot: Sql, generation: number): Promise<Breach[]> {
  const changes = new Map<string, { stock: Record<Measure, number>; flows: Record<Measure, number> }>();
  const at = (row: Cell) => {
    const key = ['level', 'area', 'profession', 'day'].map(name => row[name]).join(' ');
    const change = changes.get(key) ?? { stock: { headcount: 0, fte: 0 }, flows: { headcount: 0, fte: 0 } };
    changes.set(key, change);
    return change;
  };
  for (const row of await readCells(snapshot, generation, 'stock'))
    for (const measure of MEASURES) at(row).stock[measure] += Number(row[measure]);
  for (const row of await readCells(snapshot, generation, 'flow'))
    for (const measure of MEASURES)
      at(row).flows[measure] += (isExit(row['kind']) ? -1 : 1) * Number(row[measure]);
  return [...changes].flatMap(([key, { stock, flows }]) =>
    MEASURES.flatMap(measure =>
      stock[measure] === flows[measure]
        ? []
        : [{ at: key, measure, stock: stock[measure], flows: flows[measure] }],
    ),
  );
}

type Cell = Readonly<Record<string, string | number>>;
type Measure = 'headcount' | 'fte';
const MEASURES: readonly Measure[] = ['headcount', 'fte'];
const EXITS = new Set<string | number | undefined>(EXIT_KINDS.map(({ kind }) => kind));
const isExit = (kind: string | number | undefined) => EXITS.has(kind);

const PAGE = 500;

function differencesOf(
  cube: CubeName,
  stored: readonly Readonly<Record<string, string | number>>[],
  expected: readonly Delta[],
): Difference[] {
  const { dimensions, measures } = CUBES[cube];
  const keyOf = (at: Readonly<Record<string, string | number>>) =>
    dimensions.map(dimension => at[dimension]).join('\0');
  const pick = <Value>(names: readonly string[], from: Readonly<Record<string, Value>>) =>
    Object.fromEntries(names.map(name => [name, from[name] as Value]));

  const fromFacts = new Map(expected.map(delta => [keyOf(delta.at), delta]));
  const differences: Difference[] = [];
  for (const row of stored) {
    const at = pick(dimensions, row) as Record<string, string>;
    const found = pick(measures, row) as Record<string, number>;
    const made = fromFacts.get(keyOf(row));
    fromFacts.delete(keyOf(row));
    if (!made || measures.some(measure => made.add[measure] !== found[measure]))
      differences.push({ cube, at, stored: found, fromFacts: made?.add ?? {} });
  }
  for (const { at, add } of fromFacts.values()) differences.push({ cube, at, stored: {}, fromFacts: add });
  return differences;
}
