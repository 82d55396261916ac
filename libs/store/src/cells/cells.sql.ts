import { type CubeName, CUBES, SPREAD_CUBES } from '@muster/domain';
import { type Sql, type Transaction } from '../database.js';
import { type Deltas, OTHER_CUBES, type OtherCube } from './deltas.js';
import { addPacked } from './packed.sql.js';
import { PackedDeltas } from './packed-deltas.js';

/**
 * Adds deltas to a generation's cells. A cell whose measures all became 0 says nothing; it stays until the next rebuild. All slots at once,
 * each cube in order of slot and key, so that two transactions that share cells lock them in one order.
 */
export async function mergeCells(
  transaction: Transaction,
  generation: number,
  bySlot: ReadonlyMap<number, Deltas>,
): Promise<void> {
  const slots = [...bySlot].sort(([a], [b]) => a - b);
  for (const cube of OTHER_CUBES) {
    const rows = slots.flatMap(([slot, deltas]) =>
      deltas.of(cube).map(({ at, add }) => ({ slot, ...at, ...add })),
    );
    if (rows.length > 0) await transaction.run(MERGE[cube], [generation, JSON.stringify(rows)]);
  }
  const packed = new PackedDeltas();
  for (const [, deltas] of slots)
    for (const cube of SPREAD_CUBES) for (const cell of deltas.of(cube)) packed.addCell(cube, cell);
  await addPacked(transaction, generation, packed.rows());
}

/** A cube's non-empty cells in one generation, slots summed, in key order. */
export function readCells(sql: Sql, generation: number, cube: CubeName): Promise<StoredCell[]> {
  return sql.rows(cellsOf(cube), [generation]);
}

/** Dimensions and measures of one cell. */
export type StoredCell = Readonly<Record<string, string | number>>;

/** The same, some thousands at a time: all cells of a cube may be too many to hold at once. */
export async function* cellPages(
  transaction: Transaction,
  generation: number,
  cube: CubeName,
): AsyncGenerator<StoredCell[]> {
  const cursor = `cells_of_${cube}`;
  // All of it is fetched: without this the plan would be the one whose first rows come soonest.
  await transaction.run('SET LOCAL cursor_tuple_fraction = 1');
  await transaction.run(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${cellsOf(cube)}`, [generation]);
  for (let page = PAGE; page === PAGE;) {
    const cells = await transaction.rows<StoredCell>(`FETCH ${PAGE} FROM ${cursor}`);
    yield cells;
    page = cells.length;
  }
  await transaction.run(`CLOSE ${cursor}`);
}

const PAGE = 5_000;

function cellsOf(cube: CubeName): string {
  const { dimensions, measures } = CUBES[cube];
  const sums = measures.map(measure => `sum(${measure})::bigint AS ${measure}`);
  return `
    SELECT ${[...dimensions, ...sums].join(', ')} FROM muster.cell_${cube} WHERE generation = $1
    GROUP BY ${dimensions.join(', ')} HAVING ${measures.map(measure => `sum(${measure}) <> 0`).join(' OR ')}
    ORDER BY ${dimensions.join(', ')}`;
}

const DAYS = new Set(['day', 'from_day']);
const typeOf = (dimension: string) => (DAYS.has(dimension) ? 'date' : 'text');

/** Of what is kept by who reads it: see `news.sql.ts`. */
const SAYS_WHO_WROTE: Partial<Record<OtherCube, readonly string[]>> = {
  intake: ['written_in = pg_current_xact_id()'],
};

const MERGE = statements(({ name, dimensions, measures }) => {
  const columns = [...dimensions, ...measures].join(', ');
  return `
    INSERT INTO muster.cell_${name} AS cell (generation, slot, ${columns})
    SELECT $1, slot, ${columns} FROM ${recordset(dimensions, measures)}
    ON CONFLICT (generation, slot, ${dimensions.join(', ')}) DO UPDATE
    SET ${[...measures.map(measure => `${measure} = cell.${measure} + excluded.${measure}`), ...(SAYS_WHO_WROTE[name] ?? [])].join(', ')}`;
});

function recordset(dimensions: readonly string[], measures: readonly string[]): string {
  const columns = [
    'slot smallint',
    ...dimensions.map(dimension => `${dimension} ${typeOf(dimension)}`),
    ...measures.map(measure => `${measure} bigint`),
  ];
  return `jsonb_to_recordset($2::jsonb) AS delta (${columns.join(', ')})`;
}

function statements(
  build: (cube: { name: OtherCube; dimensions: readonly string[]; measures: readonly string[] }) => string,
): Record<OtherCube, string> {
  return Object.fromEntries(OTHER_CUBES.map(name => [name, build({ name, ...CUBES[name] })])) as Record<
    OtherCube,
    string
  >;
}
