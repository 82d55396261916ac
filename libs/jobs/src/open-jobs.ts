import { MusterFault, settlesWithin } from '@muster/platform';
import { inTime, isRefusal, LateAnswer } from './bullmq/away.js';
import { tellingOnce } from './bullmq/telling.js';
import { wordsOf } from './faults.js';
import { type JobKind } from './kinds.js';
import { type Jobs } from './port.js';
import { defaultSettings, type JobSettings } from './settings.js';

export type JobsBackend =
  /** `redis://user:password@host:port/database`, or `rediss://` */
  | { readonly redis: string }
  /** `postgres://user:password@host:port/database`. BullMQ makes a schema `jobs` there, and migrates it whenever it is opened. */
  | { readonly postgres: string };

export interface JobsOptions {
  readonly backend: JobsBackend;
  /** Jobs of different names in one backend know nothing of each other. Small letters, digits and `-`; default `muster`. */
  readonly name?: string;
  readonly settings?: Partial<JobSettings>;
  /**
   * Told of what goes wrong and is tried again: connections, handlers that failed. The same words within ten seconds are told once.
   * Default: nobody.
   */
  readonly fault?: (error: unknown, kind?: JobKind) => void;
}

/**
 * What a backend needs is loaded only where it is used.
 * @throws {MusterFault} `jobs-refused`: waiting does not help. What says that the backend is not there is an error of its own: try again.
 * @example
 * const jobs = await openJobs({ backend: { postgres: server.url() } });
 * jobs.work('rebuild', (_, work) => rebuild(folding, done => work.progress({ done })));
 * const { id } = await jobs.ask('rebuild', {}, { provenance: generation, by: 'muster rebuild' });
 */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { backend, name = 'muster', fault = () => undefined } = options;
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`jobs cannot have the name ${JSON.stringify(name)}`);
  const settings = { ...defaultSettings, ...options.settings };
  let last: unknown;
  const once = tellingOnce(fault);
  const tell = (error: unknown, kind?: JobKind) => {
    last = error;
    once(error, kind);
  };
  const { BullMqJobs } = await import('./bullmq/bullmq-jobs.js');
  const store =
    'redis' in backend
      ? (await import('./bullmq/redis.js')).redisStore(backend.redis, settings, tell)
      : (await import('./bullmq/postgres.js')).postgresStore(backend.postgres, settings, tell);
  const jobs = new BullMqJobs(store, name, settings, tell);
  try {
    await inTime(settings.askWithinMs, jobs.ready());
    return jobs;
  } catch (error) {
    await settlesWithin(settings.askWithinMs, store.close());
    // Redis is waited for, and what it said meanwhile is more than that it is late.
    const cause = error instanceof LateAnswer ? (last ?? error) : error;
    const words = `${store.where}, where jobs are to be kept, ${isRefusal(cause) ? 'refuses' : 'does not answer'}: ${wordsOf(cause)}`;
    if (isRefusal(cause))
      throw new MusterFault('jobs-refused', words, 'look at the user, the password and the rights', 1, {
        cause,
      });
    throw new Error(words, { cause });
  }
}
