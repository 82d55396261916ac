import { type Sql } from '../database.js';
import { allCheckpoints } from './checkpoints.sql.js';

/** Told, when a transaction that folds events commits: `topic:partition:next`. */
export const CHECKPOINT_CHANNEL = 'muster_checkpoint';

/** The end of something appended: folded in once the partition's checkpoint has passed the offset. */
export interface Appended {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** Of several positions, the last one in each partition. */
export class LastPositions {
  private readonly last = new Map<string, Appended>();

  add(positions: readonly Appended[]): void {
    for (const position of positions) {
      const key = `${position.topic}:${position.partition}`;
      if ((this.last.get(key)?.offset ?? -1) < position.offset) this.last.set(key, position);
    }
  }

  all(): Appended[] {
    return [...this.last.values()];
  }
}

/** How many records before these positions are not folded in yet. */
export async function recordsBehind(sql: Sql, positions: readonly Appended[]): Promise<number> {
  const checkpoints = new Map(
    (await allCheckpoints(sql)).map(({ topic, partition, next }) => [`${topic}:${partition}`, next]),
  );
  return positions.reduce(
    (behind, { topic, partition, offset }) =>
      behind + Math.max(0, offset + 1 - (checkpoints.get(`${topic}:${partition}`) ?? 0)),
    0,
  );
}
