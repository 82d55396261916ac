import { type Sql } from '../database.js';

/** By which folds these generations are made. */
export async function generationHashes(sql: Sql, generations: readonly number[]): Promise<string[]> {
  const rows = await sql.rows<{ hash: string }>(
    'SELECT hash FROM muster.generation WHERE number = ANY ($1) ORDER BY number',
    [generations],
  );
  return rows.map(({ hash }) => hash);
}
