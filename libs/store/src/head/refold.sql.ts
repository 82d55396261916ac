import { type Sql } from '../database.js';

/** How many subjects of a generation stand on an older epoch of the reference and wait to be folded again. */
export async function refoldsPending(sql: Sql, generation: number): Promise<number> {
  const [row] = await sql.rows<{ pending: number }>(
    'SELECT count(*) AS pending FROM muster.refold WHERE generation = $1',
    [generation],
  );
  return row!.pending;
}
