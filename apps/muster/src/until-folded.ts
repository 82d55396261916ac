import { MusterFault } from '@muster/platform';
import { type Appended, type Database, recordsBehind } from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
const PATIENCE_MS = 60_000;

/**
 * Resolves when everything up to these positions is folded in, by whichever process folds it.
 * @throws {MusterFault} `not-folding` when nothing has moved for a minute
 */
export async function untilFolded(database: Database, ends: readonly Appended[]): Promise<void> {
  let behind = Infinity;
  let moved = Date.now();
  for (;;) {
    const now = await recordsBehind(database, ends);
    if (now === 0) return;
    if (now < behind) moved = Date.now();
    behind = now;
    if (Date.now() - moved > PATIENCE_MS)
      throw new MusterFault(
        'not-folding',
        `the events are in the log, but ${now} of them are still not folded in, and nothing moved for a minute`,
        'run "muster doctor"; they will be folded in once a projector runs',
        4,
      );
    await sleep(POLL_MS);
  }
}
