import { type Area, type Day, type Level, type Needs, type Profession, type ToldBy } from '@muster/domain';
import { type Sql } from '../database.js';

interface NeedRow {
  readonly told_by: ToldBy;
  readonly day: Day;
  readonly fte: number;
  readonly reports: number;
}

/** Every change of an area's funded posts and of what is needed there, oldest first. */
export async function needsOf(
  sql: Sql,
  generation: number,
  profession: Profession,
  level: Level,
  area: Area,
): Promise<Needs> {
  const at = [generation, profession, level, area];
  const funded = await sql.rows<NeedRow>(
    `SELECT told_by, day, sum(fte)::bigint AS fte, sum(reports)::bigint AS reports FROM muster.cell_establishment
     WHERE generation = $1 AND profession = $2 AND level = $3 AND area = $4
     GROUP BY told_by, day ORDER BY day, told_by`,
    at,
  );
  const required = await sql.rows<NeedRow & { readonly method: string; readonly source: string }>(
    `SELECT told_by, method, source, day, sum(fte)::bigint AS fte, sum(reports)::bigint AS reports
     FROM muster.cell_requirement
     WHERE generation = $1 AND profession = $2 AND level = $3 AND area = $4
     GROUP BY told_by, method, source, day ORDER BY day, told_by, method, source`,
    at,
  );
  return {
    funded: funded.map(changeOf),
    required: required.map(row => ({ ...changeOf(row), method: row.method, source: row.source })),
  };
}

function changeOf({ told_by, day, fte, reports }: NeedRow) {
  return { toldBy: told_by, day, fte, reports };
}
