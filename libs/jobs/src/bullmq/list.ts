import { JOB_STATES, type Job, type JobState, type ListOptions } from '../port.js';
import { type JobKind } from '../kinds.js';
import { BULL_STATES, type KeptQueue, shownJob } from './kept.js';

const USUAL_LIMIT = 50;
const PAGE = 100;

/** The latest asked first. */
export async function listJobs(
  queues: ReadonlyMap<JobKind, KeptQueue>,
  { kind, state, limit = USUAL_LIMIT }: ListOptions,
): Promise<Job[]> {
  const asked = [...queues].filter(([of]) => kind === undefined || of === kind);
  const found = await Promise.all(
    asked.flatMap(([of, queue]) => bullStates(state).map(at => jobsAt(queue, of, at, state, limit))),
  );
  // What moved on while it was read is there twice.
  const once = new Map(found.flat().map(job => [job.id, job]));
  return [...once.values()].sort((a, b) => b.asked.at.getTime() - a.asked.at.getTime()).slice(0, limit);
}

const bullStates = (state: JobState | undefined): readonly BullState[] =>
  state ? BULL_STATES[state] : [...new Set(JOB_STATES.flatMap(each => BULL_STATES[each]))];

type BullState = (typeof BULL_STATES)[JobState][number];

async function jobsAt(
  queue: KeptQueue,
  kind: JobKind,
  at: BullState,
  state: JobState | undefined,
  limit: number,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let from = 0; jobs.length < limit; from += PAGE) {
    const page = await queue.getJobs([at], from, from + PAGE - 1);
    jobs.push(
      ...page.map(kept => shownJob(kind, kept, at)).filter(job => state === undefined || job.state === state),
    );
    if (page.length < PAGE) break;
  }
  return jobs;
}
