import { type Sql } from '../database.js';
import { BROUGHT } from './received.js';

export interface Withdrawal {
  readonly number: number;
  readonly asked: unknown;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

/** By these an event is known, whichever deliveries brought it. */
export interface EventName {
  readonly subject: string;
  readonly source: string;
  readonly id: string;
}

/** Notes a withdrawal and the items that it covers. @returns its number */
export async function noteWithdrawal(
  sql: Sql,
  { asked, by, reason, at }: Pick<Withdrawal, 'asked' | 'by' | 'reason' | 'at'>,
  items: readonly number[],
): Promise<number> {
  const [row] = await sql.rows<{ number: number }>(
    `INSERT INTO gateway.withdrawal (asked, withdrawn_by, reason, withdrawn_at) VALUES ($1, $2, $3, $4) RETURNING number`,
    [JSON.stringify(asked), by, reason, at],
  );
  await sql.run(
    `INSERT INTO gateway.withdrawn (withdrawal, item, subject)
     SELECT $1, number, subject FROM gateway.item WHERE number = ANY ($2)`,
    [row!.number, items],
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

/** The first withdrawal in force that covers all of these items. */
export async function withdrawalCovering(
  sql: Sql,
  items: readonly number[],
): Promise<Withdrawal | undefined> {
  const [row] = await sql.rows<Withdrawal>(
    `SELECT ${COLUMNS} FROM gateway.withdrawal WHERE undone_at IS NULL AND $2 = (
       SELECT count(*) FROM gateway.withdrawn WHERE withdrawal = number AND item = ANY ($1))
     ORDER BY number LIMIT 1`,
    [items, items.length],
  );
  return row;
}

/** The subjects of a withdrawal's items after one, in order. */
export async function subjectsOfWithdrawal(
  sql: Sql,
  withdrawal: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await sql.rows<{ subject: string }>(
    `SELECT DISTINCT subject FROM gateway.withdrawn WHERE withdrawal = $1 AND subject > $2 ORDER BY subject LIMIT $3`,
    [withdrawal, after, limit],
  );
  return rows.map(({ subject }) => subject);
}

/** The events that a withdrawal covers an item of, among those of subjects. */
export function eventsOfWithdrawal(
  sql: Sql,
  withdrawal: number,
  subjects: readonly string[],
): Promise<(EventName & { readonly type: string })[]> {
  return sql.rows(
    `SELECT DISTINCT item.subject, item.source, item.id, item.type FROM gateway.withdrawn JOIN gateway.item ON item.number = withdrawn.item
     WHERE withdrawal = $1 AND withdrawn.subject = ANY ($2)`,
    [withdrawal, subjects],
  );
}

/** Of these subjects those of which anything was ever withdrawn. */
export async function everWithdrawn(sql: Sql, subjects: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ subject: string }>(
    'SELECT DISTINCT subject FROM gateway.withdrawn WHERE subject = ANY ($1)',
    [subjects],
  );
  return rows.map(({ subject }) => subject);
}

/** Who asks what would be withdrawn if things stood otherwise. */
export interface Otherwise {
  /** These items were covered too. */
  readonly covered?: readonly number[];
  /** This withdrawal was never made. */
  readonly without?: number;
}

/** An event that is withdrawn, and why: the newest withdrawal says. */
export interface WithdrawnEvent extends EventName {
  readonly reason: string | null;
}

/**
 * The events of subjects that are withdrawn: every delivery that brought them is, by a withdrawal in force. A copy that was parked
 * claims nothing, so it does not keep the event.
 */
export function withdrawnEvents(
  sql: Sql,
  subjects: readonly string[],
  { covered = [], without }: Otherwise = {},
): Promise<WithdrawnEvent[]> {
  return sql.rows<WithdrawnEvent>(
    `SELECT subject, source, id, (SELECT reason FROM gateway.withdrawal WHERE number = max(newest)) AS reason
     FROM gateway.item LEFT JOIN LATERAL (
       SELECT max(withdrawal) AS newest FROM gateway.withdrawn JOIN gateway.withdrawal ON withdrawal.number = withdrawal
       WHERE item = item.number AND undone_at IS NULL AND withdrawal IS DISTINCT FROM $3) AS covering ON true
     WHERE subject = ANY ($1) AND ${BROUGHT}
     GROUP BY subject, source, id HAVING bool_and(newest IS NOT NULL OR number = ANY ($2))`,
    [subjects, covered, without ?? null],
  );
}

/** An event that was sent again, under the id that it has now and the one under which it came. */
export interface SentAgain extends EventName {
  readonly original: string;
}

export function sentAgain(sql: Sql, subjects: readonly string[]): Promise<SentAgain[]> {
  return sql.rows<SentAgain>(
    'SELECT subject, source, id, original FROM gateway.sent_again WHERE subject = ANY ($1)',
    [subjects],
  );
}

export async function noteSentAgain(sql: Sql, events: readonly SentAgain[]): Promise<void> {
  if (events.length === 0) return;
  await sql.run(
    `INSERT INTO gateway.sent_again (subject, source, id, original)
     SELECT subject, source, id, original
     FROM jsonb_to_recordset($1::jsonb) AS new (subject text, source text, id text, original text) ON CONFLICT DO NOTHING`,
    [JSON.stringify(events)],
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

/** One at a time: what a withdrawal does depends on all others. Held until the transaction ends. */
export async function lockWithdrawals(sql: Sql): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock($1)', [WITHDRAWALS_LOCK]);
}

const WITHDRAWALS_LOCK = 0x77697468;
