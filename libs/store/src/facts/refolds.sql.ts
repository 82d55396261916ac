import { type ReferenceDifference, type SubjectKey } from '@muster/domain';
import { type Sql } from '../database.js';

/** Subjects that the fold cannot take any more, and why. They stand as they stood, and are not tried again by themselves. */
export interface SetAside {
  readonly subjects: readonly SubjectKey[];
  /** What the fold said, in one line. */
  readonly fault: string;
}

/**
 * Queues the subjects that a change of the reference concerns, to be folded again under its epoch: those that are set aside too, for
 * they may be folded under another reference.
 */
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
     ON CONFLICT (generation, subject) DO UPDATE SET epoch = excluded.epoch, fault = NULL`,
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
     ON CONFLICT (generation, subject) DO UPDATE SET epoch = excluded.epoch, fault = NULL`,
    [generation, epoch, subjects],
  );
}

/**
 * Takes queued subjects off the queue, as many as asked for; those that another worker has in hand, and those that are set aside, are
 * passed over.
 */
export async function takeRefolds(sql: Sql, generation: number, limit: number): Promise<SubjectKey[]> {
  const rows = await sql.rows<{ subject: SubjectKey }>(
    `DELETE FROM muster.refold WHERE (generation, subject) IN (
       SELECT generation, subject FROM muster.refold WHERE generation = $1 AND fault IS NULL
       ORDER BY subject LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING subject`,
    [generation, limit],
  );
  return rows.map(({ subject }) => subject).sort();
}

/**
 * Keeps subjects in the queue with what keeps them from being folded. One that was queued meanwhile is let be: there is news of it, so
 * it is tried once more. The caller moves their standings in the same transaction, so that nobody folds them unseen.
 */
export async function setAside(
  sql: Sql,
  generation: number,
  epoch: number,
  { subjects, fault }: SetAside,
): Promise<void> {
  await sql.run(
    `INSERT INTO muster.refold (generation, subject, epoch, fault)
     SELECT $1, subject, $2, $4 FROM unnest($3::text[]) AS subject ORDER BY subject ON CONFLICT DO NOTHING`,
    [generation, epoch, subjects, fault],
  );
}

/** Subjects that were folded after all, or are to be looked at again, are set aside no more. */
export async function tryAgain(sql: Sql, generation: number, subjects: readonly SubjectKey[]): Promise<void> {
  await sql.run(
    `UPDATE muster.refold SET fault = NULL WHERE generation = $1 AND subject = ANY ($2) AND fault IS NOT NULL`,
    [generation, subjects],
  );
}

/** How many subjects do not stand on the newest epoch and all their facts: `waiting` to be folded again, or `setAside`. */
export async function refoldCounts(
  sql: Sql,
  generation: number,
): Promise<{ readonly waiting: number; readonly setAside: number }> {
  const [row] = await sql.rows<{ waiting: number; aside: number }>(
    `SELECT count(*) FILTER (WHERE fault IS NULL) AS waiting, count(*) FILTER (WHERE fault IS NOT NULL) AS aside
     FROM muster.refold WHERE generation = $1`,
    [generation],
  );
  return { waiting: row!.waiting, setAside: row!.aside };
}

/** All that is in the queue, set aside or not: what an answer says is pending. */
export async function refoldsPending(sql: Sql, generation: number): Promise<number> {
  const { waiting, setAside: aside } = await refoldCounts(sql, generation);
  return waiting + aside;
}

/** What keeps subjects set aside, and how many it does. */
export function faultsSetAside(
  sql: Sql,
  generation: number,
): Promise<{ readonly fault: string; readonly subjects: number }[]> {
  return sql.rows(
    `SELECT fault, count(*) AS subjects FROM muster.refold WHERE generation = $1 AND fault IS NOT NULL
     GROUP BY fault ORDER BY subjects DESC, fault`,
    [generation],
  );
}

/** Those of the subjects that are in the queue, set aside or not. */
export async function queuedAmong(
  sql: Sql,
  generation: number,
  subjects: readonly SubjectKey[],
): Promise<Set<SubjectKey>> {
  const rows = await sql.rows<{ subject: SubjectKey }>(
    'SELECT subject FROM muster.refold WHERE generation = $1 AND subject = ANY ($2)',
    [generation, subjects],
  );
  return new Set(rows.map(({ subject }) => subject));
}
