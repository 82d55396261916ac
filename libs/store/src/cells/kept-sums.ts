import { CUBES } from '@muster/domain';
import { type Sql } from '../database.js';
import { type Sight } from '../head/sight.js';
import { type Between, KEPT_CUBES, type KeptCube, type Unit, unitsWritten } from './news.sql.js';
import {
  adderOf,
  isPacked,
  type PackedCube,
  packedRows,
  rowsWritten,
  type UnitRow,
} from './packed-sums.sql.js';
import { cellSums, type CellSum, type DimensionOf, sumsOfUnits, type SumsAsked } from './sums.sql.js';

/** A snapshot that sums are read in. */
export interface KeptAt {
  readonly sql: Sql;
  readonly generation: number;
  /** Undefined: nothing is kept. */
  readonly sight: Sight | undefined;
}

type Row = Readonly<Record<string, string | number>>;

/** All that is told of an area and a cohort, say. */
interface UnitSums {
  readonly unit: Unit;
  /** How many rows they are of, where rows are only added: when they are added up there are fewer. */
  readonly rows: number;
  /** By what they are told by. */
  readonly sums: ReadonlyMap<string, Row>;
}

interface Group {
  readonly units: ReadonlyMap<string, UnitSums>;
  /** In order of what they are told by. */
  readonly sums: readonly Row[];
}

/** Sums as they were in a sight. */
interface Reading {
  readonly sight: Sight;
  readonly groups: ReadonlyMap<string, Group>;
}

/** A question, and what its units are told by. */
interface InUnits<Name extends KeptCube> {
  readonly cube: Name;
  readonly asked: SumsAsked<Name, DimensionOf<Name>>;
  readonly within: readonly DimensionOf<Name>[];
  readonly unit: readonly DimensionOf<Name>[];
}

/** Beyond so many, and beyond this share of all, it is as quick to read all anew. */
const MOST_UNITS = 200;
const MOST_SHARE = 0.25;
/** Sums of all readings together. */
const MOST_SUMS = 300_000;

/**
 * Sums of cells that are asked for again and again: of what was read before, only what was written since is read. What is given is what
 * the snapshot holds; a list is the same one as before where nothing in it was written.
 */
export class KeptSums {
  /** In the order in which they were last asked for. */
  private readonly readings = new Map<string, Reading>();
  private size = 0;

  async read<Name extends KeptCube, By extends DimensionOf<Name>>(
    at: KeptAt,
    cube: Name,
    asked: SumsAsked<Name, By>,
  ): Promise<readonly CellSum<Name, By>[]> {
    return (await this.readIn(at, cube, asked, [])).get('') ?? [];
  }

  /**
   * The same, apart by some of what they are told by.
   * @param within of what tells rows of the cube apart (`KEPT_CUBES`)
   * @returns by the values of those, one a line, in order; what has no sums is absent
   */
  async readIn<Name extends KeptCube, By extends DimensionOf<Name>>(
    at: KeptAt,
    cube: Name,
    asked: SumsAsked<Name, By>,
    within: readonly By[],
  ): Promise<ReadonlyMap<string, readonly CellSum<Name, By>[]>> {
    const { sight } = at;
    const key = JSON.stringify([at.generation, cube, asked, within]);
    const before = this.readings.get(key);
    const told: InUnits<Name> = { cube, asked, within, unit: unitOf(cube, asked.by) };
    const groups =
      before && sight?.includes(before.sight)
        ? await broughtUpTo(sight, before, at, told)
        : regrouped(told, new Map(), await readAll(at, told));
    if (sight && (!before || sight.includes(before.sight))) this.keep(key, { sight, groups });
    const lists = [...groups].map(([name, { sums }]) => [name, sums] as const);
    return new Map(lists.filter(([, sums]) => sums.length > 0)) as Map<string, CellSum<Name, By>[]>;
  }

