import { type Day, type EventType, type Fact, REFERENCE_TYPES, type SubjectKey } from '@muster/domain';
import { type Sql, type Transaction } from '../database.js';

/** A fact with what the store keeps beside it. */
export interface StoredFact {
  readonly fact: Fact;
  readonly slot: number;
  readonly offset: number;
  readonly knownAt: Date;
}

interface FactRow {
  readonly subject: SubjectKey;
  readonly source: string;
  readonly id: string;
  readonly type: EventType;
  readonly time: string;
  readonly effective_on: Day | null;
  readonly batch: string | null;
  readonly data: unknown;
  readonly slot: number;
  readonly log_offset: number;
  readonly known_at: Date;
}

const COLUMNS = [
  'subject',
  'source',
  'id',
  'type',
  '"time"',
  'effective_on',
  'batch',
  'data',
  'slot',
  'log_offset',
  'known_at',
];

/**
 * All facts of each subject, in the order in which they came; subjects without facts are absent. Each is looked up by itself: a plan
 * that was made while there were few facts would go on reading all of them.
 */
export async function factsOf(
  sql: Sql,
  subjects: readonly SubjectKey[],
): Promise<Map<SubjectKey, StoredFact[]>> {
  const rows = await sql.rows<FactRow>(
    `SELECT fact.* FROM jsonb_array_elements_text($1::jsonb) AS asked (subject) CROSS JOIN LATERAL (
       SELECT ${COLUMNS.join(', ')} FROM muster.fact WHERE subject = asked.subject ORDER BY log_offset OFFSET 0) AS fact`,
    [JSON.stringify([...new Set(subjects)])],
  );
  const facts = new Map<SubjectKey, StoredFact[]>();
  for (const row of rows) {
    const known = facts.get(row.subject);
    if (known) known.push(storedFact(row));
    else facts.set(row.subject, [storedFact(row)]);
  }
  return facts;
}

/** The types are in the statement, not a parameter: so the planner sees that the partial index has them all. */
const OF_REFERENCE = `
  SELECT DISTINCT subject FROM muster.fact
  WHERE type IN (${REFERENCE_TYPES.map(type => `'${type}'`).join(', ')}) ORDER BY subject`;

/** The subjects that say anything of the reference; a correction of theirs is one more fact of them. */
export async function subjectsOfReference(sql: Sql): Promise<SubjectKey[]> {
  const rows = await sql.rows<{ subject: SubjectKey }>(OF_REFERENCE);
  return rows.map(({ subject }) => subject);
}

/** The next subjects after one, in order of key: how the whole store is walked in pages. */
export async function subjectsAfter(sql: Sql, after: string, limit: number): Promise<SubjectKey[]> {
  const rows = await sql.rows<{ subject: SubjectKey }>(
    'SELECT DISTINCT subject FROM muster.fact WHERE subject > $1 ORDER BY subject LIMIT $2',
    [after, limit],
  );
  return rows.map(({ subject }) => subject);
}

/** Inserts facts whose identities are new. A known identity is an error: the caller told duplicates apart under its checkpoint. */
export async function insertFacts(transaction: Transaction, facts: readonly StoredFact[]): Promise<void> {
  const rows = facts.map(({ fact, slot, offset, knownAt }) => [
    fact.subject,
    fact.source,
    fact.id,
    fact.type,
    fact.time,
    fact.effectiveOn ?? null,
    fact.batch ?? null,
    JSON.stringify(fact.data),
    slot,
    offset,
    knownAt.toISOString(),
  ]);
  await transaction.copy('muster.fact', COLUMNS, rows);
}

function storedFact(row: FactRow): StoredFact {
  const fact = {
    subject: row.subject,
    source: row.source,
    id: row.id,
    type: row.type,
    time: row.time,
    effectiveOn: row.effective_on ?? undefined,
    ...(row.batch === null ? {} : { batch: row.batch }),
    data: row.data,
  } as Fact;
  return {
    fact,
    slot: row.slot,
    offset: row.log_offset,
    knownAt: row.known_at,
  };
}
