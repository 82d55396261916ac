import { Worker } from 'node:worker_threads';
import { type Model } from '../pipeline/engine/model.js';
import { done, share, type Shared, stop } from '../pipeline/results/blocks.js';
import { PipelineForecast, requireTrajectories } from '../pipeline/results/forecast.js';
import { type InThreads } from './run.js';

/** Sources that run as they are (tests) start what they were last built into. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/threads/standing-main.js', import.meta.url)
  : new URL('./standing-main.js', import.meta.url);

/** What a standing thread is told to run, and what it tells. */
export interface StandingTask {
  readonly task: number;
  readonly model: Model;
  readonly shared: Shared;
}
export type StandingNews =
  | { readonly task: number; readonly block: true }
  | { readonly task: number; readonly counts: Int32Array }
  | { readonly task: number; readonly fault: string };

interface Waiting {
  readonly block: () => void;
  readonly resolve: (counts: Int32Array) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * Threads that stay, for whoever runs many models one after the other: a thread takes longer to start than a small model to run. What
 * is asked for at the same time is run in turn. They keep no process alive.
 */
export class StandingThreads {
  readonly #threads: Thread[];

  constructor(threads: number) {
    if (!Number.isInteger(threads) || threads < 1 || threads > 256)
      throw new RangeError(`threads: expected a whole number from 1 to 256, got ${threads}`);
    this.#threads = Array.from({ length: threads }, () => new Thread());
  }

  /** As `runPipelineInThreads`: the same bits. */
  async run(
    model: Model,
    trajectories: number,
    { signal, progress }: Omit<InThreads, 'threads'>,
  ): Promise<PipelineForecast> {
    requireTrajectories(trajectories);
    signal?.throwIfAborted();
    const shared = share(model, trajectories);
    const cancel = () => stop(shared);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const block = () => progress?.(done(shared));
      const counts = await Promise.all(this.#threads.map(thread => thread.run(model, shared, block)));
      signal?.throwIfAborted();
      return new PipelineForecast(model, shared, counts);
    } finally {
      stop(shared);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.close()));
  }
}

/** One thread, started when it is first needed, and anew after it died. */
class Thread {
  #worker: Worker | undefined;
  #tasks = 0;
  readonly #waiting = new Map<number, Waiting>();

  run(model: Model, shared: Shared, block: () => void): Promise<Int32Array> {
    const worker = (this.#worker ??= this.#start());
    const task = (this.#tasks += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(task, { block, resolve, reject });
      worker.ref();
      worker.postMessage({ task, model, shared } satisfies StandingTask);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(WORKER);
    worker.on('message', (news: StandingNews) => this.#hear(news, worker));
    const died = (fault: Error) => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(fault);
      this.#waiting.clear();
    };
    worker.once('error', died);
    worker.once('exit', code => died(new Error(`a thread of the forecast ended with code ${code}`)));
    return worker;
  }

  #hear(news: StandingNews, worker: Worker): void {
    const waiting = this.#waiting.get(news.task);
    if (!waiting) return;
    if ('block' in news) return waiting.block();
    this.#waiting.delete(news.task);
    if (this.#waiting.size === 0) worker.unref();
    if ('counts' in news) waiting.resolve(news.counts);
    else waiting.reject(new Error(news.fault));
  }
}
