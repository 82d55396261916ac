import { type RebuildResult, type Work } from '@muster/jobs';
import { MusterFault } from '@muster/platform';
import {
  countStandings,
  type Database,
  dropRetired,
  HeadIsShared,
  holdHeadSoon,
  retireUnfinished,
} from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Folding } from '../folding.js';
import { rebuild } from '../rebuild.js';
import { ownGeneration } from './version.js';

/**
 * Rebuilds the read models. Stopped before they are swapped in, it leaves none behind; later it is done.
 * @throws {MusterFault} `rebuild-running`
 */
export async function rebuildJob(to: Folding, work: Work): Promise<RebuildResult> {
  const total = await countStandings(to.database, await ownGeneration(to));
  try {
    const { swapMs, ...rebuilt } = await rebuild(to, done => {
      work.signal.throwIfAborted();
      work.progress({ done, total: Math.max(done, total), words: 'folding subjects into new read models' });
    });
    return { ...rebuilt, swapMs: Math.round(swapMs) };
  } catch (error) {
    if (work.signal.aborted) await giveUpUnfinished(to.database);
    // Whoever had this job before may not know yet that it has lost it: it is tried again in a while.
    if (work.attempt > 1 && isOfAnother(error)) throw new Error(error.message, { cause: error });
    throw error;
  }
}

const isOfAnother = (error: unknown): error is MusterFault =>
  error instanceof MusterFault && error.code === 'rebuild-running';

/** The lock that one rebuild of a store holds (rebuild.ts). */
const REBUILD_LOCK = 0x72656275;
const PATIENCE_MS = 500;
const PAUSE_MS = 100;

/** As the next rebuild would, but now: whatever is folded meanwhile is queued for what is being built. */
async function giveUpUnfinished(database: Database): Promise<void> {
  const lock = await database.dedicated('muster rebuild');
  try {
    const { rows } = await lock.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock(${REBUILD_LOCK}) AS held`,
    );
    if (rows[0]?.held !== true) return; // The next one is there already.
    while (!(await giveUp(database))) await sleep(PAUSE_MS); // Events come in undisturbed meanwhile.
    await dropRetired(database);
  } finally {
    await lock.end();
  }
}

async function giveUp(database: Database): Promise<boolean> {
  try {
    await database.transaction(async transaction => {
      await holdHeadSoon(transaction, PATIENCE_MS);
      await retireUnfinished(transaction);
    });
    return true;
  } catch (error) {
    if (error instanceof HeadIsShared) return false;
    throw error;
  }
}
