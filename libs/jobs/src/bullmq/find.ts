import { type JobKind } from '../kinds.js';
import { type Job } from '../port.js';
import { type KeptJob, type KeptQueue, shownJob } from './kept.js';

const TRIES = 5;

/** A job and its state, which BullMQ keeps apart: read again when it ended, or was begun anew, between the two. */
export async function findJob(
  queue: KeptQueue,
  kind: JobKind,
  id: string,
): Promise<{ readonly job: Job; readonly kept: KeptJob } | undefined> {
  for (let tries = 1; ; tries++) {
    const [state, kept] = await Promise.all([
      queue.getJobState(id),
      queue.getJob(id) as Promise<KeptJob | undefined>,
    ]);
    if (!kept) return undefined;
    const isOfOneMoment =
      state !== 'unknown' &&
      (state === 'completed' || state === 'failed') === (typeof kept.finishedOn === 'number');
    if (isOfOneMoment || tries === TRIES) return { job: shownJob(kind, kept, state), kept };
  }
}
