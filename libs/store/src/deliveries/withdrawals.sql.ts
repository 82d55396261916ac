import { type Sql } from '../database.js';

export interface Withdrawal {
  readonly number: number;
  readonly asked: unknown;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

export interface WithdrawnEvent {
  readonly subject: string;
  readonly source: string;
  readonly id: string;
}

export async function noteWithdrawal(
  sql: Sql,
  { asked, by, reason, at }: Pick<Withdrawal, 'asked' | 'by' | 'reason' | 'at'>,
  events: readonly WithdrawnEvent[],
): Promise<number> {
  const [row] = await sql.rows<{ number: number }>(
    `INSERT INTO gateway.withdrawal (asked, withdrawn_by, reason, withdrawn_at) VALUES ($1, $2, $3, $4) RETURNING number`,
    [JSON.stringify(asked), by, reason, at],
  );
  await sql.run(
    `INSERT INTO gateway.withdrawn (withdrawal, subject, source, id)
     SELECT $1, subject, source, id FROM jsonb_to_recordset($2::jsonb) AS new (subject text, source text, id text)
     ON CONFLICT DO NOTHING`,
    [row!.number, JSON.stringify(events)],
  );
  return row!.number;
}

const COLUMNS = `number, asked, withdrawn_by AS by, reason, withdrawn_at AS at, undone_by AS "undoneBy",
  undone_at AS "undoneAt"`;

export function withdrawals(sql: Sql): Promise<Withdrawal[]> {
  return sql.rows<Withdrawal>(`SELECT ${COLUMNS} FROM gateway.withdrawal ORDER BY number`);
}

export async function withdrawalNumbered(sql: Sql, number: number): Promise<Withdrawal | undefined> {
  const [row] = await sql.rows<Withdrawal>(`SELECT ${COLUMNS} FROM gateway.withdrawal WHERE number = $1`, [
    number,
  ]);
  return row;
}

export function withdrawnEvents(sql: Sql, withdrawal: number): Promise<WithdrawnEvent[]> {
  return sql.rows<WithdrawnEvent>(
    'SELECT subject, source, id FROM gateway.withdrawn WHERE withdrawal = $1 ORDER BY subject, source, id',
    [withdrawal],
  );
}

/** @returns false when it was undone before, or never was */
export async function noteUndone(sql: Sql, withdrawal: number, by: string, at: Date): Promise<boolean> {
  const undone = await sql.run(
    'UPDATE gateway.withdrawal SET undone_by = $2, undone_at = $3 WHERE number = $1 AND undone_at IS NULL',
    [withdrawal, by, at],
  );
  return undone > 0;
}
