/**
 * How a reader of a partition gets on:
 * - `OK`: nothing waits, or what waits came a moment ago.
 * - `WARN`: it is read, but what waits has waited for long.
 * - `STALL`: nothing of it is read, though others of its group are.
 * - `STOP`: nothing that waits for its group is read.
 * - `REWIND`: the log no longer has what the reader wants next: the topic was made anew, or has forgotten records that were not read.
 */
export type LagState = 'OK' | 'WARN' | 'STALL' | 'STOP' | 'REWIND';

/** Worse ones come later. */
export const LAG_STATES: readonly LagState[] = ['OK', 'WARN', 'STALL', 'STOP', 'REWIND'];

/** So long a record may wait before that is worth a look. */
export const WARN_SECONDS = 30;
/** So long a reader may stand still while something waits: a batch may take a while. Looked at every few seconds, it shows within 30. */
export const STILL_SECONDS = 20;

/** What is known of one partition and its reader. */
export interface Reading {
  /** The offset wanted next. */
  readonly next: number;
  readonly lowWater: number;
  readonly highWater: number;
  /** Whether `next` counts in the log that is there now. */
  readonly sameLog: boolean;
  /** When the oldest record that waits came; undefined where none does. */
  readonly oldestAt: Date | undefined;
  /** When the reader moved last; undefined where it never did. */
  readonly movedAt: Date | undefined;
}

export interface Lag {
  readonly state: LagState;
  /** How many records wait. */
  readonly behind: number;
  /** How long the oldest of them has waited. */
  readonly behindSeconds: number;
  /** For how long it could have moved and did not. */
  readonly stillSeconds: number;
}

/** @param groupMovedAt when any reader of the group moved last */
export function judgeLag(reading: Reading, groupMovedAt: Date | undefined, now: Date): Lag {
  const { next, lowWater, highWater, sameLog, oldestAt, movedAt } = reading;
  const isGone = !sameLog || next > highWater || next < lowWater;
  const behind = isGone ? highWater - lowWater : highWater - next;
  if (behind === 0 || oldestAt === undefined)
    return { state: isGone ? 'REWIND' : 'OK', behind, behindSeconds: 0, stillSeconds: 0 };
  const behindSeconds = secondsSince(oldestAt, now);
  const stillSeconds = Math.min(behindSeconds, secondsSince(movedAt, now));
  const told = { behind, behindSeconds, stillSeconds };
  if (isGone) return { state: 'REWIND', ...told };
  if (stillSeconds >= STILL_SECONDS) {
    const groupStands = Math.min(behindSeconds, secondsSince(groupMovedAt, now)) >= STILL_SECONDS;
    return { state: groupStands ? 'STOP' : 'STALL', ...told };
  }
  return { state: behindSeconds >= WARN_SECONDS ? 'WARN' : 'OK', ...told };
}

function secondsSince(moment: Date | undefined, now: Date): number {
  return moment === undefined ? Infinity : Math.max(0, (now.getTime() - moment.getTime()) / 1_000);
}
