import { settlesWithin } from '@muster/platform';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobKind } from '../kinds.js';
import { type Handler } from '../port.js';
import { type JobSettings } from '../settings.js';
import { Attempt } from './attempt.js';
import { type KeptJob, type KeptQueue } from './kept.js';
import { CLOSES_WITHIN_MS, type StartedWorker, type Store, type Tell } from './store.js';

const START_PAUSE_MS = 1_000;
const FETCH_RETRY_MS = 1_000;

export interface KindWork<K extends JobKind> {
  readonly kind: K;
  readonly handler: Handler<K>;
  readonly atOnce: number;
}

/** Does the jobs of one kind in this process. */
export class KindWorker<K extends JobKind> {
  private readonly inHand = new Set<Attempt<K>>();
  private readonly closing = new AbortController();
  private readonly started: Promise<StartedWorker | undefined>;
  private watch: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly work: KindWork<K>,
    private readonly store: Store,
    private readonly queue: KeptQueue,
    private readonly settings: JobSettings,
    private readonly tell: Tell,
  ) {
    this.started = this.start();
  }

  /** Hands back what does not end in time: within what the settings say, and about two seconds for the backend to hear of it. */
  async close(): Promise<void> {
    const { finishWithinMs, handBackWithinMs } = this.settings;
    this.closing.abort();
    const started = await this.started;
    if (!started) return;
    await started.worker.pause(true);
    if (!(await this.endsWithin(finishWithinMs))) {
      for (const attempt of this.inHand) attempt.closing();
      if (!(await this.endsWithin(handBackWithinMs)))
        await settlesWithin(
          CLOSES_WITHIN_MS,
          Promise.all([...this.inHand].map(attempt => attempt.handBack().catch(this.tell))),
        );
    }
    clearInterval(this.watch);
    await this.end(started, this.inHand.size > 0);
  }

  /** @returns undefined when it was closed before the backend was there */
  private async start(): Promise<StartedWorker | undefined> {
    const { signal } = this.closing;
    const closed = once(signal, 'abort');
    while (!signal.aborted) {
      // Another each time: BullMQ's connection to PostgreSQL that failed once to open fails for ever.
      const started = this.create();
      try {
        await Promise.race([started.worker.waitUntilReady(), closed]);
        if (!signal.aborted) {
          started.worker.run().catch(this.tell);
          return started;
        }
      } catch (error) {
        this.tell(error);
      }
      await this.end(started, true);
      await sleep(START_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  }

  private create(): StartedWorker {
    const { lockMs, renewMs, stalledCheckMs, firstPauseMs, longestPauseMs } = this.settings;
    const started = this.store.worker(this.queue.name, (job, token) => this.take(job, token ?? ''), {
      autorun: false,
      concurrency: this.work.atOnce,
      lockDuration: lockMs,
      lockRenewTime: renewMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: 1,
      runRetryDelay: FETCH_RETRY_MS,
      settings: {
        backoffStrategy: failures => Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs),
      },
    });
    started.worker.on('error', this.tell);
    started.worker.on('lockRenewalFailed', ids => {
      for (const attempt of this.inHand) if (ids.includes(attempt.id)) attempt.lost();
    });
    return started;
  }

  private async take(job: KeptJob, token: string): Promise<unknown> {
    const attempt = new Attempt(this.work.kind, job, token, this.settings, this.tell);
    // BullMQ may have fetched it before it heard that nothing more is to be begun.
    if (this.closing.signal.aborted) attempt.closing();
    this.inHand.add(attempt);
    this.watch ??= setInterval(() => void this.lookForCancelled(), this.settings.cancelLookMs);
    try {
      return await attempt.run(this.work.handler, () => this.lookForCancelled());
    } finally {
      this.inHand.delete(attempt);
      if (this.inHand.size === 0) {
        clearInterval(this.watch);
        this.watch = undefined;
      }
    }
  }

  /** BullMQ cancels only what the same process does: whoever cancels writes it down, and who does the job looks. */
  private lookForCancelled(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    try {
      for (const attempt of this.inHand) {
        const { cancel } = (await this.queue.getJob(attempt.id))?.data ?? {};
        if (cancel) attempt.cancelled(cancel.by);
      }
    } catch {
      // The next look may succeed; what keeps it from that is told elsewhere.
    }
  }

  private async endsWithin(ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (this.inHand.size > 0 && performance.now() < end) await sleep(20);
    return this.inHand.size === 0;
  }

  private async end({ worker, isConnected, cut }: StartedWorker, force: boolean): Promise<void> {
    await settlesWithin(CLOSES_WITHIN_MS, worker.close(force || !isConnected()));
    cut();
  }
}
