import { type LogLevel } from '@muster/platform';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type RunningProjector } from '../projector.js';

export interface ThreadOptions {
  /** Of PostgreSQL, which holds the store, and the log where no brokers are named. */
  readonly url: string;
  /** Of Kafka, where it holds the log. */
  readonly brokers: string | undefined;
  readonly logLevel: LogLevel;
}

/** Batches in hand are many objects that live a moment: with more room they are dead when it is tidied up. */
const YOUNG_MB = 192;

/**
 * Starts a projector in a thread of its own, with connections of its own, so that those who send events or ask for figures do not wait
 * while it folds. Resolves once it folds.
 * @throws whatever keeps it from starting. What breaks it later breaks the process, as it would in this thread
 */
export async function startProjectorThread(options: ThreadOptions): Promise<RunningProjector> {
  const worker = new Worker(new URL('./main.js', import.meta.url), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const ended = once(worker, 'exit');
  await once(worker, 'message'); // that it is ready; rejects on 'error'
  worker.on('error', error => {
    throw error;
  });
  return {
    stop: async () => {
      worker.postMessage('stop');
      await ended;
    },
  };
}
