import { BY_MONTH, type Contribution, type CubeName, CUBES } from '@muster/domain';
import { type Sql } from '../database.js';

/** Measures to add to one cell. */
export interface Delta {
  readonly at: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, number>>;
}

/**
 * Sums contributions by cell, so that each cell is written once a transaction; what adds up to nothing is left out.
 * `add` puts a subject's new contributions in, `remove` takes its old ones out.
 */
export class Deltas {
  private readonly cells = new Map<CubeName, Map<string, { at: Delta['at']; add: Record<string, number> }>>();

  add(contributions: readonly Contribution[]): void {
    for (const contribution of contributions) this.contribute(contribution, 1);
  }

  remove(contributions: readonly Contribution[]): void {
    for (const contribution of contributions) this.contribute(contribution, -1);
  }

  /** In key order, so that two transactions that share cells lock them in one order. */
  of(cube: CubeName): Delta[] {
    const cells = this.cells.get(cube);
    if (!cells) return [];
    return [...cells.entries()]
      .filter(([, cell]) => Object.values(cell.add).some(value => value !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, cell]) => cell);
  }

  private contribute(contribution: Contribution, sign: 1 | -1): void {
    const at: Delta['at'] = contribution.at;
    this.sum(contribution.cube, at, contribution.add, sign);
    const byMonth = BY_MONTH[contribution.cube];
    if (byMonth !== undefined)
      this.sum(byMonth, { ...at, month: at['day']!.slice(0, 7) }, contribution.add, sign);
  }

  private sum(cube: CubeName, at: Delta['at'], add: Delta['add'], sign: 1 | -1): void {
    const cells = this.cells.get(cube) ?? new Map<string, { at: Delta['at']; add: Record<string, number> }>();
    this.cells.set(cube, cells);
    const key = CUBES[cube].dimensions.map(dimension => at[dimension]).join('\0');
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { at, add: {} }));
    for (const measure of CUBES[cube].measures)
      cell.add[measure] = (cell.add[measure] ?? 0) + sign * (add[measure] ?? 0);
  }
}

/** Adds deltas to a generation's cells. A cell whose measures all became 0 says nothing; it stays until the next rebuild. */
export async function mergeCells(sql: Sql, generation: number, slot: number, deltas: Deltas): Promise<void> {
  for (const cube of Object.keys(CUBES) as CubeName[]) {
    const cells = deltas.of(cube);
    if (cells.length === 0) continue;
    const rows = JSON.stringify(cells.map(({ at, add }) => ({ ...at, ...add })));
    await sql.run(MERGE[cube], [generation, slot, rows]);
  }
}

/** A cube's non-empty cells in one generation, slots summed, in key order. */
export function readCells(
  sql: Sql,
  generation: number,
  cube: CubeName,
): Promise<Record<string, string | number>[]> {
  const { dimensions, measures } = CUBES[cube];
  const sums = measures.map(measure => `sum(${measure})::bigint AS ${measure}`);
  return sql.rows(
    `SELECT ${[...dimensions, ...sums].join(', ')} FROM muster.cell_${cube} WHERE generation = $1
     GROUP BY ${dimensions.join(', ')} HAVING ${measures.map(measure => `sum(${measure}) <> 0`).join(' OR ')}
     ORDER BY ${dimensions.join(', ')}`,
    [generation],
  );
}

const DAYS = new Set(['day', 'from_day']);
const typeOf = (dimension: string) => (DAYS.has(dimension) ? 'date' : 'text');

const MERGE = statements(({ name, dimensions, measures }) => {
  const columns = [...dimensions, ...measures].join(', ');
  return `
    INSERT INTO muster.cell_${name} AS cell (generation, slot, ${columns})
    SELECT $1, $2, ${columns} FROM ${recordset(dimensions, measures)}
    ON CONFLICT (generation, slot, ${dimensions.join(', ')}) DO UPDATE
    SET ${measures.map(measure => `${measure} = cell.${measure} + excluded.${measure}`).join(', ')}`;
});

function recordset(dimensions: readonly string[], measures: readonly string[]): string {
  const columns = [
    ...dimensions.map(dimension => `${dimension} ${typeOf(dimension)}`),
    ...measures.map(measure => `${measure} bigint`),
  ];
  return `jsonb_to_recordset($3::jsonb) AS delta (${columns.join(', ')})`;
}

function statements(
  build: (cube: { name: CubeName; dimensions: readonly string[]; measures: readonly string[] }) => string,
): Record<CubeName, string> {
  return Object.fromEntries(
    (Object.keys(CUBES) as CubeName[]).map(name => [name, build({ name, ...CUBES[name] })]),
  ) as Record<CubeName, string>;
}
