import { type CubeName, CUBES, EXIT_KINDS, SPREAD_CUBES, type SubjectKey } from '@muster/domain';
import {
  cellPages,
  type Delta,
  Deltas,
  type Group,
  type Loaded,
  loadGroups,
  PackedDeltas,
  queuedAmong,
  readHead,
  type StoredCell,
  subjectsAfter,
  type Transaction,
  WORKFORCE_CUBES,
  WorkforceDeltas,
  workforceCells,
} from '@muster/store';
import { FoldFailed, foldOrFail } from './fold-failed.js';
import { type Folding } from './folding.js';
import { oldOutcomes } from './refold.js';
import { Turns } from './turns.js';
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
  return to.database.snapshot(async snapshot => {
    const { generation, epoch } = await readHead(snapshot);
    if (!generation) return { subjects: 0, pending: 0, cells: 0, differences: [], breaches: [] };
    const head = { generation: generation.number, epoch };
    const turns = new Turns();
    const { subjects, pending, standings, cellsOf } = await foldAll(to, snapshot, head, watch, turns);
    const identity = new Identity();
    let cells = 0;
    const differences = [...standings];
    for (const cube of Object.keys(CUBES) as CubeName[]) {
      const comparison = new Comparison(cube);
      let made = 0;
      for (const cell of cellsOf(cube)) {
        comparison.make(cell);
        if (++made % BETWEEN_TURNS === 0) await turns.give();
      }
      for await (const page of cellPages(snapshot, generation.number, cube)) {
        watch.signal?.throwIfAborted();
        cells += page.length;
        for (const cell of page) comparison.find(cell);
        identity.add(cube, page);
        await turns.give();
      }
      differences.push(...comparison.differences());
    }
    return { subjects, pending, cells, differences, breaches: identity.breaches() };
  });
}

/**
 * Every subject from all its facts under the newest epoch: it does not matter which one its standing names, so that a subject that was
 * forgotten when the reference changed shows. Only what is in the queue is not yet a difference: that is folded as it was last.
 */
async function foldAll(
  to: Folding,
  snapshot: Transaction,
  head: { generation: number; epoch: number },
  { progress, signal }: Watch,
  turns: Turns,
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
      await turns.give();
    }
    walked += next.length;
    progress?.(walked);
    signal?.throwIfAborted();
    after = next.at(-1) ?? after;
    page = next.length;
  }
  const rows = workforce.rows();
  const cellsOf = (cube: CubeName): Iterable<Delta> =>
    isWorkforce(cube) ? workforceCells(rows, cube) : isSpread(cube) ? packed.of(cube) : expected.of(cube);
  return { subjects: done.size, pending, standings, cellsOf };
}

const isWorkforce = among(WORKFORCE_CUBES);
const isSpread = among(SPREAD_CUBES);

function among<Cube extends CubeName>(cubes: readonly Cube[]): (cube: CubeName) => cube is Cube {
  return (cube): cube is Cube => cubes.some(one => one === cube);
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
class Identity {
  private readonly changes = new Map<string, Record<Measure, { stock: number; flows: number }>>();

  add(cube: CubeName, cells: readonly StoredCell[]): void {
    if (cube !== 'stock' && cube !== 'flow') return;
    const side = cube === 'stock' ? 'stock' : 'flows';
    for (const cell of cells) {
      const sign = cube === 'flow' && EXITS.has(cell['kind']) ? -1 : 1;
      const change = this.at(cell);
      for (const measure of MEASURES) change[measure][side] += sign * Number(cell[measure]);
    }
  }

  breaches(): Breach[] {
    return [...this.changes].flatMap(([at, change]) =>
      MEASURES.filter(measure => change[measure].stock !== change[measure].flows).map(measure => ({
        at,
        measure,
        ...change[measure],
      })),
    );
  }

  private at(cell: StoredCell) {
    const key = ['level', 'area', 'profession', 'day'].map(name => cell[name]).join(' ');
    let change = this.changes.get(key);
    if (change === undefined) {
      change = { headcount: { stock: 0, flows: 0 }, fte: { stock: 0, flows: 0 } };
      this.changes.set(key, change);
    }
    return change;
  }
}

type Measure = 'headcount' | 'fte';
const MEASURES: readonly Measure[] = ['headcount', 'fte'];
const EXITS = new Set<string | number | undefined>(EXIT_KINDS.map(({ kind }) => kind));

const PAGE = 250;
const BETWEEN_TURNS = 1_000;

/** Cells of a cube as the facts make them, against those that are stored. */
class Comparison {
  private readonly made = new Map<string, Delta>();
  private readonly short: Difference[] = [];

  constructor(private readonly cube: CubeName) {}

  make(cell: Delta): void {
    this.made.set(this.keyOf(cell.at), cell);
  }

  find(stored: StoredCell): void {
    const { dimensions, measures } = CUBES[this.cube];
    const key = this.keyOf(stored);
    const made = this.made.get(key);
    this.made.delete(key);
    if (made && measures.every(measure => made.add[measure] === stored[measure])) return;
    this.short.push({
      cube: this.cube,
      at: pick(dimensions, stored) as Record<string, string>,
      stored: pick(measures, stored) as Record<string, number>,
      fromFacts: made?.add ?? {},
    });
  }

  /** After all cells were made and found. */
  differences(): Difference[] {
    const { cube } = this;
    const missing = [...this.made.values()].map(({ at, add }) => ({ cube, at, stored: {}, fromFacts: add }));
    return [...this.short, ...missing];
  }

  private keyOf(at: StoredCell): string {
    return CUBES[this.cube].dimensions.map(dimension => at[dimension]).join('\0');
  }
}

function pick<Value>(names: readonly string[], from: Readonly<Record<string, Value>>) {
  return Object.fromEntries(names.map(name => [name, from[name] as Value]));
}
