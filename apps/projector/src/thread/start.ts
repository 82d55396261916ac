import { type KafkaAccess } from '@muster/event-log/open';
import { type JobsBackend } from '@muster/jobs';
import { type LogLevel } from '@muster/platform';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type RunningProjector } from '../projector.js';

export interface ThreadOptions {
  /** Of PostgreSQL, which holds the store, and the log where Kafka does not. */
  readonly url: string;
  /** Where Kafka holds the log. */
  readonly kafka: KafkaAccess | undefined;
  readonly logLevel: LogLevel;
  /** Where the jobs are that it does beside folding; undefined: it does none. */
  readonly jobs: JobsBackend | undefined;
}

/** Batches in hand are many objects that live a moment: with more room they are dead when it is tidied up. */
const YOUNG_MB = 384;

/** A thread that loads what a projector needs, and folds once it is told where. */
export interface ProjectorThread {
  /** Resolves once it folds. @throws whatever keeps it from starting. What breaks it later breaks the process, as it would in this thread */
  fold(options: ThreadOptions): Promise<RunningProjector>;
  /** Ends it in the midst of whatever it does. */
  end(): Promise<void>;
}

/**
 * Starts a thread for a projector, with connections of its own, so that those who send events or ask for figures do not wait while it
 * folds. It loads while the caller makes ready what it will fold.
 */
export function startProjectorThread(): ProjectorThread {
  const worker = new Worker(new URL('./main.js', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()));
  // Heard from the start: it may break before anybody waits for it.
  const failure = new Promise<never>((_, reject) => worker.once('error', reject));
  failure.catch(() => undefined);
  return {
    fold: async options => {
      const folds = once(worker, 'message');
      worker.postMessage(options);
      await Promise.race([folds, failure]);
      worker.on('error', error => {
        throw error;
      });
      return {
        stop: async () => {
          worker.postMessage('stop');
          await ended;
        },
      };
    },
    end: async () => void (await worker.terminate()),
  };
}
