import { type Sql } from '../database.js';

/** What a business key stands for, and how far what is said under it has got. */
export interface BusinessKey {
  /** Hex of SHA-256. */
  readonly key: string;
  readonly revision: number;
  /** The id of that revision's event. */
  readonly eventId: string;
  /** Of the revision's data; hex of SHA-256. */
  readonly contentHash: string;
  /** Whether all that was noted is known to be in the log. */
  readonly confirmed: boolean;
  readonly retracted: boolean;
  /** Revisions up to this one are retracted. */
  readonly retractedThrough: number;
  /** CloudEvents that may not have reached the log, as they were noted. */
  readonly pending: readonly object[] | null;
  /** Absent from keys noted before these were kept. */
  readonly source: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  readonly organisation: string | null;
  /** The pseudonym of the post or enrolment that it is about. */
  readonly item: string | null;
  /** Which kind of delivery said it last: `csv`, `mapped` or `snapshot`. */
  readonly door: string | null;
  /** `YYYY-MM-DD` */
  readonly effectiveOn: string | null;
}

const COLUMNS = `encode(key_hash, 'hex') AS key, revision, event_id AS "eventId",
  encode(content_hash, 'hex') AS "contentHash", confirmed, retracted, retracted_through AS "retractedThrough", pending,
  source, type, subject, organisation, item, door, effective_on AS "effectiveOn"`;

/** @param keys hex of SHA-256; keys never seen are absent from the answer */
export async function businessKeys(sql: Sql, keys: readonly string[]): Promise<Map<string, BusinessKey>> {
  const rows = await sql.rows<BusinessKey>(
    `SELECT ${COLUMNS} FROM gateway.business_key
     WHERE key_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key)`,
    [keys],
  );
  return new Map(rows.map(row => [row.key, row]));
}

/** All keys that a door noted about posts or enrolments, retracted or not; in order of key. */
export function businessKeysOfItems(
  sql: Sql,
  source: string,
  door: string,
  items: readonly string[],
): Promise<BusinessKey[]> {
  return sql.rows<BusinessKey>(
    `SELECT ${COLUMNS} FROM gateway.business_key WHERE source = $1 AND door = $2 AND item = ANY ($3)
     ORDER BY key_hash`,
    [source, door, items],
  );
}

/** All keys of one type that a door noted about subjects, retracted or not; in order of key. */
export function businessKeysOfSubjects(
  sql: Sql,
  source: string,
  door: string,
  type: string,
  subjects: readonly string[],
): Promise<BusinessKey[]> {
  return sql.rows<BusinessKey>(
    `SELECT ${COLUMNS} FROM gateway.business_key
     WHERE source = $1 AND door = $2 AND type = $3 AND subject = ANY ($4) ORDER BY key_hash`,
    [source, door, type, subjects],
  );
}

/** Which keys stand for facts of a source, a type and a span of days. */
export interface KeyRange {
  readonly source: string;
  readonly type: string;
  readonly door: string;
  /** First and last effective day, both included. */
  readonly from: string;
  readonly to: string;
  /** Only what was said for this organisation. */
  readonly organisation?: string;
}

/** Keys that stand (noted, not retracted) within a range, up to `limit` after the key `after`, in order of key. */
export function standingKeysIn(
  sql: Sql,
  range: KeyRange,
  after: string | undefined,
  limit: number,
): Promise<BusinessKey[]> {
  return sql.rows<BusinessKey>(
    `SELECT ${COLUMNS} FROM gateway.business_key
     WHERE source = $1 AND type = $2 AND door = $3 AND effective_on BETWEEN $4 AND $5 AND NOT retracted
       AND ($6::text IS NULL OR organisation = $6) AND key_hash > decode(coalesce($7, ''), 'hex')
     ORDER BY key_hash LIMIT $8`,
    [
      range.source,
      range.type,
      range.door,
      range.from,
      range.to,
      range.organisation ?? null,
      after ?? null,
      limit,
    ],
  );
}

/** Writes keys as they are given: notes of what is about to be appended, or what they were before. */
export async function noteBusinessKeys(sql: Sql, keys: readonly BusinessKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.run(
    `INSERT INTO gateway.business_key (key_hash, revision, event_id, content_hash, confirmed, retracted, retracted_through,
       pending, source, type, subject, organisation, item, door, effective_on)
     SELECT decode(key, 'hex'), revision, "eventId", decode("contentHash", 'hex'), confirmed, retracted, "retractedThrough",
       pending, source, type, subject, organisation, item, door, "effectiveOn"
     FROM jsonb_to_recordset($1::jsonb) AS new (key text, revision integer, "eventId" text, "contentHash" text,
       confirmed boolean, retracted boolean, "retractedThrough" integer, pending jsonb, source text, type text, subject text,
       organisation text, item text, door text, "effectiveOn" date)
     ORDER BY key
     ON CONFLICT (key_hash) DO UPDATE SET revision = excluded.revision, event_id = excluded.event_id,
       content_hash = excluded.content_hash, confirmed = excluded.confirmed, retracted = excluded.retracted,
       retracted_through = excluded.retracted_through, pending = excluded.pending, source = excluded.source,
       type = excluded.type, subject = excluded.subject, organisation = excluded.organisation, item = excluded.item,
       door = excluded.door, effective_on = excluded.effective_on`,
    [JSON.stringify(keys)],
  );
}

/** Confirms that the log holds all that was noted of these keys. */
export async function confirmBusinessKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.run(
    `UPDATE gateway.business_key SET confirmed = true, pending = NULL
     WHERE key_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key)`,
    [keys],
  );
}

/** Forgets keys of which nothing reached the log. */
export async function forgetBusinessKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.run(
    `DELETE FROM gateway.business_key
     WHERE key_hash IN (SELECT decode(key, 'hex') FROM unnest($1::text[]) AS key)`,
    [keys],
  );
}

/**
 * Of keys whose newest revision is among these events: it was retracted by other means than the key's own file. What the key stands for
 * is another content now, or none where no earlier revision comes into force again: whatever is said next is a new revision.
 */
export async function noteKeysWithdrawn(
  sql: Sql,
  events: readonly { readonly source: string; readonly subject: string; readonly id: string }[],
): Promise<void> {
  await sql.run(
    `UPDATE gateway.business_key AS known SET content_hash = '\\x',
       retracted = known.revision <= known.retracted_through + 1,
       retracted_through = CASE WHEN known.revision <= known.retracted_through + 1
         THEN known.revision ELSE known.retracted_through END
     FROM jsonb_to_recordset($1::jsonb) AS gone (source text, subject text, id text)
     WHERE known.event_id = gone.id AND known.source = gone.source AND known.subject = gone.subject`,
    [JSON.stringify(events)],
  );
}

/** The keys whose newest revision is one of these events, by the event's id. */
export async function businessKeysOfEvents(
  sql: Sql,
  eventIds: readonly string[],
): Promise<Map<string, BusinessKey>> {
  const rows = await sql.rows<BusinessKey>(
    `SELECT ${COLUMNS} FROM gateway.business_key WHERE event_id = ANY ($1)`,
    [eventIds],
  );
  return new Map(rows.map(row => [row.eventId, row]));
}
