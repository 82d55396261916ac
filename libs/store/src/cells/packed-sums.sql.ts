import { CUBES } from '@muster/domain';
import { type Sql } from '../database.js';
import {
  type Between,
  type CellsRead,
  conditionsOf,
  type KeptCube,
  parametersOf,
  type Unit,
  writtenSince,
} from './news.sql.js';
import { CELL_OF, type PackedRow, ROW_OF } from './packed-deltas.js';
import { type DimensionOf, type SumsAsked } from './sums.sql.js';

/** The cubes whose rows hold many cells, of those that sums are kept of. */
export type PackedCube = 'cohort' | 'exposure' | 'application';

export function isPacked(cube: KeptCube): cube is PackedCube {
  return cube in ROW_OF;
}

/** Cells of a row, and the unit that it is of. */
export interface UnitRow {
  readonly unit: Unit;
  readonly cells: PackedRow['cells'];
}

/** A row that was written since, and how many rows its unit has by now, those that were there before among them. */
export interface WrittenRow extends UnitRow {
  readonly rows: number;
}

/** @param units left out: all */
export async function packedRows(
  sql: Sql,
  generation: number,
  read: CellsRead<PackedCube>,
  unit: readonly string[],
  units?: readonly Unit[],
): Promise<UnitRow[]> {
  const parameters: unknown[] = [generation];
  const clauses = conditionsOf(read, parameters, 'row.');
  const rows = await sql.rows<Named>(
    `SELECT ${columnsOf('row', unit)}, row.cells FROM muster.packed_${read.cube} AS row
     ${units === undefined ? '' : `JOIN ${recordsOf(unit, units, parameters)} USING (${unit.join(', ')})`}
     WHERE ${['row.generation = $1', ...clauses].join(' AND ')}`,
    parameters,
  );
  return rows.map(({ cells, ...of }) => ({ unit: of, cells: cells as PackedRow['cells'] }));
}

/** Those that were written from one sight to another. */
export async function rowsWritten(
  sql: Sql,
  generation: number,
  read: CellsRead<PackedCube>,
  between: Between,
  unit: readonly string[],
): Promise<WrittenRow[]> {
  const parameters = parametersOf(generation, between);
  const from = writtenSince(read, parameters, ['cells']);
  const clauses = conditionsOf(read, parameters, 'row.');
  const same = unit.map(dimension => `row.${dimension} = unit.${dimension}`);
  const rows = await sql.rows<Named & { readonly rows: number }>(
    `WITH written AS MATERIALIZED (SELECT ${[...unit, 'cells'].join(', ')} ${from})
     SELECT written.*, counted.rows FROM written JOIN (
       SELECT unit.*, (SELECT count(*) FROM muster.packed_${read.cube} AS row
         WHERE ${['row.generation = $1', ...same, ...clauses].join(' AND ')}) AS rows
       FROM (SELECT DISTINCT ${unit.join(', ')} FROM written) AS unit) AS counted USING (${unit.join(', ')})`,
    parameters,
  );
  return rows.map(({ cells, rows: count, ...of }) => ({
    unit: of,
    cells: cells as PackedRow['cells'],
    rows: count,
  }));
}

type Named = Unit & { readonly cells: unknown };

function columnsOf(table: string, unit: readonly string[]): string {
  return unit.map(dimension => `${table}.${dimension}`).join(', ');
}

function recordsOf(unit: readonly string[], units: readonly Unit[], parameters: unknown[]): string {
  const fields = unit.map(dimension => `${dimension} text`).join(', ');
  return `json_to_recordset($${parameters.push(JSON.stringify(units))}::json) AS unit (${fields})`;
}

type Sum = Record<string, string | number>;

/** Adds cells of rows to sums, which are told by what is asked for. */
export function adderOf<Name extends PackedCube>(
  cube: Name,
  { by, where, until }: SumsAsked<Name, DimensionOf<Name>>,
): (sums: Map<string, Sum>, row: UnitRow) => void {
  const dimensions: readonly string[] = CELL_OF[cube];
  const measures: readonly string[] = CUBES[cube].measures;
  const wanted = Object.entries<string | readonly string[] | undefined>(where).flatMap(([name, values]) => {
    const at = dimensions.indexOf(name);
    return at === -1 || values === undefined ? [] : [{ at, values: new Set([values].flat()) }];
  });
  const last = until === undefined ? -1 : dimensions.findIndex(name => name === 'day' || name === 'month');
  const told = by.map(name => ({ name, at: dimensions.indexOf(name) }));
  return (sums, { unit, cells }) => {
    for (const cell of cells) {
      if (last !== -1 && (cell[last] as string) > until!) continue;
      if (!wanted.every(({ at, values }) => values.has(cell[at] as string))) continue;
      let key = '';
      for (const { name, at } of told) key += `${at === -1 ? unit[name] : cell[at]}\n`;
      let sum = sums.get(key);
      if (sum === undefined) {
        sum = {};
        for (const { name, at } of told) sum[name] = (at === -1 ? unit[name] : cell[at])!;
        for (const measure of measures) sum[measure] = 0;
        sums.set(key, sum);
      }
      for (let nth = 0; nth < measures.length; nth += 1)
        (sum[measures[nth]!] as number) += cell[dimensions.length + nth] as number;
    }
  };
}
