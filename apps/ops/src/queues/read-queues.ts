import { type Job, JOB_KINDS, type JobKind, type Jobs, type JobState, type Progress } from '@muster/jobs';
import { type Clock } from '@muster/platform';

/** The jobs of one kind: how many are in each state, and those that are being done. */
export interface QueueReading extends Readonly<Record<JobState, number>> {
  readonly kind: JobKind;
  /** How long that has waited which was asked for first; null where none waits. */
  readonly oldestWaitingSeconds: number | null;
  readonly inHand: readonly JobInHand[];
}

export interface JobInHand {
  readonly id: string;
  readonly by: string | null;
  readonly attempts: number;
  /** Since it was begun last. */
  readonly seconds: number;
  /** As the worker told it last; null: nothing yet. */
  readonly progress: Progress | null;
}

/** More do not wait for so little work as there is. */
const MOST_WAITING = 1_000;

/** @throws {MusterFault} `jobs-away` */
export async function readQueues(jobs: Jobs, clock: Clock): Promise<QueueReading[]> {
  const counts = await jobs.counts();
  return Promise.all(
    JOB_KINDS.map(async kind => {
      const [waiting, running] = await Promise.all([
        jobs.list({ kind, state: 'waiting', limit: MOST_WAITING }),
        jobs.list({ kind, state: 'running' }),
      ]);
      const now = clock.now();
      const oldest = waiting.at(-1);
      return {
        kind,
        ...counts[kind],
        oldestWaitingSeconds: oldest ? secondsSince(oldest.asked.at, now) : null,
        inHand: running.map(job => inHand(job, now)),
      };
    }),
  );
}

function inHand({ id, asked, attempts, startedAt, progress }: Job, now: Date): JobInHand {
  const seconds = startedAt ? secondsSince(startedAt, now) : 0;
  return { id, by: asked.by ?? null, attempts, seconds, progress: progress ?? null };
}

/** Clocks of several machines differ: nothing was asked for in the future. */
function secondsSince(moment: Date, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - moment.getTime()) / 1_000));
}
