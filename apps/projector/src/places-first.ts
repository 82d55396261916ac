import { TOPICS } from '@muster/domain';
import { type EventLog, type LogPosition } from '@muster/event-log';
import { FOLDED_TOPICS } from '@muster/event-log/open';
import { type Database, recordsBehind } from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;
/** Where places do not move on for so long, somebody must mend them first, and people are folded without. */
const PATIENCE_MS = 5_000;

/**
 * Waits until what the log holds of places, feeds and sources is folded in, by whoever reads it: people who are folded before are folded
 * again for each of it that changes the reference.
 */
export function placesFirst(
  log: EventLog,
  database: Database,
  patienceMs = PATIENCE_MS,
): (stopping: AbortSignal) => Promise<void> {
  let waiting: Promise<void> | undefined;
  return stopping =>
    (waiting ??= untilFolded(log, database, stopping, patienceMs).finally(() => (waiting = undefined)));
}

async function untilFolded(
  log: EventLog,
  database: Database,
  stopping: AbortSignal,
  patienceMs: number,
): Promise<void> {
  const ends = await endsOf(log);
  let least = Infinity;
  let movedAt = performance.now();
  while (!stopping.aborted) {
    const behind = await recordsBehind(database, ends);
    if (behind === 0) return;
    if (behind < least) [least, movedAt] = [behind, performance.now()];
    else if (performance.now() - movedAt > patienceMs) return;
    await sleep(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** A topic that is not there, or cannot be looked at, is not waited for: whoever reads it tells. */
async function endsOf(log: EventLog): Promise<LogPosition[]> {
  const ofPlaces = FOLDED_TOPICS.filter(topic => topic !== TOPICS.person);
  const ends = ofPlaces.map(async topic => {
    const { partitions } = await log.describe(topic);
    return partitions.map(({ partition, highWater }) => ({ topic, partition, offset: highWater - 1 }));
  });
  return (await Promise.all(ends.map(of => of.catch(() => [])))).flat();
}
