import { CUBES } from '@muster/domain';
import { type Sql } from '../database.js';

/**
 * The cubes of who comes in and is trained whose sums anybody may ask for. Participation is not among them: its figures leave through
 * `protectedTables` alone.
 */
export type TrainingCube =
  'intake' | 'cohort' | 'exposure' | 'application' | 'outreach' | 'placement' | 'delivery';

/** And those of stock and flows by month. */
export type SummedCube = TrainingCube | 'stock_month' | 'flow_month';

export type DimensionOf<Name extends SummedCube> = (typeof CUBES)[Name]['dimensions'][number];
export type MeasureOf<Name extends SummedCube> = (typeof CUBES)[Name]['measures'][number];

export interface SumsAsked<Name extends SummedCube, By extends DimensionOf<Name>> {
  /** What the sums are told by; one sum a combination that has cells. */
  readonly by: readonly By[];
  /** Only cells that have one of these values; what is not named, or undefined, is all. */
  readonly where: { readonly [D in DimensionOf<Name>]?: string | readonly string[] | undefined };
  /** No cells of later days (of cubes by month: months). */
  readonly until?: string | undefined;
}

export type CellSum<Name extends SummedCube, By extends DimensionOf<Name>> = {
  readonly [D in By]: string;
} & { readonly [M in MeasureOf<Name>]: number };

/** A cube's measures, slots and all that is not asked for summed, in order of what they are told by. Sums of 0 are left out. */
export function cellSums<Name extends SummedCube, By extends DimensionOf<Name>>(
  sql: Sql,
  generation: number,
  cube: Name,
  asked: SumsAsked<Name, By>,
): Promise<CellSum<Name, By>[]> {
  const parameters: unknown[] = [generation];
  const clauses = clausesOf(cube, asked, parameters);
  return sql.rows(sumsStatement(cube, asked.by, clauses), parameters);
}

/**
 * The same of some units alone, each looked up by itself.
 * @param unit the dimensions that tell units apart: the sums are told by them too
 */
export function sumsOfUnits<Name extends SummedCube>(
  sql: Sql,
  generation: number,
  cube: Name,
  asked: SumsAsked<Name, DimensionOf<Name>>,
  unit: readonly DimensionOf<Name>[],
  units: readonly Readonly<Record<string, string>>[],
): Promise<CellSum<Name, DimensionOf<Name>>[]> {
  const parameters: unknown[] = [generation, JSON.stringify(units)];
  const clauses = [
    ...clausesOf(cube, asked, parameters),
    ...unit.map(dimension => `cell.${dimension} = unit.${dimension}`),
  ];
  const others = asked.by.filter(dimension => !unit.includes(dimension));
  return sql.rows(
    `SELECT ${[...unit.map(dimension => `unit.${dimension}`), 'sums.*'].join(', ')}
     FROM json_to_recordset($2::json) AS unit (${unit.map(dimension => `${dimension} text`).join(', ')})
     CROSS JOIN LATERAL (${sumsStatement(cube, others, clauses)} OFFSET 0) AS sums`,
    parameters,
  );
}

function clausesOf<Name extends SummedCube>(
  cube: Name,
  { where, until }: Pick<SumsAsked<Name, DimensionOf<Name>>, 'where' | 'until'>,
  parameters: unknown[],
): string[] {
  const conditions = Object.entries<string | readonly string[] | undefined>(where).filter(
    (condition): condition is [string, string | readonly string[]] => condition[1] !== undefined,
  );
  const clauses = conditions.map(
    ([dimension, values]) => `cell.${dimension} = ANY ($${parameters.push([values].flat())})`,
  );
  if (until === undefined) return clauses;
  const last = (CUBES[cube].dimensions as readonly string[]).includes('day') ? 'day' : 'month';
  return [...clauses, `cell.${last} <= $${parameters.push(until)}`];
}

function sumsStatement(cube: SummedCube, by: readonly string[], clauses: readonly string[]): string {
  const { measures } = CUBES[cube];
  const sums = measures.map(measure => `sum(${measure})::bigint AS ${measure}`);
  return `SELECT ${[...by, ...sums].join(', ')} FROM muster.cell_${cube} AS cell
     WHERE ${['cell.generation = $1', ...clauses].join(' AND ')}
     ${by.length === 0 ? '' : `GROUP BY ${by.join(', ')}`}
     HAVING ${measures.map(measure => `sum(${measure}) <> 0`).join(' OR ')}
     ${by.length === 0 ? '' : `ORDER BY ${by.join(', ')}`}`;
}
