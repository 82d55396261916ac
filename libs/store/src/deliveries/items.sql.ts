import { type Sql } from '../database.js';
import { BROUGHT, OF_WITHDRAWALS } from './received.js';

/** What gateway said of one item of a delivery. */
export interface KeptItem {
  /** The line of a file; the place in a request, from 0. None of what no row says. */
  readonly at?: number | null | undefined;
  readonly outcome: string;
  readonly code?: string | undefined;
  /** Where and what was expected; never what came. */
  readonly faults?: unknown;
  readonly source?: string | undefined;
  readonly subject?: string | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  readonly organisation?: string | undefined;
  readonly effectiveOn?: string | undefined;
  readonly topic?: string | undefined;
  readonly partition?: number | undefined;
  readonly offset?: number | undefined;
}

export interface StoredItem extends KeptItem {
  /** Grows with each item that is kept: what `since` counts by. */
  readonly number: number;
  readonly batch: string;
  readonly receivedAt: Date;
  /** Of what an operator did with an event since it came: why. Nothing was received with such an item. */
  readonly reason?: string | null;
}

const COLUMNS = `number, batch, at, outcome, code, faults, source, subject, id, type, organisation,
  effective_on AS "effectiveOn", topic, partition, log_offset AS "offset", received_at AS "receivedAt", reason`;

/** The number of a delivery's last item; 0 where it has none. */
export async function lastItemOf(sql: Sql, batch: string): Promise<number> {
  const [row] = await sql.rows<{ last: number | null }>(
    'SELECT max(number) AS last FROM gateway.item WHERE batch = $1',
    [batch],
  );
  return row?.last ?? 0;
}

/** Forgets what was said of a delivery's good items while it was held: it was said anew when it was released. */
export async function forgetHeldItems(sql: Sql, batch: string, upTo: number): Promise<void> {
  await sql.run(
    `DELETE FROM gateway.item WHERE batch = $1 AND number <= $2 AND outcome IN ('held', 'unchanged')`,
    [batch, upTo],
  );
}

/** A sender's items after a number, in order. */
export function itemsSince(sql: Sql, sender: string, since: number, limit: number): Promise<StoredItem[]> {
  return sql.rows<StoredItem>(
    `SELECT ${COLUMNS} FROM gateway.item WHERE sender = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [sender, since, limit],
  );
}

/** Received in a month, of UTC: `$1` is the sender, `$2` the month. Nothing was received with what operators did since. */
const OF_MONTH = `sender = $1 AND reason IS NULL AND received_at >= ($2 || '-01T00:00:00Z')::timestamptz
  AND received_at < ($2 || '-01T00:00:00Z')::timestamptz + interval '1 month'`;

/** A sender's items that were received in a month, after a number, in order. */
export function itemsOfMonth(
  sql: Sql,
  sender: string,
  month: string,
  after: number,
  limit: number,
): Promise<StoredItem[]> {
  return sql.rows<StoredItem>(
    `SELECT ${COLUMNS} FROM gateway.item WHERE ${OF_MONTH} AND number > $3 ORDER BY number LIMIT $4`,
    [sender, month, after, limit],
  );
}

/** Of the organisations that a sender's items of a month are about: when the first item about each of them came, in whatever month. */
export async function firstReceived(
  sql: Sql,
  sender: string,
  month: string,
): Promise<Map<string | null, Date>> {
  const rows = await sql.rows<{ organisation: string | null; at: Date }>(
    `SELECT organisation, at FROM (SELECT DISTINCT organisation FROM gateway.item WHERE ${OF_MONTH}) AS found,
       LATERAL (
         SELECT received_at AS at FROM gateway.item WHERE sender = $1 AND item.organisation IS NOT DISTINCT FROM found.organisation
         ORDER BY number LIMIT 1) AS first`,
    [sender, month],
  );
  return new Map(rows.map(({ organisation, at }) => [organisation, at]));
}

/**
 * The events that a delivery put into the log, or that a source's deliveries did that were received from A until before B: without those
 * of its snapshots, which say together what follows from them (`snapshotsReceived`).
 */
export function acceptedItems(
  sql: Sql,
  asked: { readonly batch: string } | { readonly source: string; readonly from: Date; readonly until: Date },
): Promise<StoredItem[]> {
  return 'batch' in asked
    ? sql.rows<StoredItem>(
        `SELECT ${COLUMNS} FROM gateway.item WHERE batch = $1 AND outcome = 'accepted' AND reason IS NULL
           AND batch !~ ${OF_WITHDRAWALS} ORDER BY number`,
        [asked.batch],
      )
    : sql.rows<StoredItem>(
        `SELECT ${COLUMNS} FROM gateway.item
         WHERE source = $1 AND received_at >= $2 AND received_at < $3 AND outcome = 'accepted' AND reason IS NULL
           AND batch !~ ${OF_WITHDRAWALS}
           AND NOT EXISTS (SELECT FROM gateway.delivery WHERE delivery.batch = item.batch AND door = 'snapshot') ORDER BY number`,
        [asked.source, asked.from, asked.until],
      );
}

/**
 * The item that stands for each event of subjects: that of the copy which was folded. Where a crash took that item, the first that
 * brought the event again: nothing else tells its sender what became of it.
 */
export function itemsStandingFor(
  sql: Sql,
  subjects: readonly string[],
): Promise<
  { readonly subject: string; readonly source: string; readonly id: string; readonly number: number }[]
> {
  return sql.rows(
    `SELECT DISTINCT ON (item.subject, item.source, item.id) item.subject, item.source, item.id, item.number
     FROM gateway.item JOIN muster.fact ON fact.subject = item.subject AND fact.source = item.source AND fact.id = item.id
     WHERE item.subject = ANY ($1) AND ${BROUGHT}
     ORDER BY item.subject, item.source, item.id, item.log_offset = fact.log_offset DESC, item.number`,
    [subjects],
  );
}

/** Parked records among positions of the log: with their reason and faults. */
export async function parkedAmong(
  sql: Sql,
  positions: readonly { readonly topic: string; readonly partition: number; readonly offset: number }[],
): Promise<Map<string, { readonly reason: string; readonly faults: readonly unknown[] }>> {
  if (positions.length === 0) return new Map();
  const rows = await sql.rows<{ at: string; reason: string; faults: readonly unknown[] }>(
    `SELECT topic || ':' || partition || ':' || log_offset AS at, reason, faults FROM muster.parked
     JOIN jsonb_to_recordset($1::jsonb) AS asked (topic text, partition smallint, "offset" bigint)
       USING (topic, partition) WHERE log_offset = "offset"`,
    [JSON.stringify(positions)],
  );
  return new Map(rows.map(({ at, ...parked }) => [at, parked]));
}

export function positionKey(at: { topic: string; partition: number; offset: number }): string {
  return `${at.topic}:${at.partition}:${at.offset}`;
}
