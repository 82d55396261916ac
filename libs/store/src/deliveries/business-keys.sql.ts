import { type Sql } from '../database.js';

/** The newest revision of what a business key names. */
export interface KeyRevision {
  readonly revision: number;
  readonly eventId: string;
  /** Hex of SHA-256. */
  readonly contentHash: string;
  /** Whether its event is known to be in the log. */
  readonly confirmed: boolean;
}

/** @param keys hex of SHA-256; keys never seen are absent from the answer */
export async function keyRevisions(sql: Sql, keys: readonly string[]): Promise<Map<string, KeyRevision>> {
  const rows = await sql.rows<KeyRevision & { key: string }>(
    `SELECT encode(key_hash, 'hex') AS key, revision, event_id AS "eventId",
       encode(content_hash, 'hex') AS "contentHash", confirmed
     FROM gateway.business_key
     WHERE key_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key)`,
    [keys],
  );
  return new Map(rows.map(({ key, ...revision }) => [key, revision]));
}

/** Notes revisions that are about to be appended. */
export async function noteRevisions(
  sql: Sql,
  revisions: readonly (Omit<KeyRevision, 'confirmed'> & { readonly key: string })[],
): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.business_key (key_hash, revision, event_id, content_hash, confirmed)
     SELECT decode(key, 'hex'), revision, "eventId", decode("contentHash", 'hex'), false
     FROM jsonb_to_recordset($1::jsonb) AS new (key text, revision integer, "eventId" text, "contentHash" text)
     ORDER BY key
     ON CONFLICT (key_hash) DO UPDATE SET revision = excluded.revision, event_id = excluded.event_id,
       content_hash = excluded.content_hash, confirmed = false`,
    [JSON.stringify(revisions)],
  );
}

/** Confirms that the log holds these events. */
export async function confirmRevisions(
  sql: Sql,
  eventIds: readonly string[],
  keys: readonly string[],
): Promise<void> {
  await sql.run(
    `UPDATE gateway.business_key SET confirmed = true
     WHERE key_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key) AND event_id = ANY ($2)`,
    [keys, eventIds],
  );
}
