import { type JobsSoon, openJobsSoon } from '@muster/jobs';
import { randomUUID } from 'node:crypto';
import { type Fact } from '@muster/domain';
import { hold } from './held-facts.js';
import { type ServedApi, servedApi } from './served-api.js';

export interface ApiWithJobs {
  readonly api: ServedApi;
  /** A worker's view of the jobs that the api asks for: nothing does them but what the test says. */
  readonly jobs: JobsSoon;
  close(): Promise<void>;
}

/** The api with jobs on its own PostgreSQL, and what these facts come to. */
export async function apiWithJobs(name: string, facts: readonly Fact[]): Promise<ApiWithJobs> {
  let jobs: JobsSoon;
  const api = await servedApi(name, {
    waitMs: 100,
    jobs: url => {
      jobs = openJobsSoon({ backend: { postgres: url }, name: `test-${randomUUID().slice(0, 8)}` });
      return Promise.resolve(jobs);
    },
  });
  await hold(api.database, facts);
  await jobs!.opened;
  return {
    api,
    jobs: jobs!,
    close: async () => {
      await jobs.close();
      await api.close();
    },
  };
}
