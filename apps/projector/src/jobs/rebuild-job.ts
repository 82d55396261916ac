import { type RebuildResult, type Work } from '@muster/jobs';
import { MusterFault } from '@muster/platform';
import { countStandings } from '@muster/store';
import { type Folding } from '../folding.js';
import { rebuild } from '../rebuild.js';
import { ownGeneration } from './version.js';

/**
 * Rebuilds the read models.
 * @throws {MusterFault} `rebuild-running`
 */
export async function rebuildJob(to: Folding, work: Work): Promise<RebuildResult> {
  const total = await countStandings(to.database, await ownGeneration(to));
  try {
    const { swapMs, ...rebuilt } = await rebuild(to, {
      signal: work.signal,
      progress: done =>
        work.progress({ done, total: Math.max(done, total), words: 'folding subjects into new read models' }),
    });
    return { ...rebuilt, swapMs: Math.round(swapMs) };
  } catch (error) {
    // Whoever had this job before may not know yet that it has lost it: it is tried again in a while.
    if (work.attempt > 1 && isOfAnother(error)) throw new Error(error.message, { cause: error });
    throw error;
  }
}

const isOfAnother = (error: unknown): error is MusterFault =>
  error instanceof MusterFault && error.code === 'rebuild-running';
