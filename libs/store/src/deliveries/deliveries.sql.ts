import { type Sql } from '../database.js';

/** A file or request that gateway took in. */
export interface Delivery {
  readonly batch: string;
  readonly source: string;
  /** The file's name, without its folder. */
  readonly file: string;
  /** Of the whole file, where whoever sent it said so: to know it again. */
  readonly sha256?: string | undefined;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export async function keepDelivery(sql: Sql, delivery: Delivery): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.delivery (batch, source, file, received_at, accepted, unchanged, rejected, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      delivery.batch,
      delivery.source,
      delivery.file,
      delivery.receivedAt,
      delivery.accepted,
      delivery.unchanged,
      delivery.rejected,
      delivery.sha256 ?? null,
    ],
  );
}

/** Whether a file of this content was taken in before. */
export async function wasDelivered(sql: Sql, sha256: string): Promise<boolean> {
  const rows = await sql.rows('SELECT FROM gateway.delivery WHERE sha256 = $1 LIMIT 1', [sha256]);
  return rows.length > 0;
}
