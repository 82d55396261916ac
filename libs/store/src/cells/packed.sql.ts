import { type SpreadCube } from '@muster/domain';
import { type Sql, type Transaction } from '../database.js';
import { PackedDeltas, type PackedRow, ROW_OF } from './packed-deltas.js';
import { CROWD } from './workforce-rows.sql.js';

/** Adds rows to a generation. Nobody waits: no row is ever changed. */
export async function addPacked(
  transaction: Transaction,
  generation: number,
  rows: readonly PackedRow[],
): Promise<void> {
  for (const [cube, own] of byCube(rows))
    await transaction.copy(
      `muster.packed_${cube}`,
      ['generation', ...ROW_OF[cube], 'cells'],
      own.map(({ row, cells }) => [generation, ...row, JSON.stringify(cells)]),
    );
}

/** A row of a cube, whatever its cells. */
export type PackedPlace = Pick<PackedRow, 'cube' | 'row'>;

/**
 * Adds up the rows that have the same dimensions, one for them all: without cells where they come to nothing, for who keeps what was read
 * looks for rows that were written since. Whoever does it at the same time for the same adds up what is left; readers see either the
 * rows or their sum.
 */
export async function addUpPacked(
  transaction: Transaction,
  generation: number,
  places: readonly PackedPlace[],
): Promise<void> {
  for (const [cube, own] of byCube(places)) {
    const columns = ROW_OF[cube];
    const rows = await transaction.rows<Record<string, string> & { readonly cells: PackedRow['cells'] }>(
      `DELETE FROM muster.packed_${cube} AS row
       USING json_to_recordset($2::json) AS key (${columns.map(column => `${column} text`).join(', ')})
       WHERE row.generation = $1 AND ${columns.map(column => `row.${column} = key.${column}`).join(' AND ')}
       RETURNING ${[...columns, 'cells'].map(column => `row.${column}`).join(', ')}`,
      [generation, JSON.stringify(own.map(({ row }) => named(cube, row)))],
    );
    const deltas = new PackedDeltas();
    for (const found of rows)
      deltas.addRow({ cube, row: columns.map(column => found[column]!), cells: found.cells });
    await addPacked(transaction, generation, deltas.allRows());
  }
}

/** Those of a generation's rows that are so many that they should be added up. */
export async function crowdedPacked(
  sql: Sql,
  generation: number,
  cube: SpreadCube,
  limit: number,
): Promise<PackedPlace[]> {
  const columns = ROW_OF[cube].join(', ');
  const rows = await sql.rows<Record<string, string>>(
    `SELECT ${columns} FROM muster.packed_${cube} WHERE generation = $1 GROUP BY ${columns} HAVING count(*) >= $2 LIMIT $3`,
    [generation, CROWD, limit],
  );
  return rows.map(found => ({ cube, row: ROW_OF[cube].map(column => found[column]!) }));
}

function named(cube: SpreadCube, row: readonly string[]): Record<string, string> {
  return Object.fromEntries(ROW_OF[cube].map((column, nth) => [column, row[nth]!]));
}

function byCube<Place extends PackedPlace>(places: readonly Place[]): Map<SpreadCube, Place[]> {
  const cubes = new Map<SpreadCube, Place[]>();
  for (const place of places) {
    const own = cubes.get(place.cube);
    if (own) own.push(place);
    else cubes.set(place.cube, [place]);
  }
  return cubes;
}
