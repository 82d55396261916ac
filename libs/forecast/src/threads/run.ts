import { Worker } from 'node:worker_threads';
import { type Model } from '../pipeline/engine/model.js';
import { done, share, type Shared, stop } from '../pipeline/results/blocks.js';
import { PipelineForecast, requireTrajectories } from '../pipeline/results/forecast.js';

export interface InThreads {
  /** From 1 on; the result is the same to the last bit for any number. */
  readonly threads: number;
  /** Ends the run at the end of the blocks in hand. */
  readonly signal?: AbortSignal;
  /** Told of trajectories done, a block at a time. */
  readonly progress?: (done: number) => void;
}

/** Sources that run as they are (tests) start what they were last built into. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/threads/main.js', import.meta.url)
  : new URL('./main.js', import.meta.url);

/**
 * Runs trajectories in threads, which share the memory that draws are written to.
 * @throws the signal's reason where it was cancelled; {RangeError} for a number of threads or trajectories that is none; what ended a thread
 */
export async function runPipelineInThreads(
  model: Model,
  trajectories: number,
  { threads, signal, progress }: InThreads,
): Promise<PipelineForecast> {
  requireTrajectories(trajectories);
  if (!Number.isInteger(threads) || threads < 1 || threads > 256)
    throw new RangeError(`threads: expected a whole number from 1 to 256, got ${threads}`);
  signal?.throwIfAborted();
  const shared = share(model, trajectories);
  const cancel = () => stop(shared);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const counts = await Promise.all(
      Array.from({ length: threads }, () => work(model, shared, () => progress?.(done(shared)))),
    );
    signal?.throwIfAborted();
    return new PipelineForecast(model, shared, counts);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

function work(model: Model, shared: Shared, block: () => void): Promise<Int32Array> {
  const worker = new Worker(WORKER, { workerData: { model, shared } });
  return new Promise((resolve, reject) => {
    let counts: Int32Array | undefined;
    worker.on('message', (message: 'block' | { readonly counts: Int32Array }) => {
      if (message === 'block') block();
      else counts = message.counts;
    });
    worker.once('error', error => {
      stop(shared);
      reject(error);
    });
    worker.once('exit', code => {
      if (counts) resolve(counts);
      else reject(new Error(`a thread of the forecast ended with code ${code} before it was done`));
    });
  });
}
