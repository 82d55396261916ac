import { type Sql } from '../database.js';

/** A lock of this store's pseudonyms, by what it is known again. */
export interface KeptLock {
  /** From 1, in the order in which they lock. */
  readonly number: number;
  /** 16 hexadecimal digits. */
  readonly checkValue: string;
  readonly since: Date;
}

/** Whoever looks at the locks or changes them does so alone, until the transaction ends. */
export async function holdLocks(sql: Sql): Promise<void> {
  await sql.rows(`SELECT pg_advisory_xact_lock(${LOCKS_LOCK})`);
}

const LOCKS_LOCK = 0x6c6f636b;

export function locksKept(sql: Sql): Promise<KeptLock[]> {
  return sql.rows<KeptLock>(
    'SELECT number::integer, check_value AS "checkValue", since FROM gateway.pseudonym_lock ORDER BY number',
  );
}

/** Remembers these locks, where there were none. */
export async function keepLocks(sql: Sql, checkValues: readonly string[]): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.pseudonym_lock (number, check_value)
     SELECT number, check_value FROM unnest($1::text[]) WITH ORDINALITY AS new (check_value, number)`,
    [checkValues],
  );
}

/** Whether the store, or the log before it, holds anybody whose pseudonym would be lost with the locks. */
export async function knowsPeople(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM muster.people_kind) OR EXISTS (
       SELECT FROM log.topic JOIN log.partition ON partition.topic = topic.number
       WHERE topic.topic = 'muster.people' AND next_offset > 0) AS known`,
  );
  return row!.known;
}
