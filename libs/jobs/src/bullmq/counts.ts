import { type JobKind } from '../kinds.js';
import { type JobCounts, type JobState } from '../port.js';
import { type KeptQueue, shownJob } from './kept.js';

export async function countsOf(queues: ReadonlyMap<JobKind, KeptQueue>): Promise<JobCounts> {
  const counted = await Promise.all(
    [...queues].map(async ([kind, queue]) => [kind, await countsOfKind(kind, queue)] as const),
  );
  return Object.fromEntries(counted) as JobCounts;
}

async function countsOfKind(kind: JobKind, queue: KeptQueue): Promise<Record<JobState, number>> {
  const counts = await queue.getJobCounts(
    'waiting',
    'prioritized',
    'delayed',
    'active',
    'completed',
    'failed',
  );
  const of = (state: string) => counts[state] ?? 0;
  const cancelled = of('failed') === 0 ? 0 : await countCancelled(kind, queue);
  return {
    waiting: of('waiting') + of('prioritized'),
    delayed: of('delayed'),
    running: of('active'),
    done: of('completed'),
    failed: Math.max(of('failed') - cancelled, 0),
    cancelled,
  };
}

/** BullMQ keeps them among those that failed: as many as the settings say, some hundreds. */
async function countCancelled(kind: JobKind, queue: KeptQueue): Promise<number> {
  const failed = await queue.getJobs(['failed']);
  return failed.filter(kept => shownJob(kind, kept, 'failed').state === 'cancelled').length;
}
