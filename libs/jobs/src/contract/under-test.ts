import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Handler, type Job, type Jobs, type JobsBackend, openJobs } from '../index.js';
import { type JobSettings } from '../settings.js';
import { eventually as holdsWithin, Proxy } from '@muster/platform/testing';
import { WorkerProcess } from '../testing/index.js';
import { type WorkerOrders } from '../testing/worker-main.js';

/** What the parts of the suite share. */
export type Contract = () => Bench;

/** For one test: jobs of a name of their own, and processes, all of which end with it. */
export class Bench {
  readonly name = `test-${randomBytes(4).toString('hex')}`;
  /** What the jobs that were opened here told of. */
  readonly faults: unknown[] = [];
  private readonly opened: Jobs[] = [];
  private readonly ends: (() => unknown)[] = [];

  constructor(readonly backend: JobsBackend) {}

  /** Another process's door to the same jobs, as far as they can tell. */
  open(settings: Partial<JobSettings> = {}, backend = this.backend): Promise<Jobs> {
    return this.openAs(this.name, settings, backend);
  }

  /** Jobs of another name in the same backend. */
  async openAs(name: string, settings: Partial<JobSettings> = {}, backend = this.backend): Promise<Jobs> {
    const jobs = await openJobs({
      backend,
      name,
      settings: { ...QUICK, ...settings },
      fault: error => this.faults.push(error),
    });
    this.opened.push(jobs);
    return jobs;
  }

  async process(does: WorkerOrders['does'], settings: Partial<JobSettings> = {}): Promise<WorkerProcess> {
    const worker = await WorkerProcess.start({
      backend: this.backend,
      name: this.name,
      settings: { ...QUICK, ...settings },
      does,
    });
    this.ends.push(() => worker.kill());
    return worker;
  }

  /** The backend as it is reached through a proxy. */
  async proxied(): Promise<{ proxy: Proxy; backend: JobsBackend }> {
    const { backend } = this;
    const proxy = await Proxy.before('redis' in backend ? backend.redis : backend.postgres);
    this.ends.push(() => proxy.close());
    return { proxy, backend: 'redis' in backend ? { redis: proxy.url } : { postgres: proxy.url } };
  }

  async end(): Promise<void> {
    await Promise.all(this.opened.map(jobs => jobs.close()));
    await Promise.all(this.ends.map(end => end()));
  }
}

/** Pauses that a test can wait for. The lock is as it is usually: recovery is measured with it. */
const QUICK: Partial<JobSettings> = {
  firstPauseMs: 100,
  finishWithinMs: 300,
  handBackWithinMs: 300,
  cancelLookMs: 200,
  progressMs: 50,
};

/** Another job each time, unless it is called with the same. */
export const on = (provenance: string) => ({ provenance });

export const verified = (subjects: number) => ({
  subjects,
  pending: 0,
  cells: 0,
  differences: { count: 0, first: [] },
  breaches: { count: 0, first: [] },
});

export const answering: Handler<'verify'> = () => Promise.resolve(verified(1));

/** Until its signal is aborted, or for a minute. */
export const dawdling: Handler<'verify'> = async (_, { signal }) => {
  await delay(60_000, undefined, { signal });
  return verified(1);
};

/** The job, once it is in one of the states. */
export async function until(jobs: Jobs, { id }: Pick<Job, 'id'>, ...states: Job['state'][]): Promise<Job> {
  let seen: Job | undefined;
  await eventually(async () => {
    seen = await jobs.look(id);
    if (!seen || !states.includes(seen.state)) throw new Error(`the job is ${seen?.state}`);
  });
  return seen!;
}

/** Tries until the assertions hold. */
export function eventually(assertions: () => void | Promise<void>, patienceMs = 15_000): Promise<void> {
  return holdsWithin(assertions, patienceMs);
}
