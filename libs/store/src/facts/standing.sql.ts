import { type SubjectKey } from '@muster/domain';
import { type Sql, type Transaction } from '../database.js';

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
    `SELECT subject, facts, epoch, version FROM muster.standing
     WHERE generation = $1 AND subject IN (SELECT jsonb_array_elements_text($2::jsonb))`,
    [generation, JSON.stringify(subjects)],
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
  transaction: Transaction,
  generation: number,
  changes: readonly StandingChange[],
): Promise<boolean> {
  return (
    (await addStandings(transaction, generation, changes)) &&
    (await changeStandings(transaction, generation, changes))
  );
}

/** Those of subjects that had none: in one order, as all who write standings, so that nobody waits for one who waits for them. */
async function addStandings(
  transaction: Transaction,
  generation: number,
  changes: readonly StandingChange[],
): Promise<boolean> {
  const rows = changes
    .filter(({ before }) => before === undefined)
    .sort((a, b) => (a.subject < b.subject ? -1 : 1))
    .map(({ subject, after: { facts, epoch } }) => [generation, subject, facts, epoch, 1]);
  try {
    await transaction.copy('muster.standing', ['generation', 'subject', 'facts', 'epoch', 'version'], rows);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false; // somebody else was quicker
    throw error;
  }
}

const UNIQUE_VIOLATION = '23505';

async function changeStandings(
  transaction: Transaction,
  generation: number,
  changes: readonly StandingChange[],
): Promise<boolean> {
  const rows = changes.flatMap(({ subject, before, after }) =>
    before === undefined ? [] : [{ subject, was: before.version, ...after }],
  );
  if (rows.length === 0) return true;
  const written = await transaction.run(
    `INSERT INTO muster.standing AS standing (generation, subject, facts, epoch, version)
     SELECT $1, subject, facts, epoch, was + 1
     FROM jsonb_to_recordset($2::jsonb) AS new (subject text, facts integer, epoch integer, was integer)
     ORDER BY subject
     ON CONFLICT (generation, subject) DO UPDATE
     SET facts = excluded.facts, epoch = excluded.epoch, version = excluded.version
     WHERE standing.version = excluded.version - 1`,
    [generation, JSON.stringify(rows)],
  );
  return written === rows.length;
}
