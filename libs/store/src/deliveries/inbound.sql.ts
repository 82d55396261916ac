import { type Checkpoint, type CheckpointMove } from '../checkpoints/checkpoints.sql.js';
import { type Sql } from '../database.js';

/** How far a partition of a supplier's topic was taken in; undefined where nothing of it was. */
export async function readInbound(
  sql: Sql,
  topic: string,
  partition: number,
): Promise<Checkpoint | undefined> {
  const [row] = await sql.rows<Checkpoint>(
    `SELECT log_identity AS identity, next_offset AS next FROM gateway.inbound WHERE topic = $1 AND partition = $2`,
    [topic, partition],
  );
  return row;
}

/**
 * Compare and set, as `moveCheckpoints`; a topic that was made anew is begun anew, for nothing that came of the old one is undone by that.
 * @returns false when somebody else has moved it: the caller must roll back
 */
export async function moveInbound(
  sql: Sql,
  { topic, partition, identity, from, to }: CheckpointMove,
): Promise<boolean> {
  const moved = await sql.run(
    `INSERT INTO gateway.inbound AS known (topic, partition, log_identity, next_offset)
     SELECT $1, $2, $3, $5::bigint WHERE $4::bigint IS NULL
       OR EXISTS (SELECT FROM gateway.inbound WHERE topic = $1 AND partition = $2)
     ON CONFLICT (topic, partition) DO UPDATE SET log_identity = excluded.log_identity, next_offset = excluded.next_offset,
       taken_at = now()
     WHERE known.log_identity = excluded.log_identity AND known.next_offset = $4::bigint
       OR known.log_identity <> excluded.log_identity AND $4::bigint IS NULL`,
    [topic, partition, identity, from ?? null, to],
  );
  return moved === 1;
}

/** Every partition of suppliers' topics that was ever taken in, by topic and partition. */
export function allInbound(
  sql: Sql,
): Promise<(Checkpoint & { readonly topic: string; readonly partition: number; readonly takenAt: Date })[]> {
  return sql.rows(
    `SELECT topic, partition, log_identity AS identity, next_offset AS next, taken_at AS "takenAt"
     FROM gateway.inbound ORDER BY topic, partition`,
  );
}
