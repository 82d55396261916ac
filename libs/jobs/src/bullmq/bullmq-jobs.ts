import { MusterFault, settlesWithin } from '@muster/platform';
import { randomUUID } from 'node:crypto';
import { jobsAway, jobsClosed, unknownJob } from '../faults.js';
import { checkInput, checkKind, checkName, checkOptions, jobId } from '../input.js';
import { type InputOf, JOB_KINDS, type JobKind, KINDS } from '../kinds.js';
import {
  type AskedJob,
  type AskOptions,
  type Handler,
  type Job,
  type JobCounts,
  type Jobs,
  type ListOptions,
  type WorkOptions,
} from '../port.js';
import { type JobSettings } from '../settings.js';
import { countsOf } from './counts.js';
import { findJob } from './find.js';
import { hasEnded, type Kept, type KeptJob, type KeptQueue, queueName } from './kept.js';
import { KindWorker } from './kind-worker.js';
import { listJobs } from './list.js';
import { bringForward, forget } from './moves.js';
import { reach } from './reach.js';
import { CLOSES_WITHIN_MS, type Store } from './store.js';

const USUAL_PRIORITY = 5;

/** A queue of BullMQ for each kind. */
export class BullMqJobs implements Jobs {
  readonly queues: ReadonlyMap<JobKind, KeptQueue>;
  private readonly workers = new Map<JobKind, { close(): Promise<void> }>();
  private closing: Promise<void> | undefined;

  constructor(
    private readonly store: Store,
    name: string,
    private readonly settings: JobSettings,
    private readonly fault: (error: unknown, kind?: JobKind) => void,
  ) {
    this.queues = new Map(JOB_KINDS.map(kind => [kind, store.queue(queueName(name, kind))]));
  }

  /** @throws what keeps the backend from answering */
  async ready(): Promise<void> {
    await Promise.all([...this.queues.values()].map(queue => queue.waitUntilReady()));
  }

  async ask<K extends JobKind>(kind: K, input: InputOf<K>, options: AskOptions): Promise<AskedJob<K>> {
    checkKind(kind);
    checkInput(kind, input);
    checkOptions(options);
    const { provenance, by } = options;
    const id = jobId(kind, input, provenance);
    const kept: Kept = { input, provenance, asking: randomUUID(), ...(by === undefined ? {} : { by }) };
    return this.reach(wanted => this.askOnce(kind, id, kept, options, wanted));
  }

  look(id: string): Promise<Job | undefined> {
    return this.reach(async () => (await this.find(id))?.job);
  }

  list(which: ListOptions = {}): Promise<Job[]> {
    if (which.kind) checkKind(which.kind);
    return this.reach(() => listJobs(this.queues, which));
  }

  counts(): Promise<JobCounts> {
    return this.reach(() => countsOf(this.queues));
  }

  async cancel(id: string, by: string): Promise<Job> {
    checkName(by);
    return this.reach(async wanted => {
      const found = await this.find(id);
      wanted.throwIfAborted();
      if (!found) throw unknownJob(id);
      const { job, kept } = found;
      if (job.endedAt) return job;
      if (!job.cancel) await kept.updateData({ ...kept.data, cancel: { by, at: Date.now() } });
      if (job.state !== 'running') await bringForward(kept);
      const now = await this.find(id);
      if (!now) throw unknownJob(id);
      return now.job;
    });
  }

  work<K extends JobKind>(kind: K, handler: Handler<K>, { atOnce = 1 }: WorkOptions = {}): void {
    checkKind(kind);
    if (this.closing) throw jobsClosed();
    if (this.workers.has(kind))
      throw new MusterFault('already-working', `jobs of the kind ${kind} are being done here already`);
    const [work, tell] = [{ kind, handler, atOnce }, (error: unknown) => this.fault(error, kind)];
    this.workers.set(kind, new KindWorker(work, this.store, this.queueOf(kind), this.settings, tell));
  }

  close(): Promise<void> {
    this.closing ??= (async () => {
      await Promise.all([...this.workers.values()].map(worker => worker.close()));
      await settlesWithin(CLOSES_WITHIN_MS, this.store.close());
    })();
    return this.closing;
  }

  /** The same again when it was not heard whether that succeeded: `kept.asking` tells. */
  private async askOnce<K extends JobKind>(
    kind: K,
    id: string,
    kept: Kept,
    options: AskOptions,
    wanted: AbortSignal,
  ): Promise<AskedJob<K>> {
    const queue = this.queueOf(kind);
    for (;;) {
      if (options.again) {
        const before = await findJob(queue, kind, id);
        wanted.throwIfAborted();
        const isAnothers = before !== undefined && before.kept.data.asking !== kept.asking;
        if (isAnothers && hasEnded(before.job)) await forget(queue, before.kept);
      }
      // Where there is one of this id already, BullMQ leaves it as it is.
      await queue.add(kind, kept, this.optionsOf(kind, id, options));
      const found = await findJob(queue, kind, id);
      if (!found) continue; // Another who asks anew has just forgotten it.
      const outcome = found.kept.data.asking === kept.asking ? 'asked' : 'known';
      return { ...(found.job as Job<K>), outcome };
    }
  }

  private queueOf(kind: JobKind): KeptQueue {
    return this.queues.get(kind)!;
  }

  private async find(id: string): Promise<{ job: Job; kept: KeptJob } | undefined> {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    const found = await Promise.all([...this.queues].map(([kind, queue]) => findJob(queue, kind, id)));
    return found.find(job => job !== undefined);
  }

  private optionsOf(kind: JobKind, id: string, { priority, delayMs }: AskOptions) {
    const { keepDone, keepFailed } = this.settings;
    return {
      jobId: id,
      priority: priority ?? USUAL_PRIORITY,
      delay: delayMs ?? 0,
      attempts: KINDS[kind].attempts,
      backoff: { type: 'growing' },
      stackTraceLimit: 1,
      removeOnComplete: { age: keepDone.seconds, count: keepDone.count },
      removeOnFail: { age: keepFailed.seconds, count: keepFailed.count },
    };
  }

  private async reach<T>(work: (wanted: AbortSignal) => Promise<T>): Promise<T> {
    if (this.closing) throw jobsClosed();
    return reach(this.settings.askWithinMs, work, error => jobsAway(this.store.where, error));
  }
}
