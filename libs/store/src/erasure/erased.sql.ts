import { createHmac } from 'node:crypto';
import { type Sql } from '../database.js';

const ERASURE_LOCK = 0x65726173;

/**
 * Held until the transaction ends: whoever writes rows that name a subject shares it and asks `erasedAmong` under it; an erasure
 * has it alone. So no row about a person is written beside the erasure unseen. Folding needs it not, for it holds the head.
 */
export async function holdErasures(sql: Sql, how: 'shared' | 'alone'): Promise<void> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await sql.rows(`SELECT ${lock}(${ERASURE_LOCK})`);
}

/** Whether anybody was ever erased here: the quick question, for most batches. */
export async function anybodyErased(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ any: boolean }>('SELECT EXISTS (SELECT FROM muster.erased) AS any');
  return row!.any;
}

/**
 * Those of the subjects who were erased: nothing about them may be taken in again.
 * @param subjects `person/<32 hex>`; others are never erased
 */
export async function erasedAmong<Subject extends string>(
  sql: Sql,
  subjects: readonly Subject[],
): Promise<Set<Subject>> {
  if (subjects.length === 0 || !(await anybodyErased(sql))) return new Set();
  const key = await erasureKey(sql);
  const byHash = new Map(subjects.map(subject => [hashOf(key, subject).toString('hex'), subject]));
  const rows = await sql.rows<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM muster.erased
     WHERE hash IN (SELECT decode(hash, 'hex') FROM unnest($1::text[]) AS hash)`,
    [[...byHash.keys()]],
  );
  return new Set(rows.map(({ hash }) => byHash.get(hash)!));
}

export async function isErased(sql: Sql, subject: string): Promise<boolean> {
  return (await erasedAmong(sql, [subject])).has(subject);
}

/** Keeps that they are erased. Those of whom it is known are let be, with the receipt they have. */
export async function noteErased(
  sql: Sql,
  subjects: readonly string[],
  { receipt, erasedAt }: { readonly receipt: string; readonly erasedAt: Date },
): Promise<void> {
  const key = await erasureKey(sql);
  await sql.run(
    `INSERT INTO muster.erased (hash, erased_at, receipt)
     SELECT decode(hash, 'hex'), $2, $3 FROM unnest($1::text[]) AS hash ORDER BY hash ON CONFLICT DO NOTHING`,
    [subjects.map(subject => hashOf(key, subject).toString('hex')), erasedAt, receipt],
  );
}

/** The receipts under which these were erased. */
export async function receiptsOf(sql: Sql, subjects: readonly string[]): Promise<string[]> {
  const key = await erasureKey(sql);
  const rows = await sql.rows<{ receipt: string }>(
    `SELECT receipt FROM (
       SELECT receipt, max(erased_at) AS erased_at FROM muster.erased
       WHERE hash IN (SELECT decode(hash, 'hex') FROM unnest($1::text[]) AS hash) GROUP BY receipt
     ) AS of_them ORDER BY erased_at DESC, receipt`,
    [subjects.map(subject => hashOf(key, subject).toString('hex'))],
  );
  return rows.map(({ receipt }) => receipt);
}

async function erasureKey(sql: Sql): Promise<Buffer> {
  const [row] = await sql.rows<{ key: Buffer }>('SELECT key FROM muster.erasure_key');
  if (!row) throw new Error('the store has no erasure key: it was not restored whole');
  return row.key;
}

function hashOf(key: Buffer, subject: string): Buffer {
  return createHmac('sha256', key).update(subject).digest();
}
