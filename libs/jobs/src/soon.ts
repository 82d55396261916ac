import { GrowingPause, MusterFault, settlesWithin } from '@muster/platform';
import { inTime } from './bullmq/away.js';
import { tellingOnce } from './bullmq/telling.js';
import { jobsClosed, jobsNotThere } from './faults.js';
import { type InputOf, type JobKind } from './kinds.js';
import { type JobsBackend, type JobsOptions, openJobs } from './open-jobs.js';
import {
  type AskedJob,
  type AskOptions,
  type Handler,
  type Job,
  type JobCounts,
  type Jobs,
  type ListOptions,
  type WorkOptions,
} from './port.js';
import { defaultSettings } from './settings.js';

const PAUSES = { firstPauseMs: 200, longestPauseMs: 5_000 };
const CLOSES_WITHIN_MS = 1_000;

/**
 * Jobs that are there before their backend is. It is opened when it is first wanted, and tried until it answers. What is asked meanwhile
 * waits for `askWithinMs`, then hears `jobs-away`; what is to be done is begun once it is there.
 */
export function openJobsSoon(options: JobsOptions): JobsSoon {
  return new JobsSoon(options);
}

export class JobsSoon implements Jobs {
  private readonly closing = new AbortController();
  private readonly askWithinMs: number;
  private opening: Promise<Jobs> | undefined;
  /** What keeps it from being opened. */
  private cause: unknown;

  constructor(private readonly options: JobsOptions) {
    this.cause = new Error(`${whereOf(options.backend)}, where jobs are to be kept, has not answered yet`);
    this.askWithinMs = options.settings?.askWithinMs ?? defaultSettings.askWithinMs;
  }

  /** Rejects with `jobs-refused`, and with `jobs-closed` where it was closed first. */
  get opened(): Promise<Jobs> {
    if (!this.opening) {
      this.opening = this.open();
      this.opening.catch(() => undefined);
    }
    return this.opening;
  }

  async ask<K extends JobKind>(kind: K, input: InputOf<K>, options: AskOptions): Promise<AskedJob<K>> {
    return (await this.there()).ask(kind, input, options);
  }

  async look(id: string): Promise<Job | undefined> {
    return (await this.there()).look(id);
  }

  async list(which?: ListOptions): Promise<Job[]> {
    return (await this.there()).list(which);
  }

  async counts(): Promise<JobCounts> {
    return (await this.there()).counts();
  }

  async cancel(id: string, by: string): Promise<Job> {
    return (await this.there()).cancel(id, by);
  }

  /** Whether it may be done is told by `opened` alone. */
  work<K extends JobKind>(kind: K, handler: Handler<K>, options?: WorkOptions): void {
    void this.opened.then(
      jobs => {
        if (!this.closing.signal.aborted) jobs.work(kind, handler, options);
      },
      () => undefined,
    );
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (!this.opening) return;
    const closed = this.opening.then(
      jobs => jobs.close(),
      () => undefined,
    );
    const isOpen = await settlesWithin(0, this.opening);
    if (isOpen) await closed;
    else await settlesWithin(CLOSES_WITHIN_MS, closed); // Whatever is being opened is closed by itself.
  }

  private async there(): Promise<Jobs> {
    if (this.closing.signal.aborted) throw jobsClosed();
    try {
      return await inTime(this.askWithinMs, this.opened);
    } catch (error) {
      if (error instanceof MusterFault) throw error;
      throw jobsNotThere(this.cause);
    }
  }

  private async open(): Promise<Jobs> {
    const tell = tellingOnce(this.options.fault ?? (() => undefined));
    const pause = new GrowingPause(PAUSES);
    for (;;) {
      if (this.closing.signal.aborted) throw jobsClosed();
      try {
        return await openJobs({ ...this.options, fault: tell });
      } catch (error) {
        tell(error);
        if (error instanceof MusterFault) throw error;
        this.cause = error;
      }
      await pause.wait(this.closing.signal);
    }
  }
}

/** Never with a password. */
function whereOf(backend: JobsBackend): string {
  return 'redis' in backend
    ? `Redis at ${new URL(backend.redis).host}`
    : `PostgreSQL at ${new URL(backend.postgres).host}`;
}
