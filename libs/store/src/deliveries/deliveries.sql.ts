import { type Sql } from '../database.js';

/** A file or request that gateway took in. */
export interface Delivery {
  readonly batch: string;
  readonly source: string;
  /** The file's name, without its folder. */
  readonly file: string;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export async function keepDelivery(sql: Sql, delivery: Delivery): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.delivery (batch, source, file, received_at, accepted, unchanged, rejected)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      delivery.batch,
      delivery.source,
      delivery.file,
      delivery.receivedAt,
      delivery.accepted,
      delivery.unchanged,
      delivery.rejected,
    ],
  );
}
