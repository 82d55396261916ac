import { type SubjectKey } from '@muster/domain';
import { type Sql } from '../database.js';

/** A pseudonym and another that an event of it names, whatever became of the event since. */
export interface Alias {
  readonly subject: SubjectKey;
  readonly alias: SubjectKey;
}

/** The pairs that were ever named together with these, directly or through others: both ways. Most people are in none. */
export function everLinked(sql: Sql, subjects: readonly SubjectKey[]): Promise<Alias[]> {
  return sql.rows<Alias>(
    `WITH RECURSIVE reached AS (
       SELECT subject, alias FROM muster.alias WHERE subject IN (SELECT jsonb_array_elements_text($1::jsonb))
       UNION
       SELECT named.subject, named.alias FROM reached JOIN muster.alias AS named ON named.subject = reached.alias
     )
     SELECT subject, alias FROM reached ORDER BY subject, alias`,
    [JSON.stringify(subjects)],
  );
}

/** Notes pairs, both ways. */
export async function noteAliases(sql: Sql, pairs: readonly Alias[]): Promise<void> {
  if (pairs.length === 0) return;
  const both = pairs.flatMap(({ subject, alias }) => [
    { subject, alias },
    { subject: alias, alias: subject },
  ]);
  await sql.run(
    `INSERT INTO muster.alias (subject, alias)
     SELECT DISTINCT subject, alias FROM jsonb_to_recordset($1::jsonb) AS new (subject text, alias text)
     ORDER BY subject, alias ON CONFLICT DO NOTHING`,
    [JSON.stringify(both)],
  );
}

/**
 * In one order, so that nobody waits for one who waits for them. Each has a lock, of so many that two seldom share one; whoever would
 * hold more than the server may have room for holds all there are as one.
 */
export async function holdSubjects(sql: Sql, subjects: readonly SubjectKey[]): Promise<void> {
  if (subjects.length > MOST_HELD) return holdAllSubjects(sql);
  await sql.rows(`SELECT pg_advisory_xact_lock_shared(${SUBJECT_LOCK}, ${ALL})`);
  await sql.rows(
    `SELECT pg_advisory_xact_lock(${SUBJECT_LOCK}, key) FROM (
       SELECT DISTINCT (hashtext(subject) & ${LOCKS - 1}) AS key FROM unnest($1::text[]) AS subject ORDER BY key) AS keys`,
    [subjects],
  );
}

/** Waits for all who hold any. */
export async function holdAllSubjects(sql: Sql): Promise<void> {
  await sql.rows(`SELECT pg_advisory_xact_lock(${SUBJECT_LOCK}, ${ALL})`);
}

const SUBJECT_LOCK = 0x7375626a;
const LOCKS = 1 << 20;
const ALL = -1;
/** A server has room for some 6,000 locks of all its transactions, unless it is told otherwise. */
const MOST_HELD = 500;
