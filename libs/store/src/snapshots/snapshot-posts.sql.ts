import { type Sql } from '../database.js';

/** What snapshots said of a post: a `Run` is gateway's, and JSON. */
export interface SnapshotPost<Run = unknown> {
  /** Its pseudonym. */
  readonly post: string;
  readonly runs: readonly Run[];
  /** Whether the log is known to say what the runs say. */
  readonly settled: boolean;
}

/** The runs of a post that were read under one pseudonym, or under none. */
export interface SnapshotPostRow<Run = unknown> extends SnapshotPost<Run> {
  /** `person/…`, or empty. */
  readonly subject: string;
}

/** All posts of which a source's snapshots of an organisation said anything, in one order: what follows is compared with it. Runs in none. */
export async function snapshotPosts<Run>(
  sql: Sql,
  source: string,
  organisation: string,
): Promise<SnapshotPost<Run>[]> {
  const rows = await sql.rows<SnapshotPostRow<Run>>(
    `SELECT post, subject, runs, settled FROM gateway.snapshot_post WHERE source = $1 AND organisation = $2
     ORDER BY post, subject`,
    [source, organisation],
  );
  const posts = new Map<string, SnapshotPost<Run>>();
  for (const { post, runs, settled } of rows) {
    const known = posts.get(post);
    posts.set(post, {
      post,
      runs: [...(known?.runs ?? []), ...runs],
      settled: settled && (known?.settled ?? true),
    });
  }
  return [...posts.values()];
}

/** These rows are all that is said of their posts. */
export async function replaceSnapshotPosts(
  sql: Sql,
  source: string,
  organisation: string,
  rows: readonly SnapshotPostRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const posts = [...new Set(rows.map(({ post }) => post))];
  await sql.run(
    'DELETE FROM gateway.snapshot_post WHERE source = $1 AND organisation = $2 AND post = ANY ($3)',
    [source, organisation, posts],
  );
  await sql.run(
    `INSERT INTO gateway.snapshot_post (source, organisation, post, subject, runs, settled)
     SELECT $1, $2, post, subject, runs, settled
     FROM jsonb_to_recordset($3::jsonb) AS new (post text, subject text, runs jsonb, settled boolean)`,
    [source, organisation, JSON.stringify(rows)],
  );
}

/** The log says what the runs of these posts say. Posts of which no snapshot says anything any more are forgotten. */
export async function settleSnapshotPosts(
  sql: Sql,
  source: string,
  organisation: string,
  posts: readonly string[],
): Promise<void> {
  await sql.run(
    `DELETE FROM gateway.snapshot_post
     WHERE source = $1 AND organisation = $2 AND post = ANY ($3) AND runs = '[]'::jsonb`,
    [source, organisation, posts],
  );
  await sql.run(
    `UPDATE gateway.snapshot_post SET settled = true WHERE source = $1 AND organisation = $2 AND post = ANY ($3)`,
    [source, organisation, posts],
  );
}
