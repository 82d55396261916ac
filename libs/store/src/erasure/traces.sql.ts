import { type Sql } from '../database.js';
import { type StoredFact } from '../facts/facts.sql.js';
import { type FoundRecord, needlesOf } from './log-payloads.sql.js';

/**
 * Where a subject stands in a row that is about it alone: the row goes. Facts, aliases, parked events and the log have their own way.
 * A table or column that a store does not have is passed over.
 */
export const ROWS_OF_SUBJECTS: readonly (readonly [table: string, column: string])[] = [
  ['muster.standing', 'subject'],
  ['muster.refold', 'subject'],
  ['muster.mention', 'subject'],
  ['gateway.business_key', 'subject'],
  ['gateway.item', 'subject'],
  ['gateway.snapshot_post', 'subject'],
  ['gateway.snapshot_link', 'subject'],
  ['gateway.snapshot_link', 'alias'],
  ['gateway.withdrawn', 'subject'],
  ['gateway.sent_again', 'subject'],
  ['gateway.to_settle', 'subject'],
];

/** JSON that tells of several: what names the subject is taken out of it (`withoutNaming`), the rest stays. */
export const JSON_ABOUT_SEVERAL: readonly (readonly [table: string, column: string])[] = [
  ['gateway.business_key', 'pending'],
  ['gateway.held', 'request'],
  ['gateway.withdrawal', 'asked'],
  ['gateway.webhook_call', 'body'],
];

/** @returns how many rows went, by table; tables without any are absent */
export async function deleteRowsOf(sql: Sql, subjects: readonly string[]): Promise<Record<string, number>> {
  const pseudonyms = subjects.map(subject => subject.slice(subject.indexOf('/') + 1));
  const gone: Record<string, number> = {};
  for (const [table, column] of await present(sql, ROWS_OF_SUBJECTS)) {
    const rows = await sql.run(`DELETE FROM ${table} WHERE ${column} = ANY ($1)`, [
      [...subjects, ...pseudonyms],
    ]);
    if (rows > 0) gone[table] = (gone[table] ?? 0) + rows;
  }
  return gone;
}

/** Aliases are noted both ways, so both are found by the key. */
export function deleteAliasesOf(sql: Sql, subjects: readonly string[]): Promise<number> {
  return sql.run(
    `WITH own AS (SELECT subject, alias FROM muster.alias WHERE subject = ANY ($1))
     DELETE FROM muster.alias WHERE (subject, alias) IN (
       SELECT subject, alias FROM own UNION ALL SELECT alias, subject FROM own)`,
    [subjects],
  );
}

/** The business keys of facts: a key is a hash of the subject and more, by which a guess could be confirmed. */
export function deleteBusinessKeys(sql: Sql, facts: readonly StoredFact[]): Promise<number> {
  return sql.run(
    `DELETE FROM gateway.business_key WHERE event_id = ANY ($1) AND (subject = ANY ($2) OR subject IS NULL)`,
    [facts.map(({ fact }) => fact.id), facts.map(({ fact }) => fact.subject)],
  );
}

/** Takes the subjects out of JSON that tells of others as well. @returns how many rows were changed, by table */
export async function pruneJson(sql: Sql, subjects: readonly string[]): Promise<Record<string, number>> {
  const needles = needlesOf(subjects);
  const pruned: Record<string, number> = {};
  for (const [table, column] of await present(sql, JSON_ABOUT_SEVERAL)) {
    const rows = await sql.rows<{ place: string; json: unknown }>(
      `SELECT ctid::text AS place, ${column} AS json FROM ${table}
       WHERE ${column} IS NOT NULL
         AND EXISTS (SELECT FROM unnest($1::text[]) AS needle WHERE strpos(${column}::text, needle) > 0) FOR UPDATE`,
      [needles],
    );
    for (const { place, json } of rows)
      await sql.run(`UPDATE ${table} SET ${column} = $2 WHERE ctid = $1::tid`, [
        place,
        JSON.stringify(withoutNaming(json, needles) ?? null),
      ]);
    if (rows.length > 0) pruned[table] = rows.length;
  }
  return pruned;
}

/** A JSON value without the members and items that hold one of the texts; undefined when it is itself such a text. */
export function withoutNaming(json: unknown, needles: readonly string[]): unknown {
  const names = (text: string) => needles.some(needle => text.includes(needle));
  if (typeof json === 'string') return names(json) ? undefined : json;
  if (typeof json !== 'object' || json === null) return json;
  // An item of a list is a person's event, or a line about one: what is left of it without the pseudonym is still theirs. One that only
  // holds a list in which they are, is about others as well.
  if (Array.isArray(json))
    return json
      .filter(item => !(Array.isArray(item) ? item : [item]).some(isAbout))
      .map(item => withoutNaming(item, needles))
      .filter(item => item !== undefined);
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, member]) => {
      const left = names(name) ? undefined : withoutNaming(member, needles);
      return left === undefined ? [] : [[name, left]];
    }),
  );

  function isAbout(part: unknown): boolean {
    if (typeof part === 'string') return names(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return false;
    return Object.entries(part).some(([name, member]) => names(name) || isAbout(member));
  }
}

export async function deleteFacts(sql: Sql, facts: readonly StoredFact[]): Promise<number> {
  if (facts.length === 0) return 0;
  const identities = facts.map(({ fact: { subject, source, id } }) => ({ subject, source, id }));
  return sql.run(
    `DELETE FROM muster.fact USING jsonb_to_recordset($1::jsonb) AS gone (subject text, source text, id text)
     WHERE fact.subject = gone.subject AND fact.source = gone.source AND fact.id = gone.id`,
    [JSON.stringify(identities)],
  );
}

/**
 * Deletes the parked events that are about the subjects, name them anywhere, or stand for one of these records.
 * @returns where they stood in the log
 */
export function deleteParkedNaming(
  sql: Sql,
  subjects: readonly string[],
  records: readonly FoundRecord[],
): Promise<FoundRecord[]> {
  return sql.rows<FoundRecord>(
    `DELETE FROM muster.parked AS parked
     WHERE subject = ANY ($1)
       OR EXISTS (SELECT FROM unnest($2::text[]) AS needle
         WHERE position(convert_to(needle, 'UTF8') IN payload) > 0
           OR strpos(concat_ws(' ', subject, source, id, faults::text), needle) > 0)
       OR EXISTS (
         SELECT FROM jsonb_to_recordset($3::jsonb) AS r (topic text, identity text, partition smallint, "offset" bigint)
         WHERE (r.topic, r.partition, r."offset", r.identity)
           = (parked.topic, parked.partition, parked.log_offset, parked.log_identity))
     RETURNING topic, partition, log_offset AS "offset", log_identity AS identity`,
    [subjects, needlesOf(subjects), JSON.stringify(records)],
  );
}

async function present<Place extends readonly [table: string, column: string]>(
  sql: Sql,
  places: readonly Place[],
): Promise<Place[]> {
  const rows = await sql.rows<{ place: string }>(
    `SELECT table_schema || '.' || table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema IN ('muster', 'gateway')`,
  );
  const known = new Set(rows.map(({ place }) => place));
  return places.filter(([table, column]) => known.has(`${table}.${column}`));
}
