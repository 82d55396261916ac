import type { Sql } from '@muster/store';
import { appendedChannel } from './notifications.js';
import type { Topic } from './topics.sql.js';

export interface PlacedRecord {
  readonly topic: Topic;
  readonly partition: number;
  readonly key: string;
  readonly value: Uint8Array;
}

/**
 * Appends in one statement, which is one transaction, and answers each record's offset, in the order given;
 * undefined for a record whose topic is gone: the others are in.
 *
 * The rows of log.partition are locked in order, so that two appenders never deadlock, and until commit, so that
 * offsets have no gaps and become visible in order. The values travel as one block of bytes, not as hex
 * or base64 in JSON or arrays: half the time for 500 events of 400 bytes (2.7 ms against 4.2–5.0).
 */
export async function appendGroup(
  sql: Sql,
  records: readonly PlacedRecord[],
): Promise<(number | undefined)[]> {
  const heads = new Map<number, Head>();
  let bytes = 0;
  const rows = records.map(({ topic: { number: topic }, partition, key, value }) => {
    const name = topic * PARTITIONS + partition;
    let head = heads.get(name);
    if (!head) heads.set(name, (head = { topic, partition, records: 0 }));
    const from = bytes + 1;
    bytes += value.length;
    return { topic, partition, place: head.records++, key, from, size: value.length };
  });
  const firsts = await sql.rows<{ topic: number; partition: number; first: number }>(APPEND, [
    JSON.stringify([...heads.values()]),
    JSON.stringify(rows),
    Buffer.concat(
      records.map(record => record.value),
      bytes,
    ),
  ]);
  for (const { topic, partition, first } of firsts) {
    const head = heads.get(topic * PARTITIONS + partition);
    if (head) head.first = first;
  }
  return rows.map(({ topic, partition, place }) => {
    const first = heads.get(topic * PARTITIONS + partition)?.first;
    return first === undefined ? undefined : first + place;
  });
}

interface Head {
  readonly topic: number;
  readonly partition: number;
  records: number;
  first?: number;
}

/** More than a topic can have (smallint). */
const PARTITIONS = 1 << 15;

const APPEND = `
WITH wanted AS (
  SELECT * FROM json_to_recordset($1) AS w (topic smallint, partition smallint, records bigint)
), locked AS MATERIALIZED (
  SELECT p.topic, p.partition, w.records
  FROM log.partition p JOIN wanted w USING (topic, partition)
  ORDER BY p.topic, p.partition
  FOR UPDATE OF p
), moved AS (
  UPDATE log.partition p SET next_offset = p.next_offset + l.records
  FROM locked l
  WHERE p.topic = l.topic AND p.partition = l.partition
  RETURNING p.topic, p.partition, p.next_offset - l.records AS first, clock_timestamp() AS at
), added AS (
  INSERT INTO log.event ("offset", appended_at, topic, partition, key, value)
  SELECT m.first + r.place, m.at, m.topic, m.partition, r.key, substring($3::bytea FROM r."from" FOR r.size)
  FROM json_to_recordset($2) AS r (topic smallint, partition smallint, place bigint, key text, "from" integer, size integer)
  JOIN moved m USING (topic, partition)
)
SELECT m.topic, m.partition, m.first, pg_notify('${appendedChannel}', t.topic || ':' || m.partition)
FROM moved m JOIN log.topic t ON t.number = m.topic`;
