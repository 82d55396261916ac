import type { Sql } from '@muster/store';
import type { LogRecord } from '../port.js';

export interface Page {
  readonly lowWater: number;
  readonly highWater: number;
  readonly records: readonly LogRecord[];
}

export interface PageWanted {
  /** The number of the topic. */
  readonly topic: number;
  readonly partition: number;
  readonly from: number;
  readonly records: number;
  readonly bytes: number;
}

/** A partition's state and its records from an offset on, of one moment. Undefined if there is no such partition (any more). */
export async function readPage(sql: Sql, wanted: PageWanted): Promise<Page | undefined> {
  const rows = await sql.rows<PageRow>(READ, [
    wanted.topic,
    wanted.partition,
    wanted.from,
    wanted.records,
    wanted.bytes,
  ]);
  const [first] = rows;
  if (!first) return undefined;
  return {
    lowWater: first.low_water,
    highWater: first.next_offset,
    records: first.offset === null ? [] : (rows as RecordRow[]).map(toRecord),
  };
}

type PageRow = (RecordRow | { offset: null }) & { low_water: number; next_offset: number };

interface RecordRow {
  offset: number;
  key: string;
  value: Buffer | null;
  appended_at: Date;
}

function toRecord({ offset, key, value, appended_at }: RecordRow): LogRecord {
  return { offset, key, value: value ?? new Uint8Array(), appendedAt: appended_at };
}

/** Sizes are added up before values are fetched; the first record comes however large. */
const READ = `
SELECT p.low_water, p.next_offset, e."offset", e.key, e.value, e.appended_at
FROM log.partition p
LEFT JOIN LATERAL (
  SELECT *
  FROM (
    SELECT *, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY "offset" ROWS UNBOUNDED PRECEDING) AS bytes,
      row_number() OVER (ORDER BY "offset" ROWS UNBOUNDED PRECEDING) AS place
    FROM (
      SELECT "offset", key, value, appended_at FROM log.event
      WHERE topic = p.topic AND partition = p.partition AND "offset" >= $3
      ORDER BY "offset" LIMIT $4
    ) AS next
  ) AS added_up
  WHERE bytes <= $5 OR place = 1
) AS e ON true
WHERE p.topic = $1 AND p.partition = $2
ORDER BY e."offset"`;
