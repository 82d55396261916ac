import { type Day, type EventType, type SubjectKind } from '@muster/domain';
import { type Sql } from '../database.js';

/** A stretch of one partition of the log, as far as it is about subjects of a kind. */
export interface Stretch {
  readonly kind: SubjectKind;
  readonly slot: number;
  /** The first offset of it. */
  readonly from: number;
  /** The first offset after it. */
  readonly to: number;
}

/** How many events of a type came in stretches of the log; of what corrects another, the type of that. */
export interface CameBetween {
  readonly kind: SubjectKind;
  readonly type: EventType;
  /** They correct nothing. */
  readonly late: number;
  /** They stand in the place of another. */
  readonly corrected: number;
  /** They take another back. */
  readonly retracted: number;
}

/**
 * Counts what came about days up to one, and about no day at all. A correction counts by the earlier of its own day and of that which it
 * corrects. What is counted may be asked by whoever may not read facts.
 */
export function cameBetween(sql: Sql, stretches: readonly Stretch[], until: Day): Promise<CameBetween[]> {
  return sql.rows<CameBetween>('SELECT * FROM muster.came_between ($1::jsonb, $2)', [
    JSON.stringify(stretches),
    until,
  ]);
}
