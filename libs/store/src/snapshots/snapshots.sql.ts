import { type Sql } from '../database.js';

/** A day on which a snapshot of an organisation stands. */
export interface SnapshotDay {
  /** `YYYY-MM-DD` */
  readonly asAt: string;
  /** Whoever is not in it was not in post. */
  readonly complete: boolean;
}

/** In order of day. */
export function snapshotDays(sql: Sql, source: string, organisation: string): Promise<SnapshotDay[]> {
  return sql.rows<SnapshotDay>(
    `SELECT as_at AS "asAt", complete FROM gateway.snapshot
     WHERE source = $1 AND organisation = $2 ORDER BY as_at`,
    [source, organisation],
  );
}

/** What is kept of a snapshot that was received. */
export interface SnapshotReceived extends SnapshotDay {
  readonly source: string;
  readonly organisation: string;
  readonly batch: string;
  readonly receivedAt: Date;
  readonly rowsTaken: number;
  readonly rowsRejected: number;
}

/** The last delivery of a day takes the place of the one before. */
export async function keepSnapshot(sql: Sql, snapshot: SnapshotReceived): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.snapshot (source, organisation, as_at, complete, batch, received_at, rows_taken, rows_rejected)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (source, organisation, as_at) DO UPDATE SET complete = excluded.complete, batch = excluded.batch,
       received_at = excluded.received_at, rows_taken = excluded.rows_taken, rows_rejected = excluded.rows_rejected`,
    [
      snapshot.source,
      snapshot.organisation,
      snapshot.asAt,
      snapshot.complete,
      snapshot.batch,
      snapshot.receivedAt,
      snapshot.rowsTaken,
      snapshot.rowsRejected,
    ],
  );
}

/** One at a time for each source and organisation: held until the transaction ends. */
export async function lockSnapshots(sql: Sql, source: string, organisation: string): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [`${source} ${organisation}`]);
}

/** The snapshot that a delivery brought, while no later one of its day has taken its place. */
export async function snapshotOfBatch(
  sql: Sql,
  batch: string,
): Promise<(SnapshotDay & { readonly source: string; readonly organisation: string }) | undefined> {
  const [row] = await sql.rows<SnapshotDay & { source: string; organisation: string }>(
    `SELECT source, organisation, as_at AS "asAt", complete FROM gateway.snapshot WHERE batch = $1`,
    [batch],
  );
  return row;
}

/** The deliveries of a source's snapshots that were received from A until before B and stand, the latest day first. */
export async function snapshotsReceived(
  sql: Sql,
  { source, from, until }: { readonly source: string; readonly from: Date; readonly until: Date },
): Promise<(SnapshotDay & { readonly batch: string; readonly organisation: string })[]> {
  return sql.rows(
    `SELECT batch, organisation, as_at AS "asAt", complete FROM gateway.snapshot
     WHERE source = $1 AND received_at >= $2 AND received_at < $3 ORDER BY as_at DESC, organisation`,
    [source, from, until],
  );
}

/** Forgets a day of which nothing is said any more. */
export async function dropSnapshotDay(
  sql: Sql,
  { source, organisation, asAt }: { source: string; organisation: string; asAt: string },
): Promise<void> {
  await sql.run('DELETE FROM gateway.snapshot WHERE source = $1 AND organisation = $2 AND as_at = $3', [
    source,
    organisation,
    asAt,
  ]);
}

/** When the snapshot that stands of a day came in; undefined where none does. */
export async function snapshotReceivedAt(
  sql: Sql,
  { source, organisation, asAt }: { source: string; organisation: string; asAt: string },
): Promise<Date | undefined> {
  const [row] = await sql.rows<{ receivedAt: Date }>(
    `SELECT received_at AS "receivedAt" FROM gateway.snapshot WHERE source = $1 AND organisation = $2 AND as_at = $3`,
    [source, organisation, asAt],
  );
  return row?.receivedAt;
}
