import { type AnomalyCode } from '@muster/domain';
import { type Sql } from '../database.js';

/** How often each of these anomalies was met, in all timelines. */
export async function anomalyCounts(
  sql: Sql,
  generation: number,
  codes: readonly AnomalyCode[],
): Promise<Map<AnomalyCode, number>> {
  const rows = await sql.rows<{ code: AnomalyCode; count: number }>(
    `SELECT code, sum(count)::bigint AS count FROM muster.cell_anomaly
     WHERE generation = $1 AND code = ANY ($2) GROUP BY code ORDER BY code`,
    [generation, codes],
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
}
