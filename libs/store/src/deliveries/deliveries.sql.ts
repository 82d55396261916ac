import { type Sql } from '../database.js';
import { type KeptItem } from './items.sql.js';
import { OF_WITHDRAWALS } from './received.js';

/** A file or request that gateway took in. */
export interface Delivery {
  readonly batch: string;
  /** The source that all of it is from; `several` where it may be of more than one. */
  readonly source: string;
  /** The file's name, without its folder. */
  readonly file: string;
  readonly sender: string;
  readonly door: string;
  readonly state: DeliveryState;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly held: number;
  readonly rejected: number;
  /** What made it implausible. */
  readonly movements: unknown;
}

export type DeliveryState = 'taken' | 'held' | 'released' | 'refused';

export interface StoredDelivery extends Delivery {
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

/** What is to be kept of one delivery, or of one part of it. */
export interface DeliveryToKeep {
  readonly delivery: Delivery;
  /** What was said of its items. */
  readonly items: readonly KeptItem[];
  /** What a held delivery asked for. */
  readonly request?: unknown;
}

/**
 * Keeps deliveries and what was said of their items; of one that came in parts, adds this part. In one statement: all of it or nothing,
 * and one way to the store. Of whom anything was withdrawn, it notes that there is news.
 * @param kept no batch twice
 */
export async function keepDeliveries(sql: Sql, kept: readonly DeliveryToKeep[]): Promise<void> {
  const sent = kept.map(({ delivery, items, request }) => ({ ...delivery, items, request }));
  await sql.run(
    `WITH sent AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS sent (batch text, source text, file text, "receivedAt" timestamptz,
         accepted integer, unchanged integer, duplicates integer, held integer, rejected integer, sender text, door text, state text,
         movements jsonb, request jsonb, items jsonb)),
     delivery AS (
       INSERT INTO gateway.delivery AS known (batch, source, file, received_at, accepted, unchanged, rejected, sender, door, state,
         duplicates, held, movements)
       SELECT batch, source, file, "receivedAt", accepted, unchanged, rejected, sender, door, state, duplicates, held, movements
       FROM sent ORDER BY batch
       ON CONFLICT (batch) DO UPDATE SET accepted = known.accepted + excluded.accepted,
         unchanged = known.unchanged + excluded.unchanged, rejected = known.rejected + excluded.rejected,
         duplicates = known.duplicates + excluded.duplicates, held = known.held + excluded.held),
     held AS (
       INSERT INTO gateway.held (batch, request) SELECT batch, request FROM sent WHERE request IS NOT NULL),
     item AS MATERIALIZED (
       SELECT sender, batch, "receivedAt", item.*
       FROM sent, jsonb_to_recordset(items) AS item (at integer, outcome text, code text, faults jsonb, source text, subject text,
         id text, type text, organisation text, "effectiveOn" date, topic text, partition smallint, "offset" bigint)),
     arrived AS (
       INSERT INTO gateway.to_settle AS known (subject)
       SELECT DISTINCT subject FROM item JOIN gateway.withdrawn USING (subject) WHERE batch !~ ${OF_WITHDRAWALS}
       ORDER BY subject
       ON CONFLICT (subject) DO UPDATE SET arrivals = known.arrivals + 1)
     INSERT INTO gateway.item (sender, batch, at, outcome, code, faults, source, subject, id, type, organisation, effective_on,
       topic, partition, log_offset, received_at)
     SELECT sender, batch, at, outcome, code, faults, source, subject, id, type, organisation, "effectiveOn", topic, partition,
       "offset", "receivedAt"
     FROM item`,
    [JSON.stringify(sent)],
  );
}

/** Notes of which content a file was; one of which nothing was kept is kept so. */
export async function noteSha256(
  sql: Sql,
  { batch, name, receivedAt, door }: { batch: string; name: string; receivedAt: Date; door: string },
  sha256: string,
): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.delivery (batch, source, file, received_at, accepted, unchanged, rejected, sha256, door)
     VALUES ($1, 'several', $2, $3, 0, 0, 0, $4, $5) ON CONFLICT (batch) DO UPDATE SET sha256 = excluded.sha256`,
    [batch, name, receivedAt, sha256, door],
  );
}

/** Whether a file of this content was taken in before. */
export async function wasDelivered(sql: Sql, sha256: string): Promise<boolean> {
  const rows = await sql.rows('SELECT FROM gateway.delivery WHERE sha256 = $1 LIMIT 1', [sha256]);
  return rows.length > 0;
}

const COLUMNS = `batch, source, file, sender, door, state, received_at AS "receivedAt", accepted, unchanged, duplicates, held,
  rejected, movements, decided_by AS "decidedBy", decided_at AS "decidedAt", reason`;

export async function deliveryOf(sql: Sql, batch: string): Promise<StoredDelivery | undefined> {
  const [row] = await sql.rows<StoredDelivery>(`SELECT ${COLUMNS} FROM gateway.delivery WHERE batch = $1`, [
    batch,
  ]);
  return row;
}

/** The newest first. @param sender undefined for everybody's */
export function recentDeliveries(
  sql: Sql,
  sender: string | undefined,
  limit: number,
): Promise<StoredDelivery[]> {
  return sql.rows<StoredDelivery>(
    `SELECT ${COLUMNS} FROM gateway.delivery WHERE $1::text IS NULL OR sender = $1
     ORDER BY received_at DESC, batch LIMIT $2`,
    [sender ?? null, limit],
  );
}

/** Those that wait for a decision, the oldest first. */
export function heldDeliveries(sql: Sql): Promise<StoredDelivery[]> {
  return sql.rows<StoredDelivery>(
    `SELECT ${COLUMNS} FROM gateway.delivery WHERE state = 'held' ORDER BY received_at`,
  );
}

/** What a held delivery asked for. */
export async function heldRequest(sql: Sql, batch: string): Promise<unknown> {
  const [row] = await sql.rows<{ request: unknown }>('SELECT request FROM gateway.held WHERE batch = $1', [
    batch,
  ]);
  return row?.request;
}

/**
 * Decides on a held delivery, once; what it asked for is forgotten.
 * @returns false when it is not held, or was decided on meanwhile
 */
export async function decideOn(
  sql: Sql,
  batch: string,
  decision: { state: 'released' | 'refused'; by: string; reason: string | undefined; at: Date },
): Promise<boolean> {
  const decided = await sql.run(
    `UPDATE gateway.delivery SET state = $2, decided_by = $3, reason = $4, decided_at = $5
     WHERE batch = $1 AND state = 'held'`,
    [batch, decision.state, decision.by, decision.reason ?? null, decision.at],
  );
  if (decided > 0) await sql.run('DELETE FROM gateway.held WHERE batch = $1', [batch]);
  return decided > 0;
}
