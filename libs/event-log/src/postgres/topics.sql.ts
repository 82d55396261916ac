import type { Sql } from '@muster/store';
import type { LogIdentity, PartitionState, TopicDefinition } from '../port.js';
import { partitionCountDiffers } from '../topics.js';

export interface Topic {
  readonly topic: string;
  /** Stands for the topic in log.partition and log.event; a recreated topic has another. */
  readonly number: number;
  readonly identity: LogIdentity;
  readonly partitions: number;
}

/** Creates what is missing and leaves what is there. Within a transaction: one caller at a time. */
export async function createTopics(sql: Sql, topics: readonly TopicDefinition[]): Promise<void> {
  await sql.rows(`SELECT pg_advisory_xact_lock(hashtextextended('log.topic', 0))`);
  for (const { topic, partitions } of topics) {
    const [existing] = await sql.rows<{ partitions: number }>(
      `SELECT partitions FROM log.topic WHERE topic = $1`,
      [topic],
    );
    if (!existing) {
      await sql.run(
        `WITH made AS (INSERT INTO log.topic (topic, partitions) VALUES ($1, $2) RETURNING number, partitions)
         INSERT INTO log.partition (topic, partition)
         SELECT number, generate_series(0, partitions - 1) FROM made`,
        [topic, partitions],
      );
    } else if (existing.partitions !== partitions) {
      throw partitionCountDiffers(topic, existing.partitions, partitions);
    }
  }
}

/** Those of the topics that exist. */
export function findTopics(sql: Pick<Sql, 'rows'>, topics: readonly string[]): Promise<Topic[]> {
  return sql.rows<Topic>(
    `SELECT t.topic, t.number, c.id || '/' || t.topic_id AS identity, t.partitions
     FROM log.topic t, log.cluster c
     WHERE t.topic = ANY ($1)
     ORDER BY t.topic`,
    [topics],
  );
}

export function partitionStates(sql: Sql, topic: Topic): Promise<PartitionState[]> {
  return sql.rows<PartitionState>(
    `SELECT partition, low_water AS "lowWater", next_offset AS "highWater"
     FROM log.partition WHERE topic = $1 ORDER BY partition`,
    [topic.number],
  );
}
