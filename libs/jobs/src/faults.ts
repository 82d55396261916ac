import { MusterFault } from '@muster/platform';
import { types } from 'node:util';
import { type JobFault } from './port.js';

/** What a job is kept with: the handler's own words, or what an unplanned error says. */
export function jobFaultOf(error: unknown): JobFault {
  if (error instanceof MusterFault)
    return {
      code: error.code,
      message: error.message,
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    };
  return { code: 'unplanned', message: withoutValues(error) };
}

/** PostgreSQL's errors of the class "data exception" quote the value, which may name somebody. */
function withoutValues(error: unknown): string {
  const words = wordsOf(error);
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const isOfData = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  return isOfData ? words.replaceAll(/: ".*"/gs, ': …') : words;
}

/** Of several addresses that were tried the first one's: the error of them all has no words. */
export function wordsOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const { errors } = error as { readonly errors?: readonly unknown[] };
  return error.message === '' && errors?.length ? wordsOf(errors[0]) : error.message;
}

export const jobsClosed = () =>
  new MusterFault('jobs-closed', 'these jobs are closed: nothing can be asked of them any more');

export const jobsAway = (where: string, cause: unknown) =>
  new MusterFault(
    'jobs-away',
    `the jobs are kept at ${where}, which does not answer: ${wordsOf(cause)}`,
    'ask again; when it stays away, look whether it runs',
    1,
    { cause },
  );

/** @param cause what kept jobs from being opened so far, which says where they are */
export const jobsNotThere = (cause: unknown) =>
  new MusterFault('jobs-away', wordsOf(cause), 'ask again; when it stays so, look whether it runs', 1, {
    cause,
  });

export const unknownJob = (id: string) =>
  new MusterFault(
    'unknown-job',
    `there is no job ${id.slice(0, 80)}`,
    'it may have ended so long ago that it was forgotten: ask anew',
  );

export const jobCancelled = (by: string) =>
  new MusterFault('job-cancelled', `cancelled by ${by}`, 'ask again for what is wanted after all');

export const jobHandedBack = () =>
  new MusterFault('job-handed-back', 'this worker is being stopped: another begins the job again');

export const jobLost = () =>
  new MusterFault('job-lost', 'this worker did not answer for so long that another has the job');

export const jobKilledItsWorkers = () =>
  new MusterFault(
    'job-killed-its-workers',
    'two workers died, or answered no more, while they did this job',
    'look in their logs, and for their limits of memory; then ask for it again',
  );
