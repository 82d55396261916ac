import { type Job as BullJob, type Queue } from 'bullmq';
import { jobFaultOf, jobKilledItsWorkers } from '../faults.js';
import { type JobKind } from '../kinds.js';
import { type Job, type JobFault, type JobOf, type JobState, type Progress } from '../port.js';

/** What is kept as the data of a job. */
export interface Kept {
  readonly input: unknown;
  readonly provenance: string;
  readonly by?: string;
  /** Of the asking that made it: tells that from one which found it. */
  readonly asking: string;
  readonly cancel?: { readonly by: string; readonly at: number };
}

export type KeptJob = BullJob<Kept, unknown>;
export type KeptQueue = Queue<Kept, unknown>;

/** BullMQ's reason for giving a job up by itself. */
const STALLED_TOO_OFTEN = 'job stalled more than allowable limit';

/** @param bullState the state that the job is in, as BullMQ names it */
export function shownJob(kind: JobKind, job: KeptJob, bullState: string): Job {
  const { input, provenance, by, cancel } = job.data;
  const fault = job.failedReason ? readFault(job.failedReason) : undefined;
  const state = stateOf(bullState, job.data, fault);
  const shown: JobOf<JobKind> = {
    id: job.id!,
    kind,
    input: input as Job['input'], // what was checked when it was asked
    provenance,
    priority: job.opts.priority ?? 0,
    state,
    asked: { at: new Date(job.timestamp), ...(by === undefined ? {} : { by }) },
    attempts: job.attemptsStarted,
    ...(job.processedOn === undefined ? {} : { startedAt: new Date(job.processedOn) }),
    ...(job.finishedOn === undefined ? {} : { endedAt: new Date(job.finishedOn) }),
    ...(isProgress(job.progress) ? { progress: job.progress } : {}),
    ...(state === 'done' ? { result: job.returnvalue as NonNullable<Job['result']> } : {}),
    ...(fault && state !== 'done' ? { fault } : {}),
    ...(cancel ? { cancel: { by: cancel.by, at: new Date(cancel.at) } } : {}),
  };
  return shown as Job;
}

/** What was cancelled before it ran is where it was until a worker comes past it, and cancelled all the same. */
function stateOf(bullState: string, { cancel }: Kept, fault: JobFault | undefined): JobState {
  switch (bullState) {
    case 'active':
      return 'running';
    case 'completed':
      return 'done';
    case 'failed':
      return fault?.code === 'job-cancelled' ? 'cancelled' : 'failed';
    case 'delayed':
      return cancel ? 'cancelled' : 'delayed';
    default:
      return cancel ? 'cancelled' : 'waiting';
  }
}

export const hasEnded = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

/** Where jobs of a state may be, as BullMQ names it. */
export const BULL_STATES = {
  waiting: ['prioritized', 'waiting'],
  delayed: ['delayed'],
  running: ['active'],
  done: ['completed'],
  failed: ['failed'],
  cancelled: ['failed', 'prioritized', 'waiting', 'delayed'],
} as const satisfies Record<JobState, readonly string[]>;

export function writeFault(fault: JobFault): string {
  return JSON.stringify(fault);
}

/** What BullMQ itself gave as a reason is text. */
function readFault(reason: string): JobFault {
  if (reason === STALLED_TOO_OFTEN) return jobFaultOf(jobKilledItsWorkers());
  try {
    const fault = JSON.parse(reason) as JobFault;
    if (typeof fault?.code === 'string' && typeof fault.message === 'string') return fault;
  } catch {
    // Text.
  }
  return { code: 'unplanned', message: reason };
}

function isProgress(progress: unknown): progress is Progress {
  return typeof progress === 'object' && progress !== null && 'done' in progress;
}

export const queueName = (name: string, kind: JobKind) => `${name}-${kind}`;
