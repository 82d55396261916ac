import { CUBES } from '@muster/domain';
import { type Sql } from '../database.js';

/**
 * The cubes of who comes in and is trained whose sums anybody may ask for. Participation is not among them: its figures leave through
 * `protectedTables` alone.
 */
export type TrainingCube =
  'intake' | 'cohort' | 'exposure' | 'application' | 'outreach' | 'placement' | 'delivery';

export type DimensionOf<Name extends TrainingCube> = (typeof CUBES)[Name]['dimensions'][number];
export type MeasureOf<Name extends TrainingCube> = (typeof CUBES)[Name]['measures'][number];

export interface SumsAsked<Name extends TrainingCube, By extends DimensionOf<Name>> {
  /** What the sums are told by; one sum a combination that has cells. */
  readonly by: readonly By[];
  /** Only cells that have one of these values; what is not named, or undefined, is all. */
  readonly where: { readonly [D in DimensionOf<Name>]?: string | readonly string[] | undefined };
  /** No cells of later days (of cubes by month: months). */
  readonly until?: string | undefined;
}

/** A cube's measures, slots and all that is not asked for summed, in order of what they are told by. Sums of 0 are left out. */
export function cellSums<Name extends TrainingCube, By extends DimensionOf<Name>>(
  sql: Sql,
  generation: number,
  cube: Name,
  { by, where, until }: SumsAsked<Name, By>,
): Promise<({ readonly [D in By]: string } & { readonly [M in MeasureOf<Name>]: number })[]> {
  const { dimensions, measures } = CUBES[cube];
  const conditions = Object.entries<string | readonly string[] | undefined>(where).filter(
    (condition): condition is [string, string | readonly string[]] => condition[1] !== undefined,
  );
  const parameters: unknown[] = [generation, ...conditions.map(([, values]) => [values].flat())];
  const clauses = conditions.map(([dimension], index) => `${dimension} = ANY ($${index + 2})`);
  if (until !== undefined) {
    const last = (dimensions as readonly string[]).includes('day') ? 'day' : 'month';
    parameters.push(until);
    clauses.push(`${last} <= $${parameters.length}`);
  }
  const sums = measures.map(measure => `sum(${measure})::bigint AS ${measure}`);
  return sql.rows(
    `SELECT ${[...by, ...sums].join(', ')} FROM muster.cell_${cube}
     WHERE ${['generation = $1', ...clauses].join(' AND ')}
     ${by.length === 0 ? '' : `GROUP BY ${by.join(', ')}`}
     HAVING ${measures.map(measure => `sum(${measure}) <> 0`).join(' OR ')}
     ${by.length === 0 ? '' : `ORDER BY ${by.join(', ')}`}`,
    parameters,
  );
}
