import { type Sql } from '../database.js';

/** How far a partition of the log is folded in. */
export interface Checkpoint {
  /** The log that the offset counts in: a topic that was deleted and made anew has another identity. */
  readonly identity: string;
  /** The offset wanted next. */
  readonly next: number;
}

export async function readCheckpoint(
  sql: Sql,
  topic: string,
  partition: number,
): Promise<Checkpoint | undefined> {
  const [row] = await sql.rows<{ log_identity: string; next_offset: number }>(
    'SELECT log_identity, next_offset FROM muster.checkpoint WHERE topic = $1 AND partition = $2',
    [topic, partition],
  );
  return row && { identity: row.log_identity, next: row.next_offset };
}

/**
 * Compare and set: moves a partition's checkpoint from where the caller believes it to be.
 * Whoever else moves it waits for this transaction, and then finds that it has moved.
 * @returns false when it does not stand at `from` of that log: the caller was overtaken and must roll back
 */
export async function moveCheckpoint(
  sql: Sql,
  at: { readonly topic: string; readonly partition: number; readonly identity: string },
  from: number,
  to: number,
): Promise<boolean> {
  const moved = await sql.run(
    `UPDATE muster.checkpoint SET next_offset = $5, folded_at = now()
     WHERE topic = $1 AND partition = $2 AND log_identity = $3 AND next_offset = $4`,
    [at.topic, at.partition, at.identity, from, to],
  );
  if (moved === 1 || from !== 0) return moved === 1;
  const first = await sql.run(
    `INSERT INTO muster.checkpoint (topic, partition, log_identity, next_offset) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [at.topic, at.partition, at.identity, to],
  );
  return first === 1;
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
  }>('SELECT * FROM muster.checkpoint ORDER BY topic, partition');
  return rows.map(row => ({
    topic: row.topic,
    partition: row.partition,
    identity: row.log_identity,
    next: row.next_offset,
    foldedAt: row.folded_at,
  }));
}
