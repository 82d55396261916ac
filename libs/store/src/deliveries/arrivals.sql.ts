import { type Sql } from '../database.js';

/** A subject of which something came in after something of it was withdrawn. */
export interface Arrivals {
  readonly subject: string;
  /** How many deliveries brought something since it was settled. */
  readonly arrivals: number;
}

/** Those of which all that came is folded in. */
export function arrivalsToSettle(sql: Sql, limit: number): Promise<Arrivals[]> {
  return sql.rows<Arrivals>(
    `SELECT subject, arrivals FROM gateway.to_settle WHERE NOT EXISTS (
       SELECT FROM gateway.item LEFT JOIN muster.checkpoint USING (topic, partition)
       WHERE item.subject = to_settle.subject AND item.outcome = 'accepted' AND item.log_offset >= coalesce(next_offset, 0))
     ORDER BY subject LIMIT $1`,
    [limit],
  );
}

/** They are settled, but for what came in meanwhile. */
export async function noteSettled(sql: Sql, settled: readonly Arrivals[]): Promise<void> {
  await sql.run(
    `DELETE FROM gateway.to_settle USING jsonb_to_recordset($1::jsonb) AS done (subject text, arrivals integer)
     WHERE to_settle.subject = done.subject AND to_settle.arrivals = done.arrivals`,
    [JSON.stringify(settled)],
  );
}
