import { type Sql } from '../database.js';

/** How far a partition of the log is folded in. */
export interface Checkpoint {
  /** The log that the offset counts in: a topic that was deleted and made anew has another identity. */
  readonly identity: string;
  /** The offset wanted next. */
  readonly next: number;
}

interface At {
  readonly topic: string;
  readonly partition: number;
}

export async function readCheckpoint(
  sql: Sql,
  topic: string,
  partition: number,
): Promise<Checkpoint | undefined> {
  const [checkpoint] = await readCheckpoints(sql, [{ topic, partition }]);
  return checkpoint;
}

/** In the order asked for; undefined for a partition that was never folded in. */
export async function readCheckpoints(
  sql: Sql,
  partitions: readonly At[],
): Promise<(Checkpoint | undefined)[]> {
  const rows = await sql.rows<At & Checkpoint>(
    `SELECT topic, partition, log_identity AS identity, next_offset AS next FROM muster.checkpoint
     JOIN jsonb_to_recordset($1::jsonb) AS asked (topic text, partition smallint) USING (topic, partition)`,
    [JSON.stringify(partitions.map(({ topic, partition }) => ({ topic, partition })))],
  );
  return partitions.map(({ topic, partition }) => {
    const row = rows.find(found => found.topic === topic && found.partition === partition);
    return row && { identity: row.identity, next: row.next };
  });
}

/** A partition's checkpoint, from where the caller believes it to be to where it is to be. */
export interface CheckpointMove extends At {
  readonly identity: string;
  /** Undefined where there is none yet: of what was never folded in, the log may keep the first records no longer. */
  readonly from: number | undefined;
  readonly to: number;
}

/**
 * Compare and set: moves checkpoints of several partitions. Whoever else moves one of them waits for this transaction, and then finds
 * that it has moved; they are locked in one order, so that nobody waits for one who waits for them.
 * @returns false when any does not stand at `from` of that log: the caller was overtaken and must roll back
 */
export async function moveCheckpoints(sql: Sql, moves: readonly CheckpointMove[]): Promise<boolean> {
  const moved = await sql.run(
    `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS w (topic text, partition smallint, identity text, "from" bigint, "to" bigint)
     ), held AS MATERIALIZED (
       SELECT checkpoint.topic, checkpoint.partition, wanted."to" FROM muster.checkpoint JOIN wanted USING (topic, partition)
       WHERE log_identity = wanted.identity AND next_offset = wanted."from"
       ORDER BY topic, partition FOR UPDATE OF checkpoint
     )
     UPDATE muster.checkpoint SET next_offset = held."to", folded_at = now() FROM held
     WHERE checkpoint.topic = held.topic AND checkpoint.partition = held.partition`,
    [JSON.stringify(moves)],
  );
  if (moved === moves.length) return true;
  const first = moves.filter(({ from }) => from === undefined);
  if (first.length === 0) return false;
  const begun = await sql.run(
    `INSERT INTO muster.checkpoint (topic, partition, log_identity, next_offset)
     SELECT topic, partition, identity, "to"
     FROM jsonb_to_recordset($1::jsonb) AS first (topic text, partition smallint, identity text, "to" bigint)
     ORDER BY topic, partition ON CONFLICT DO NOTHING`,
    [JSON.stringify(first)],
  );
  return moved + begun === moves.length;
}

/** Every partition that was ever folded in, by topic and partition. */
export async function allCheckpoints(
  sql: Sql,
): Promise<(Checkpoint & { readonly topic: string; readonly partition: number; readonly foldedAt: Date })[]> {
  const rows = await sql.rows<{
    topic: string;
    partition: number;
    log_identity: string;
    next_offset: number;
    folded_at: Date;
  }>(
    'SELECT topic, partition, log_identity, next_offset, folded_at FROM muster.checkpoint ORDER BY topic, partition',
  );
  return rows.map(row => ({
    topic: row.topic,
    partition: row.partition,
    identity: row.log_identity,
    next: row.next_offset,
    foldedAt: row.folded_at,
  }));
}
