import type { Sql } from '@muster/store';

/** Blanks the payloads of all records of a key, also of repeated ones; offsets and keys stay. Answers how many. */
export function erasePayloads(sql: Sql, topic: string, partition: number, key: string): Promise<number> {
  return sql.run(
    `UPDATE log.event e SET value = NULL
     FROM log.topic t
     WHERE t.topic = $1 AND e.topic = t.number AND e.partition = $2 AND e.key = $3 AND e.value IS NOT NULL`,
    [topic, partition, key],
  );
}

/** Forgets the records of a partition before an offset. Answers how many. Within a transaction. */
export async function trimPartition(
  sql: Sql,
  topic: string,
  partition: number,
  before: number,
): Promise<number> {
  await sql.run(
    `UPDATE log.partition p SET low_water = greatest(p.low_water, least($3, p.next_offset))
     FROM log.topic t
     WHERE t.topic = $1 AND p.topic = t.number AND p.partition = $2`,
    [topic, partition, before],
  );
  return sql.run(
    `DELETE FROM log.event e USING log.topic t
     WHERE t.topic = $1 AND e.topic = t.number AND e.partition = $2 AND e."offset" < $3`,
    [topic, partition, before],
  );
}

/** Deletes a topic with all it holds. Made anew it has another identity. Within a transaction. */
export async function deleteTopic(sql: Sql, topic: string): Promise<void> {
  const [deleted] = await sql.rows<{ number: number }>(
    `DELETE FROM log.topic WHERE topic = $1 RETURNING number`,
    [topic],
  );
  if (deleted) await sql.run(`DELETE FROM log.event WHERE topic = $1`, [deleted.number]);
}
