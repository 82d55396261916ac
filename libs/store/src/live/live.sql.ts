import { type Sql } from '../database.js';

/** How far everything is folded in, and what readers see: of one moment. */
export interface LiveState {
  readonly folded: readonly LivePartition[];
  /** The active generation; undefined in a store that was never folded into. */
  readonly generation: { readonly number: number; readonly hash: string } | undefined;
  readonly epoch: number;
  /** Subjects of the active generation that still stand on an older epoch. */
  readonly refoldPending: number;
}

export interface LivePartition {
  readonly topic: string;
  readonly partition: number;
  /** Names the log that `next` counts in. */
  readonly identity: string;
  /** The offset wanted next. */
  readonly next: number;
}

/** One statement, so that it is one snapshot and one way there and back, however often it is asked. */
export async function readLiveState(sql: Sql): Promise<LiveState> {
  const [row] = await sql.rows<{
    folded: LivePartition[];
    number: number | null;
    hash: string | null;
    epoch: number;
    pending: number;
  }>(`
    SELECT generation.number, generation.hash,
      (SELECT coalesce(max(number), 0) FROM muster.epoch) AS epoch,
      (SELECT count(*) FROM muster.refold WHERE refold.generation = generation.number) AS pending,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'topic', topic, 'partition', partition, 'identity', log_identity, 'next', next_offset)
          ORDER BY topic, partition), '[]')
        FROM muster.checkpoint) AS folded
    FROM (SELECT) AS one LEFT JOIN muster.generation ON state = 'active'`);
  const { folded, number, hash, epoch, pending } = row!;
  return {
    folded,
    generation: number === null || hash === null ? undefined : { number, hash },
    epoch,
    refoldPending: pending,
  };
}

/** A print of every target's card by its id: another print, another card, whichever generation it is of. */
export async function targetPrints(sql: Sql, generation: number): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.rows<{ id: string; print: string }>(
    `SELECT id, md5((to_jsonb(card) - 'generation')::text) AS print
     FROM muster.card_target AS card WHERE generation = $1`,
    [generation],
  );
  return new Map(rows.map(({ id, print }) => [id, print]));
}