  private keep(key: string, reading: Reading): void {
    this.forget(key);
    this.readings.set(key, reading);
    this.size += sizeOf(reading);
    for (const oldest of this.readings.keys()) {
      if (this.size <= MOST_SUMS) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const reading = this.readings.get(key);
    if (reading) this.size -= sizeOf(reading);
    this.readings.delete(key);
  }
}

function sizeOf({ groups }: Reading): number {
  let size = 0;
  for (const { units } of groups.values()) for (const { sums } of units.values()) size += sums.size;
  return size;
}

/** What rows of packed cubes are looked up by. */
const LOOKED_UP_BY: readonly string[] = ['profession', 'level', 'area', 'cohort'];

function unitOf<Name extends KeptCube>(cube: Name, by: readonly DimensionOf<Name>[]): DimensionOf<Name>[] {
  const ofRows = KEPT_CUBES[cube] as readonly DimensionOf<Name>[];
  return ofRows.filter(name => by.includes(name) || (isPacked(cube) && LOOKED_UP_BY.includes(name)));
}

async function readAll<Name extends KeptCube>(
  at: KeptAt,
  told: InUnits<Name>,
): Promise<Map<string, UnitSums>> {
  const { cube, asked, unit } = told;
  if (!isPacked(cube)) return inUnits(told, await cellSums(at.sql, at.generation, cube, asked));
  return sumsOfRows(told, await packedRows(at.sql, at.generation, { cube, where: asked.where }, unit));
}

async function broughtUpTo<Name extends KeptCube>(
  sight: Sight,
  before: Reading,
  at: KeptAt,
  told: InUnits<Name>,
): Promise<Reading['groups']> {
  if (sight.isSameAs(before.sight)) return before.groups;
  const between = { since: before.sight, now: sight };
  const changes = isPacked(told.cube)
    ? await addedUnits(before, at, told as unknown as InUnits<PackedCube>, between)
    : await unitsAnew(before, at, told, between);
  return changes === undefined
    ? regrouped(told, new Map(), await readAll(at, told))
    : regrouped(told, before.groups, changes);
}

/** Units whose rows are changed in place, read anew. @returns undefined where it is as quick to read all */
async function unitsAnew<Name extends KeptCube>(
  before: Reading,
  { sql, generation }: KeptAt,
  told: InUnits<Name>,
  between: Between,
): Promise<Map<string, UnitSums> | undefined> {
  const { cube, asked, unit } = told;
  if (unit.length === 0) return undefined;
  let units = 0;
  for (const group of before.groups.values()) units += group.units.size;
  const most = Math.max(MOST_UNITS, MOST_SHARE * units);
  const read = { cube, where: asked.where };
  const written = await unitsWritten(sql, generation, read, between, unit, Math.ceil(most) + 1);
  if (written.length > most) return undefined;
  const nothing = written.map(
    each => [nameOf(unit, each), { unit: each, rows: 0, sums: new Map() }] as const,
  );
  if (written.length === 0) return new Map();
  const now = inUnits(told, await sumsOfUnits(sql, generation, cube, asked, unit, written));
  return new Map([...nothing, ...now]);
}

/**
 * Units to which rows were added: these are all that is read. Where the rows that were there before are fewer than they were, some were added
 * up, and the unit is read anew.
 */
async function addedUnits<Name extends PackedCube>(
  before: Reading,
  { sql, generation }: KeptAt,
  told: InUnits<Name>,
  between: Between,
): Promise<Map<string, UnitSums>> {
  const { cube, asked, within, unit } = told;
  const read = { cube, where: asked.where };
  const written = await rowsWritten(sql, generation, read, between, unit);
  const changes = new Map<string, UnitSums>();
  const stale: Unit[] = [];
  const now = new Map(written.map(row => [nameOf(unit, row.unit), row.rows]));
  for (const [name, added] of sumsOfRows(told, written)) {
    const known = before.groups.get(nameOf(within, added.unit))?.units.get(name);
    const rows = (known?.rows ?? 0) + added.rows;
    if (rows !== now.get(name)) stale.push(added.unit);
    else changes.set(name, { ...added, rows, sums: known ? together(cube, [known, added]) : added.sums });
  }
  if (stale.length === 0) return changes;
  const anew = sumsOfRows(told, await packedRows(sql, generation, read, unit, stale));
  return new Map([...changes, ...anew]);
}

function sumsOfRows<Name extends KeptCube>(
  { cube, asked, unit }: InUnits<Name>,
  rows: readonly UnitRow[],
): Map<string, UnitSums> {
  const add = adderOf(cube as PackedCube, asked as unknown as SumsAsked<PackedCube, never>);
  const units = new Map<
    string,
    { unit: Unit; rows: number; sums: Map<string, Record<string, string | number>> }
  >();
  for (const row of rows) {
    const name = nameOf(unit, row.unit);
    let own = units.get(name);
    if (!own) units.set(name, (own = { unit: row.unit, rows: 0, sums: new Map() }));
    own.rows += 1;
    add(own.sums, row);
  }
  return units;
}

function inUnits<Name extends KeptCube>(
  { asked, unit }: InUnits<Name>,
  rows: readonly Row[],
): Map<string, UnitSums> {
  const units = new Map<string, { unit: Unit; rows: number; sums: Map<string, Row> }>();
  for (const row of rows) {
    const name = nameOf(unit, row);
    let own = units.get(name);
    if (!own) units.set(name, (own = { unit: row as Unit, rows: 0, sums: new Map() }));
    own.sums.set(nameOf(asked.by, row), row);
  }
  return units;
}

function nameOf(names: readonly string[], of: Row): string {
  return names.map(name => of[name]).join('\n');
}

/** Groups as they were, but for units that changed. */
function regrouped<Name extends KeptCube>(
  { cube, within }: InUnits<Name>,
  before: Reading['groups'],
  changes: ReadonlyMap<string, UnitSums>,
): Reading['groups'] {
  const touched = new Map<string, Map<string, UnitSums>>();
  for (const [name, change] of changes) {
    const group = nameOf(within, change.unit);
    let units = touched.get(group);
    if (!units) touched.set(group, (units = new Map(before.get(group)?.units)));
    units.set(name, change);
  }
  const groups = new Map(before);
  for (const [name, units] of touched)
    groups.set(name, { units, sums: inOrder(cube, together(cube, [...units.values()])) });
  return groups.size === before.size ? groups : new Map([...groups].sort(byName));
}

function together(cube: KeptCube, units: readonly UnitSums[]): ReadonlyMap<string, Row> {
  if (units.length === 1) return units[0]!.sums;
  const measures: readonly string[] = CUBES[cube].measures;
  const all = new Map<string, Row>();
  for (const { sums } of units)
    for (const [name, sum] of sums) {
      const known = all.get(name);
      all.set(name, known ? plus(known, sum, measures) : sum);
    }
  return all;
}

function plus(one: Row, other: Row, measures: readonly string[]): Row {
  const sum = { ...one };
  for (const measure of measures) sum[measure] = (one[measure] as number) + (other[measure] as number);
  return sum;
}

/** Sums of 0 are left out. */
function inOrder(cube: KeptCube, sums: ReadonlyMap<string, Row>): Row[] {
  const measures: readonly string[] = CUBES[cube].measures;
  return [...sums]
    .filter(([, sum]) => measures.some(measure => sum[measure] !== 0))
    .sort(byName)
    .map(([, sum]) => sum);
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : 1;
}
