import { type Sql } from '../database.js';

/** What gateway said of one item of a delivery. */
export interface KeptItem {
  readonly at: number;
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
}

/** Appends the items of a delivery. */
export async function keepItems(
  sql: Sql,
  { sender, batch, receivedAt }: { sender: string; batch: string; receivedAt: Date },
  items: readonly KeptItem[],
): Promise<void> {
  if (items.length === 0) return;
  await sql.run(
    `INSERT INTO gateway.item (sender, batch, at, outcome, code, faults, source, subject, id, type, organisation, effective_on,
       topic, partition, log_offset, received_at)
     SELECT $1, $2, at, outcome, code, faults, source, subject, id, type, organisation, "effectiveOn", topic, partition, "offset", $3
     FROM jsonb_to_recordset($4::jsonb) AS new (at integer, outcome text, code text, faults jsonb, source text, subject text,
       id text, type text, organisation text, "effectiveOn" date, topic text, partition smallint, "offset" bigint)`,
    [sender, batch, receivedAt, JSON.stringify(items)],
  );
}

const COLUMNS = `number, batch, at, outcome, code, faults, source, subject, id, type, organisation,
  effective_on AS "effectiveOn", topic, partition, log_offset AS "offset", received_at AS "receivedAt"`;

/** A sender's items after a number, in order. */
export function itemsSince(sql: Sql, sender: string, since: number, limit: number): Promise<StoredItem[]> {
  return sql.rows<StoredItem>(
    `SELECT ${COLUMNS} FROM gateway.item WHERE sender = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [sender, since, limit],
  );
}

/** A sender's items that were received in a month (of UTC), after a number, in order. */
export function itemsOfMonth(
  sql: Sql,
  sender: string,
  month: string,
  after: number,
  limit: number,
): Promise<StoredItem[]> {
  return sql.rows<StoredItem>(
    `SELECT ${COLUMNS} FROM gateway.item
     WHERE sender = $1 AND number > $3 AND received_at >= ($2 || '-01T00:00:00Z')::timestamptz
       AND received_at < ($2 || '-01T00:00:00Z')::timestamptz + interval '1 month'
     ORDER BY number LIMIT $4`,
    [sender, month, after, limit],
  );
}

/** The events that a delivery put into the log, or that a source's deliveries did that were received from A until before B. */
export function acceptedItems(
  sql: Sql,
  asked: { readonly batch: string } | { readonly source: string; readonly from: Date; readonly until: Date },
): Promise<StoredItem[]> {
  return 'batch' in asked
    ? sql.rows<StoredItem>(
        `SELECT ${COLUMNS} FROM gateway.item WHERE batch = $1 AND outcome = 'accepted' ORDER BY number`,
        [asked.batch],
      )
    : sql.rows<StoredItem>(
        `SELECT ${COLUMNS} FROM gateway.item
         WHERE source = $1 AND received_at >= $2 AND received_at < $3 AND outcome = 'accepted' ORDER BY number`,
        [asked.source, asked.from, asked.until],
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
