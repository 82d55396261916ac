import { type Sql } from '../database.js';
import { type Sight } from '../head/sight.js';
import { ROW_OF } from './packed-deltas.js';
import { type DimensionOf, type SummedCube } from './sums.sql.js';

/** The cubes whose rows say which transaction wrote them, and what tells their rows apart. */
export const KEPT_CUBES = {
  intake: ['profession', 'level', 'area', 'cohort', 'programme', 'route'],
  cohort: ROW_OF.cohort,
  exposure: ROW_OF.exposure,
  application: ROW_OF.application,
  stock_month: ['profession', 'level', 'area', 'month'],
  flow_month: ['profession', 'level', 'area', 'month'],
} as const satisfies { readonly [Cube in SummedCube]?: readonly DimensionOf<Cube>[] };
export type KeptCube = keyof typeof KEPT_CUBES;

/** Some of a cube's cells: those that have one of these values. What is not named, or undefined, is all. */
export interface CellsRead<Cube extends KeptCube = KeptCube> {
  readonly cube: Cube;
  readonly where: Readonly<Partial<Record<string, string | readonly string[]>>>;
}

/** From a sight that was kept to that of the snapshot, which includes it. */
export interface Between {
  readonly since: Sight;
  readonly now: Sight;
}

/**
 * Whether any of these cells may have changed from one sight to another. Rows are looked at in the order in which they were
 * written, from the newest back to the sight, so it costs what came in since.
 */
export async function isNewsOf(
  sql: Sql,
  generation: number,
  read: readonly CellsRead[],
  between: Between,
): Promise<boolean> {
  const parameters = parametersOf(generation, between);
  const parts = read.map(cells => `EXISTS (SELECT ${writtenSince(cells, parameters)})`);
  const [row] = await sql.rows<{ news: boolean }>(`SELECT ${parts.join(' OR ')} AS news`, parameters);
  return row!.news;
}

/** The values of the dimensions that tell a unit of cells apart. */
export type Unit = Readonly<Record<string, string>>;

/**
 * The units of which a row was written from one sight to another.
 * @param unit dimensions of rows
 * @param limit no more than so many are read
 */
export function unitsWritten(
  sql: Sql,
  generation: number,
  read: CellsRead,
  between: Between,
  unit: readonly string[],
  limit: number,
): Promise<Unit[]> {
  const parameters = parametersOf(generation, between);
  return sql.rows<Unit>(
    `SELECT DISTINCT ${unit.join(', ')} ${writtenSince(read, parameters)} LIMIT $${parameters.push(limit)}`,
    parameters,
  );
}

/** In a store that was copied from another server, rows may say that they are of transactions that are still to come here: they are old. */
export function parametersOf(generation: number, { since, now }: Between): unknown[] {
  return [generation, since.text, since.begin, String(now.end)];
}

/**
 * The fence keeps to the order of writing, whatever else the planner may believe to be quick.
 * @param parameters as `parametersOf` gives them
 * @param columns what is read beside what tells rows apart
 */
export function writtenSince(
  { cube, where }: CellsRead,
  parameters: unknown[],
  columns: readonly string[] = [],
): string {
  const conditions = conditionsOf({ cube, where }, parameters);
  return `FROM (
      SELECT ${['written_in', ...KEPT_CUBES[cube], ...columns].join(', ')} FROM muster.${TABLE[cube]}
      WHERE generation = $1 AND written_in >= $3::xid8 AND written_in < $4::xid8 ORDER BY written_in DESC OFFSET 0) AS written
    WHERE ${['NOT pg_visible_in_snapshot(written_in, $2::pg_snapshot)', ...conditions].join(' AND ')}`;
}

/** Of rows: what is asked of their cells alone is not among them. @param of what comes before the names of dimensions */
export function conditionsOf({ cube, where }: CellsRead, parameters: unknown[], of = ''): string[] {
  return KEPT_CUBES[cube].flatMap(dimension => {
    const values = where[dimension];
    return values === undefined
      ? []
      : [`${of}${dimension} = ANY ($${parameters.push([values].flat())}::text[])`];
  });
}

const TABLE: Readonly<Record<KeptCube, string>> = {
  intake: 'cell_intake',
  cohort: 'packed_cohort',
  exposure: 'packed_exposure',
  application: 'packed_application',
  stock_month: 'workforce',
  flow_month: 'workforce',
};
