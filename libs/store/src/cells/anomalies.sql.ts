import { type AnomalyCode, type Area, type Level } from '@muster/domain';
import { type Sql } from '../database.js';

/**
 * How often each of these anomalies was met in an area. Those of people that nobody knows a place for, and those that have none (two
 * events that correct the same one), are England's alone.
 */
export async function anomalyCounts<Code extends AnomalyCode>(
  sql: Sql,
  generation: number,
  codes: readonly Code[],
  level: Level,
  area: Area,
): Promise<Map<Code, number>> {
  const rows = await sql.rows<{ code: Code; count: number }>(
    `SELECT code, sum(count)::bigint AS count FROM muster.cell_anomaly
     WHERE generation = $1 AND code = ANY ($2) AND level = $3 AND area = $4 GROUP BY code ORDER BY code`,
    [generation, codes, level, area],
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
}
