import { type CubeName, CUBES, EXIT_KINDS, type SubjectKey } from '@muster/domain';
import {
  Deltas,
  foldGroup,
  loadGroups,
  readCells,
  readHead,
  subjectsAfter,
  type Transaction,
} from '@muster/store';
import { type Folding } from './folding.js';

/** A cell that the facts do not make as it stands. */
export interface Difference {
  readonly cube: CubeName;
  /** The cell's dimensions. */
  readonly at: Readonly<Record<string, string>>;
  readonly stored: Readonly<Record<string, number>>;
  readonly fromFacts: Readonly<Record<string, number>>;
}

export interface Verified {
  readonly subjects: number;
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
export function verify(to: Folding): Promise<Verified> {
  return to.database.transaction(async snapshot => {
    const { generation } = await readHead(snapshot);
    if (!generation) return { subjects: 0, cells: 0, differences: [], breaches: [] };
    const { subjects, expected } = await foldAll(to, snapshot, generation.number);
    let cells = 0;
    const differences: Difference[] = [];
    for (const cube of Object.keys(CUBES) as CubeName[]) {
      const stored = await readCells(snapshot, generation.number, cube);
      cells += stored.length;
      differences.push(...differencesOf(cube, stored, expected.of(cube)));
    }
    return { subjects, cells, differences, breaches: await breachesOf(snapshot, generation.number) };
  }, 'REPEATABLE READ');
}

/** Each subject under the epoch that its contributions stand on: what waits to be folded again is not yet a difference. */
async function foldAll(to: Folding, snapshot: Transaction, generation: number) {
  const expected = new Deltas();
  const done = new Set<SubjectKey>();
  for (let after = '', page = PAGE; page === PAGE;) {
    const next = await subjectsAfter(snapshot, after, PAGE);
    const { groups, facts, standings } = await loadGroups(snapshot, generation, next);
    for (const group of groups) {
      if (group.some(subject => done.has(subject))) continue;
      for (const subject of group) done.add(subject);
      const epoch = group.map(subject => standings.get(subject)?.epoch).find(found => found !== undefined);
      const { parts } = foldGroup(group, facts, await to.referenceAt(snapshot, epoch ?? 0));
      for (const { contributions } of parts) expected.add(contributions);
    }
    after = next.at(-1) ?? after;
    page = next.length;
  }
  return { subjects: done.size, expected };
}

/** The identity of measures, on every pair of days: cells of stock against cells of flows. */
async function breachesOf(snapshot: Transaction, generation: number): Promise<Breach[]> {
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
  expected: ReturnType<Deltas['of']>,
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
