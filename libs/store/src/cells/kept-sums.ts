import { type Sql } from '../database.js';
import { type Sight } from '../head/sight.js';
import { KEPT_CUBES, type KeptCube, type Unit, unitsWritten } from './news.sql.js';
import { cellSums, type CellSum, type DimensionOf, sumsOfUnits, type SumsAsked } from './sums.sql.js';

/** A snapshot that sums are read in. */
export interface KeptAt {
  readonly sql: Sql;
  readonly generation: number;
  /** Undefined: nothing is kept. */
  readonly sight: Sight | undefined;
}

type Row = Readonly<Record<string, string | number>>;

/** Sums as they were in a sight. */
interface Reading {
  readonly sight: Sight;
  /** By the values of the dimensions that tell units apart. */
  readonly units: ReadonlyMap<string, readonly Row[]>;
  readonly rows: readonly Row[];
}

/** Beyond so many, and beyond this share of all, it is as quick to read all anew. */
const MOST_UNITS = 200;
const MOST_SHARE = 0.25;
/** Rows of all readings together. */
const MOST_ROWS = 300_000;

/**
 * Sums of cells that are asked for again and again: of what was read before, only units of which a row was written since are read anew (all
 * that is told of an area and a cohort, say). What is given is what the snapshot holds.
 */
export class KeptSums {
  /** In the order in which they were last asked for. */
  private readonly readings = new Map<string, Reading>();
  private size = 0;

  async read<Name extends KeptCube, By extends DimensionOf<Name>>(
    at: KeptAt,
    cube: Name,
    asked: SumsAsked<Name, By>,
  ): Promise<CellSum<Name, By>[]> {
    const { sight } = at;
    if (sight === undefined) return cellSums(at.sql, at.generation, cube, asked);
    const key = JSON.stringify([at.generation, cube, asked]);
    const before = this.readings.get(key);
    const told = unitsOf(cube, asked);
    const reading =
      before && sight.includes(before.sight)
        ? await broughtUpTo(sight, before, at, cube, told)
        : await readAll(sight, at, cube, told);
    if (!before || reading.sight.includes(before.sight)) this.keep(key, reading);
    return reading.rows as CellSum<Name, By>[];
  }

  private keep(key: string, reading: Reading): void {
    this.forget(key);
    this.readings.set(key, reading);
    this.size += reading.rows.length;
    for (const oldest of this.readings.keys()) {
      if (this.size <= MOST_ROWS) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.size -= this.readings.get(key)?.rows.length ?? 0;
    this.readings.delete(key);
  }
}

/** A question, and what its units are told by: those dimensions of rows that sums are told by, and the cohort. */
interface InUnits<Name extends KeptCube> {
  readonly asked: SumsAsked<Name, DimensionOf<Name>>;
  readonly unit: readonly DimensionOf<Name>[];
}

function unitsOf<Name extends KeptCube>(
  cube: Name,
  asked: SumsAsked<Name, DimensionOf<Name>>,
): InUnits<Name> {
  const ofRows: readonly string[] = KEPT_CUBES[cube];
  const unit = asked.by.filter(dimension => ofRows.includes(dimension));
  const cohort = 'cohort' as DimensionOf<Name>;
  if (ofRows.includes(cohort) && !unit.includes(cohort)) unit.push(cohort);
  return { asked, unit };
}

async function readAll<Name extends KeptCube>(
  sight: Sight,
  { sql, generation }: KeptAt,
  cube: Name,
  { asked, unit }: InUnits<Name>,
): Promise<Reading> {
  const by = [...new Set([...unit, ...asked.by])];
  const units = inUnits(unit, await cellSums(sql, generation, cube, { ...asked, by }));
  return { sight, units, rows: together(units, asked.by) };
}

async function broughtUpTo<Name extends KeptCube>(
  sight: Sight,
  before: Reading,
  at: KeptAt,
  cube: Name,
  told: InUnits<Name>,
): Promise<Reading> {
  if (sight.isSameAs(before.sight)) return before;
  const { asked, unit } = told;
  const read = { cube, where: asked.where };
  const between = { since: before.sight, now: sight };
  const most = Math.max(MOST_UNITS, MOST_SHARE * before.units.size);
  const written = await unitsWritten(at.sql, at.generation, read, between, unit, Math.ceil(most) + 1);
  if (written.length === 0) return { ...before, sight };
  if (written.length > most) return readAll(sight, at, cube, told);
  const units = new Map(before.units);
  const now = inUnits(unit, await sumsOfUnits(at.sql, at.generation, cube, asked, unit, written));
  for (const name of written.map(each => nameOf(unit, each))) {
    const rows = now.get(name);
    if (rows)
      units.set(name, rows); // in its place, so that all is nearly in order already
    else units.delete(name);
  }
  return { sight, units, rows: together(units, asked.by) };
}

function inUnits(unit: readonly string[], rows: readonly Row[]): Map<string, Row[]> {
  const units = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(unit, row);
    const own = units.get(name);
    if (own) own.push(row);
    else units.set(name, [row]);
  }
  return units;
}

function nameOf(unit: readonly string[], of: Unit | Row): string {
  return unit.map(dimension => of[dimension]).join('\n');
}

/** In order of units; those that are told by more than was asked for are added up. */
function together(units: ReadonlyMap<string, readonly Row[]>, by: readonly string[]): Row[] {
  const rows = [...units.keys()].sort().flatMap(name => units.get(name)!);
  const [first] = rows;
  if (first === undefined || Object.keys(first).every(name => by.includes(name) || isMeasure(first, name)))
    return rows;
  const sums = new Map<string, Record<string, string | number>>();
  for (const row of rows) {
    const name = nameOf(by, row);
    const sum = sums.get(name);
    if (!sum) sums.set(name, withoutOthers(row, by));
    else for (const field in sum) if (isMeasure(row, field)) (sum[field] as number) += row[field] as number;
  }
  return [...sums.keys()]
    .sort()
    .map(name => sums.get(name)!)
    .filter(sum => Object.keys(sum).some(field => isMeasure(sum, field) && sum[field] !== 0));
}

function withoutOthers(row: Row, by: readonly string[]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => by.includes(name) || isMeasure(row, name)),
  );
}

function isMeasure(row: Row, name: string): boolean {
  return typeof row[name] === 'number';
}
