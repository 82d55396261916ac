import { type Logger, type Opening } from '@muster/platform';
import { types } from 'node:util';
import { jobsBackend, type JobsSettings } from './environment.js';
import { jobFaultOf } from './faults.js';
import { type JobKind } from './kinds.js';
import { type JobSettings } from './settings.js';
import { type JobsSoon, openJobsSoon } from './soon.js';

/** A service that is told to stop has ten seconds, and more to do than this. */
export const STOPS_SOON: Partial<JobSettings> = { finishWithinMs: 2_500, handBackWithinMs: 1_500 };

/**
 * A service's jobs: in Redis where MUSTER_REDIS_URL names one, else in the PostgreSQL of the store; closed when the service ends. They
 * are not waited for: while Redis is away the service does what else it does. Where Redis lets nobody in, the service ends.
 * @param postgres the URL of the store
 */
export function jobsOfService(opening: Opening, settings: JobsSettings, postgres: string): JobsSoon {
  const { logger, stopping } = opening;
  const jobs = openJobsSoon({
    backend: jobsBackend(settings, postgres),
    settings: STOPS_SOON,
    fault: toldTo(logger),
  });
  jobs.opened.catch((error: unknown) => {
    if (!stopping.aborted) opening.fail(error);
  });
  opening.atEnd(() => jobs.close());
  return jobs;
}

/** Logs what goes wrong with jobs. In words: errors of Redis hold the command that failed, and that may be the password. */
export function toldTo(logger: Logger): (error: unknown, kind?: JobKind) => void {
  return (error, kind) => {
    const stack = types.isNativeError(error) ? error.stack?.split('\n').slice(1).join('\n') : undefined;
    logger.warn(
      { ...(kind === undefined ? {} : { kind }), fault: jobFaultOf(error), stack },
      kind === undefined ? 'jobs are not reached' : 'a job, or taking one, failed',
    );
  };
}
