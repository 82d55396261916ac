import { FOLDED_TOPICS } from '@muster/event-log/open';
import { type EventLog } from '@muster/event-log';
import { MusterFault } from '@muster/platform';
import { type Appended, type Database, readHead, recordsBehind, refoldCounts } from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
const PATIENCE_MS = 60_000;

/**
 * Resolves when everything up to these positions is folded in, and folded again where the reference changed, by whichever process
 * folds it; for subjects that are set aside, because the fold cannot take them, nobody waits ("muster doctor" names them).
 * @param progress told how much is still to be folded
 * @throws {MusterFault} `not-folding` when nothing has moved for a minute
 */
export async function untilFolded(
  database: Database,
  ends: readonly Appended[],
  progress: (left: number) => void = () => undefined,
): Promise<void> {
  let least = Infinity;
  let moved = Date.now();
  for (;;) {
    const left = await leftToFold(database, ends);
    progress(left);
    if (left === 0) return;
    if (left < least) moved = Date.now();
    least = left;
    if (Date.now() - moved > PATIENCE_MS)
      throw new MusterFault(
        'not-folding',
        `the events are in the log, but ${left} of them are still not folded in, and nothing moved for a minute`,
        'run "muster doctor"; they will be folded in once a projector runs',
        4,
      );
    await sleep(POLL_MS);
  }
}

/** Everything that the log holds now, whoever sent it: what an interrupted import left behind as well. */
export async function everythingSoFar(log: EventLog): Promise<Appended[]> {
  const described = await Promise.all(
    FOLDED_TOPICS.map(async topic => ({ topic, ...(await log.describe(topic)) })),
  );
  return described.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, highWater }) => ({ topic, partition, offset: highWater - 1 })),
  );
}

async function leftToFold(database: Database, ends: readonly Appended[]): Promise<number> {
  const behind = await recordsBehind(database, ends);
  if (behind > 0) return behind;
  const { generation } = await readHead(database);
  return generation ? (await refoldCounts(database, generation.number)).waiting : 0;
}
