import { type Handler, type JobKind, type Jobs, logged } from '@muster/jobs';
import { type Logger } from '@muster/platform';
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
