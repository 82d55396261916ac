import { type Sql } from '../database.js';

/** What is told of an erasure, to whoever asked for it. It names nobody. */
export interface ErasureReceipt {
  readonly id: string;
  /** An instant, as text. */
  readonly erasedAt: string;
  readonly by: string;
  readonly reason: string;
  /** How many pseudonyms the person had here. */
  readonly pseudonyms: number;
  readonly facts: number;
  /** Facts of others that named the person as linked or unlinked. */
  readonly linksOfOthers: number;
  readonly parked: number;
  readonly logPayloads: number;
  /** Rows beside these, by table. */
  readonly elsewhere: Readonly<Record<string, number>>;
  /** How many other pseudonyms were folded again, for they had been linked with the person. */
  readonly foldedAgain: number;
  /** From this instant nothing is left in the log either: at once in PostgreSQL, at the end of the retention in Kafka. */
  readonly completeOn: string;
  readonly keeps: string;
}

export async function keepReceipt(sql: Sql, receipt: ErasureReceipt): Promise<void> {
  await sql.run('INSERT INTO muster.erasure_receipt (id, erased_at, receipt) VALUES ($1, $2, $3)', [
    receipt.id,
    receipt.erasedAt,
    JSON.stringify(receipt),
  ]);
}

export async function readReceipt(sql: Sql, id: string): Promise<ErasureReceipt | undefined> {
  const [row] = await sql.rows<{ receipt: ErasureReceipt }>(
    'SELECT receipt FROM muster.erasure_receipt WHERE id = $1',
    [id],
  );
  return row?.receipt;
}

/** All, the newest first. */
export async function erasureReceipts(sql: Sql): Promise<ErasureReceipt[]> {
  const rows = await sql.rows<{ receipt: ErasureReceipt }>(
    'SELECT receipt FROM muster.erasure_receipt ORDER BY erased_at DESC, id',
  );
  return rows.map(({ receipt }) => receipt);
}
