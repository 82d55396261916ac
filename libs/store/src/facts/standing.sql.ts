import { type SubjectKey } from '@muster/domain';
import { type Sql } from '../database.js';

/** What a subject's contributions stand on: a number of facts, and an epoch of the reference. */
export interface Standing {
  readonly facts: number;
  readonly epoch: number;
  /** Counts the folds of the subject. */
  readonly version: number;
}

/** Subjects that were never folded are absent. */
export async function standingsOf(
  sql: Sql,
  generation: number,
  subjects: readonly SubjectKey[],
): Promise<Map<SubjectKey, Standing>> {
  const rows = await sql.rows<Standing & { subject: SubjectKey }>(
    'SELECT subject, facts, epoch, version FROM muster.standing WHERE generation = $1 AND subject = ANY ($2)',
    [generation, subjects],
  );
  return new Map(rows.map(({ subject, ...standing }) => [subject, standing]));
}

/** How many subjects stand in a generation. */
export async function countStandings(sql: Sql, generation: number): Promise<number> {
  const [row] = await sql.rows<{ subjects: number }>(
    'SELECT count(*) AS subjects FROM muster.standing WHERE generation = $1',
    [generation],
  );
  return row!.subjects;
}

export interface StandingChange {
  readonly subject: SubjectKey;
  readonly before: Standing | undefined;
  readonly after: Omit<Standing, 'version'>;
}

/**
 * Compare and set.
 * @returns whether every subject still stood where the caller had read it; if not, the caller must roll back
 */
export async function moveStandings(
  sql: Sql,
  generation: number,
  changes: readonly StandingChange[],
): Promise<boolean> {
  if (changes.length === 0) return true;
  const rows = changes.map(({ subject, before, after }) => ({
    subject,
    was: before?.version ?? 0,
    ...after,
  }));
  const written = await sql.run(
    `INSERT INTO muster.standing AS standing (generation, subject, facts, epoch, version)
     SELECT $1, subject, facts, epoch, was + 1
     FROM json_to_recordset($2::json) AS new (subject text, facts integer, epoch integer, was integer)
     ORDER BY subject
     ON CONFLICT (generation, subject) DO UPDATE
     SET facts = excluded.facts, epoch = excluded.epoch, version = excluded.version
     WHERE standing.version = excluded.version - 1`,
    [generation, JSON.stringify(rows)],
  );
  return written === changes.length;
}
