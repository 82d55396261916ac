import { type Sql } from '../database.js';

/** That a post's rows say two pseudonyms to be one person's. */
export interface SnapshotLink {
  readonly organisation: string;
  readonly post: string;
  readonly subject: string;
  readonly alias: string;
  readonly basis: string;
}

const COLUMNS = 'organisation, post, subject, alias, basis';

export function snapshotLinksOfPosts(
  sql: Sql,
  source: string,
  organisation: string,
  posts: readonly string[],
): Promise<SnapshotLink[]> {
  return sql.rows<SnapshotLink>(
    `SELECT ${COLUMNS} FROM gateway.snapshot_link WHERE source = $1 AND organisation = $2 AND post = ANY ($3)
     ORDER BY ${COLUMNS}`,
    [source, organisation, posts],
  );
}

export function snapshotLinksOfSubjects(
  sql: Sql,
  source: string,
  subjects: readonly string[],
): Promise<SnapshotLink[]> {
  return sql.rows<SnapshotLink>(
    `SELECT ${COLUMNS} FROM gateway.snapshot_link WHERE source = $1 AND subject = ANY ($2) ORDER BY ${COLUMNS}`,
    [source, subjects],
  );
}

/** These are all links that the rows of these posts say. */
export async function replaceSnapshotLinks(
  sql: Sql,
  source: string,
  organisation: string,
  posts: readonly string[],
  links: readonly Omit<SnapshotLink, 'organisation'>[],
): Promise<void> {
  await sql.run(
    'DELETE FROM gateway.snapshot_link WHERE source = $1 AND organisation = $2 AND post = ANY ($3)',
    [source, organisation, posts],
  );
  await sql.run(
    `INSERT INTO gateway.snapshot_link (source, organisation, post, subject, alias, basis)
     SELECT $1, $2, post, subject, alias, basis
     FROM jsonb_to_recordset($3::jsonb) AS new (post text, subject text, alias text, basis text)
     ON CONFLICT DO NOTHING`,
    [source, organisation, JSON.stringify(links)],
  );
}
