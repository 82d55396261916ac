import { type Job, type Jobs } from '@muster/jobs';
import { MusterFault } from '@muster/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../http/problems.js';
import { JOBS } from '../surroundings.js';
import { isShownKind, type ShownKind } from './asked-kinds.js';

/** The way to the jobs. What goes wrong with them is told as a problem. */
@Injectable()
export class JobsDoor {
  constructor(@Inject(JOBS) private readonly jobs: Jobs | null) {}

  /** @throws {ApiProblem} `jobs-away` */
  async reach<T>(work: (jobs: Jobs) => Promise<T>): Promise<T> {
    if (!this.jobs) throw new ApiProblem('jobs-away', 'this process was started without jobs');
    try {
      return await work(this.jobs);
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** @throws {ApiProblem} `unknown-job`, `jobs-away` */
  async find(id: string): Promise<Job<ShownKind>> {
    const job = await this.reach(jobs => jobs.look(id));
    if (!job || !isShownKind(job.kind))
      throw new ApiProblem(
        'unknown-job',
        'there is no job of this id; it may have ended so long ago that it was forgotten: ask anew',
      );
    return job as Job<ShownKind>;
  }
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof MusterFault)) return error;
  const { code, message, remedy } = error;
  const detail = remedy === undefined ? message : `${message}; ${remedy}`;
  switch (code) {
    case 'jobs-away':
    case 'jobs-closed':
    case 'jobs-refused':
      return new ApiProblem('jobs-away', detail, [], {}, { cause: error });
    case 'unknown-job':
      return new ApiProblem('unknown-job', detail);
    default:
      return error;
  }
}
