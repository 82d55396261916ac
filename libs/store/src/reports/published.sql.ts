import { type Sql } from '../database.js';

/** A report as a board was given it: it never changes. */
export interface PublishedReport {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly publishedAt: Date;
  readonly by: string;
  readonly note: string | undefined;
  /** The day, area and year it was asked for. */
  readonly asked: { readonly on: string; readonly area: string; readonly year: string };
  /** The whole of it; plain JSON. */
  readonly report: unknown;
}

export type NewReport = Pick<PublishedReport, 'by' | 'note' | 'asked' | 'report'>;

/** Every number is given once, however many publish at the same moment. */
const ONE_AT_A_TIME = 'SELECT pg_advisory_xact_lock(hashtext($1))';

/** Keeps a report for good, under the next number. @param sql in a transaction */
export async function publishReport(
  sql: Sql,
  { by, note, asked, report }: NewReport,
): Promise<PublishedReport> {
  await sql.rows(ONE_AT_A_TIME, ['muster.published_report']);
  const [row] = await sql.rows<Row>(
    `INSERT INTO muster.published_report (number, published_by, note, asked, report)
     SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4 FROM muster.published_report
     RETURNING ${COLUMNS}`,
    [by, note ?? null, JSON.stringify(asked), JSON.stringify(report)],
  );
  return reportOf(row!);
}

/** The newest first. */
export async function publishedReports(sql: Sql, limit: number): Promise<PublishedReport[]> {
  const rows = await sql.rows<Row>(
    `SELECT ${COLUMNS} FROM muster.published_report ORDER BY number DESC LIMIT $1`,
    [limit],
  );
  return rows.map(reportOf);
}

export async function publishedReport(sql: Sql, number: number): Promise<PublishedReport | undefined> {
  const [row] = await sql.rows<Row>(`SELECT ${COLUMNS} FROM muster.published_report WHERE number = $1`, [
    number,
  ]);
  return row && reportOf(row);
}

interface Row {
  readonly number: number;
  readonly published_at: Date;
  readonly published_by: string;
  readonly note: string | null;
  readonly asked: PublishedReport['asked'];
  readonly report: unknown;
}

const COLUMNS = 'number, published_at, published_by, note, asked, report';

function reportOf({ number, published_at, published_by, note, asked, report }: Row): PublishedReport {
  return { number, publishedAt: published_at, by: published_by, note: note ?? undefined, asked, report };
}
