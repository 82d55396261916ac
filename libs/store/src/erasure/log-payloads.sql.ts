import { type Sql } from '../database.js';

/** What stands for the key of a record whose subject was erased: the same for all, so that nobody's records can be told together. */
export const ERASED_KEY = 'erased';

/** How far each partition of the PostgreSQL log was searched. */
export type Searched = readonly {
  readonly topic: number;
  readonly partition: number;
  readonly next: number;
}[];

export interface FoundRecord {
  readonly topic: string;
  /** As batches and checkpoints name the log. */
  readonly identity: string;
  readonly partition: number;
  readonly offset: number;
}

/** The ends of all partitions of the PostgreSQL log; there are none where events go through Kafka. */
export function logEnds(sql: Sql): Promise<Searched> {
  return sql.rows(
    'SELECT topic, partition, next_offset AS next FROM log.partition ORDER BY topic, partition',
  );
}

/**
 * The records that are keyed by one of these subjects or hold its pseudonym. There is no index for it: what `searched` names was looked
 * at before and is passed over, so that the long search can be done before anything is locked.
 */
export function recordsNaming(
  sql: Sql,
  subjects: readonly string[],
  searched: Searched = [],
): Promise<FoundRecord[]> {
  return sql.rows<FoundRecord>(
    `WITH done AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS d (topic smallint, partition smallint, next bigint))
     SELECT t.topic, c.id || '/' || t.topic_id AS identity, e.partition, e."offset"
     FROM log.cluster c, log.topic t JOIN log.partition p ON p.topic = t.number
       LEFT JOIN done ON done.topic = p.topic AND done.partition = p.partition
     JOIN log.event e ON e.topic = p.topic AND e.partition = p.partition AND e."offset" >= coalesce(done.next, 0)
     WHERE e.key = ANY ($1)
       OR EXISTS (SELECT FROM unnest($2::text[]) AS needle WHERE position(convert_to(needle, 'UTF8') IN e.value) > 0)`,
    [subjects, needlesOf(subjects), JSON.stringify(searched)],
  );
}

/**
 * The records that facts came from. A log that was made anew counts anew, so a record is the fact's only if the log took it at
 * the moment that the fact was known.
 */
export function recordsOfFacts(
  sql: Sql,
  topic: string,
  facts: readonly { readonly slot: number; readonly offset: number; readonly knownAt: Date }[],
): Promise<FoundRecord[]> {
  return sql.rows<FoundRecord>(
    `SELECT t.topic, c.id || '/' || t.topic_id AS identity, e.partition, e."offset"
     FROM jsonb_to_recordset($2::jsonb) AS f (slot smallint, "offset" bigint, "knownAt" timestamptz)
     JOIN log.topic t ON t.topic = $1 CROSS JOIN log.cluster c
     JOIN log.event e ON e.topic = t.number AND e.partition = f.slot AND e."offset" = f."offset"
     WHERE date_trunc('milliseconds', e.appended_at) = f."knownAt"`,
    [topic, JSON.stringify(facts)],
  );
}

/** Blanks records and the keys that name one of the subjects; offsets stay. Answers how many had a payload. */
export async function blankRecords(
  sql: Sql,
  subjects: readonly string[],
  records: readonly FoundRecord[],
): Promise<number> {
  const [row] = await sql.rows<{ blanked: number }>(
    `WITH meant AS (
       SELECT e.topic, e.partition, e."offset", e.value IS NOT NULL AS held
       FROM jsonb_to_recordset($1::jsonb) AS m (topic text, identity text, partition smallint, "offset" bigint)
       JOIN log.topic t ON t.topic = m.topic JOIN log.cluster c ON c.id || '/' || t.topic_id = m.identity
       JOIN log.event e ON e.topic = t.number AND e.partition = m.partition AND e."offset" = m."offset"
     ), blanked AS (
       UPDATE log.event e SET value = NULL, key = CASE WHEN e.key = ANY ($2) THEN $3 ELSE e.key END
       FROM meant m WHERE e.topic = m.topic AND e.partition = m.partition AND e."offset" = m."offset"
     )
     SELECT count(*) FILTER (WHERE held) AS blanked FROM meant`,
    [JSON.stringify(records), subjects, ERASED_KEY],
  );
  return row!.blanked;
}

/** Whether events about people came through another log than the one in this database, which forgets by its retention. */
export async function foldsAnotherLog(sql: Sql, topic: string): Promise<boolean> {
  const rows = await sql.rows(
    `SELECT FROM muster.checkpoint WHERE topic = $1 AND log_identity NOT IN (
       SELECT c.id || '/' || t.topic_id FROM log.cluster c, log.topic t WHERE t.topic = $1) LIMIT 1`,
    [topic],
  );
  return rows.length > 0;
}

/** The pseudonyms of subjects as texts to search for: as they are, and as a careless system might have written them. */
export function needlesOf(subjects: readonly string[]): string[] {
  const pseudonyms = subjects.map(subject => subject.slice(subject.indexOf('/') + 1));
  return [...new Set(pseudonyms.flatMap(pseudonym => [pseudonym, pseudonym.toUpperCase()]))];
}
