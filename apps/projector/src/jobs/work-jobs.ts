import { type Handler, type JobKind, type Jobs } from '@muster/jobs';
import { type Logger, MusterFault } from '@muster/platform';
import { type Folding } from '../folding.js';
import { rebuildJob } from './rebuild-job.js';
import { redriveJob } from './redrive-job.js';
import { restateJob } from './restate-job.js';
import { verifyJob } from './verify-job.js';

/** Does jobs of every kind, one of each at a time, beside the folding, until they are closed. */
export function workJobs(jobs: Jobs, to: Folding, logger: Logger): void {
  const work = <K extends JobKind>(kind: K, handler: Handler<K>) =>
    jobs.work(kind, logged(kind, handler, logger));
  work('rebuild', (_, work) => rebuildJob(to, work));
  work('restate', (input, work) => restateJob(to, input, work));
  work('verify', (_, work) => verifyJob(to, work));
  work('redrive', (input, work) => redriveJob(to, input, work));
}

/** Who looks for what a worker did, or died of, finds it in its log. */
function logged<K extends JobKind>(kind: K, handler: Handler<K>, logger: Logger): Handler<K> {
  return async (input, work) => {
    const of = { kind, job: work.job.id, attempt: work.attempt };
    const began = performance.now();
    const after = () => ({ ...of, ms: Math.round(performance.now() - began) });
    logger.info(of, 'begins a job');
    try {
      const result = await handler(input, work);
      logger.info(after(), 'has done a job');
      return result;
    } catch (error) {
      const why: unknown = work.signal.aborted ? work.signal.reason : error;
      const code = why instanceof MusterFault ? why.code : 'unplanned';
      logger.info({ ...after(), code }, 'has ended a job undone');
      throw error;
    }
  };
}
