import { type Mention, type OdsCode, type ReferenceDifference, type SubjectKey } from '@muster/domain';
import { type Sql } from '../database.js';

/** Notes what subjects' contributions may depend on. Known ones are let be. */
export async function noteMentions(
  sql: Sql,
  mentions: readonly (Mention & { readonly subject: SubjectKey })[],
): Promise<void> {
  if (mentions.length === 0) return;
  await sql.run(
    `INSERT INTO muster.mention (kind, code, subject)
     SELECT DISTINCT kind, code, subject FROM jsonb_to_recordset($1::jsonb) AS new (kind text, code text, subject text)
     ORDER BY kind, code, subject ON CONFLICT DO NOTHING`,
    [JSON.stringify(mentions)],
  );
}

/** Queues the subjects that a change of the reference concerns, to be folded again under its epoch. */
export async function queueRefolds(
  sql: Sql,
  generation: number,
  epoch: number,
  { organisations, sources }: ReferenceDifference,
): Promise<number> {
  return sql.run(
    `INSERT INTO muster.refold (generation, subject, epoch)
     SELECT DISTINCT $1::smallint, subject, $2::integer FROM muster.mention
     WHERE (kind = 'organisation' AND code = ANY ($3)) OR (kind = 'source' AND code = ANY ($4))
     ORDER BY subject
     ON CONFLICT (generation, subject) DO UPDATE SET epoch = excluded.epoch`,
    [generation, epoch, [...organisations], [...sources]],
  );
}

/** Queues subjects that were folded into the active generation for one that is being built. */
export async function queueSubjects(
  sql: Sql,
  generation: number,
  epoch: number,
  subjects: readonly SubjectKey[],
): Promise<void> {
  await sql.run(
    `INSERT INTO muster.refold (generation, subject, epoch)
     SELECT $1, subject, $2 FROM unnest($3::text[]) AS subject ORDER BY subject
     ON CONFLICT (generation, subject) DO UPDATE SET epoch = excluded.epoch`,
    [generation, epoch, subjects],
  );
}

/** Takes queued subjects off the queue, as many as asked for; those that another worker has in hand are passed over. */
export async function takeRefolds(sql: Sql, generation: number, limit: number): Promise<SubjectKey[]> {
  const rows = await sql.rows<{ subject: SubjectKey }>(
    `DELETE FROM muster.refold WHERE (generation, subject) IN (
       SELECT generation, subject FROM muster.refold WHERE generation = $1
       ORDER BY subject LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING subject`,
    [generation, limit],
  );
  return rows.map(({ subject }) => subject).sort();
}

export async function refoldsPending(sql: Sql, generation: number): Promise<number> {
  const [row] = await sql.rows<{ pending: number }>(
    'SELECT count(*) AS pending FROM muster.refold WHERE generation = $1',
    [generation],
  );
  return row!.pending;
}

/** Every organisation code that any subject mentions. */
export async function mentionedOrganisations(sql: Sql): Promise<OdsCode[]> {
  const rows = await sql.rows<{ code: OdsCode }>(
    `SELECT DISTINCT code FROM muster.mention WHERE kind = 'organisation' ORDER BY code`,
  );
  return rows.map(({ code }) => code);
}

/** The next subjects after one, in order of key, that mention any of these organisations. */
export async function subjectsMentioning(
  sql: Sql,
  codes: readonly OdsCode[],
  after: string,
  limit: number,
): Promise<SubjectKey[]> {
  const rows = await sql.rows<{ subject: SubjectKey }>(
    `SELECT DISTINCT subject FROM muster.mention WHERE kind = 'organisation' AND code = ANY ($1) AND subject > $2
     ORDER BY subject LIMIT $3`,
    [codes, after, limit],
  );
  return rows.map(({ subject }) => subject);
}
