import { type Mention, type OdsCode, type SubjectKey } from '@muster/domain';
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
