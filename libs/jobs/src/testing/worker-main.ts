import { setTimeout as sleep } from 'node:timers/promises';
import { type JobsOptions, openJobs, type Work } from '../index.js';

/**
 * A worker in a process of its own, for tests: does `verify` in the way that it is started with, and tells its parent of every job that it
 * begins or ends. It ends with its parent.
 */
export interface WorkerOrders extends JobsOptions {
  readonly does:
    /** So many steps of 20 ms, until its signal is aborted; or deaf, whatever is signalled. */
    | { readonly steps: number; readonly deaf?: boolean }
    /** Lets the event loop do nothing else. */
    | { readonly busyMs: number };
}

export interface WorkerNews {
  readonly at: 'open' | 'begun' | 'aborted' | 'ended';
  readonly id?: string;
  readonly attempt?: number;
  readonly code?: string;
}

const STEP_MS = 20;
const orders = JSON.parse(process.argv[2]!) as WorkerOrders;
const tell = (news: WorkerNews) => process.send?.(news);

process.on('disconnect', () => process.exit());
const jobs = await openJobs(orders);
jobs.work('verify', async (_, work) => {
  const told = { id: work.job.id, attempt: work.attempt };
  tell({ at: 'begun', ...told });
  work.signal.addEventListener('abort', () => {
    tell({ at: 'aborted', ...told, code: (work.signal.reason as { readonly code: string }).code });
  });
  await does(work);
  tell({ at: 'ended', ...told });
  return {
    subjects: process.pid,
    pending: 0,
    cells: 0,
    differences: { count: 0, first: [] },
    breaches: { count: 0, first: [] },
  };
});
process.on('message', message => {
  if (message === 'close')
    void jobs.close().then(() => {
      process.disconnect();
    });
});
tell({ at: 'open' });

async function does(work: Work): Promise<void> {
  const { does } = orders;
  if ('busyMs' in does) {
    await sleep(STEP_MS); // so that what was told has left
    for (const end = Date.now() + does.busyMs; Date.now() < end;);
  } else
    for (let done = 0; done < does.steps; done++) {
      work.progress({ done, total: does.steps, words: 'comparing cells' });
      await sleep(STEP_MS, undefined, does.deaf ? {} : { signal: work.signal });
    }
}
