import { parentPort } from 'node:worker_threads';
import { runBlocks } from '../pipeline/results/blocks.js';
import { type StandingNews, type StandingTask } from './standing.js';

/** What `StandingThreads` starts: runs one task after the other, each beside the other threads. */
const tell = (news: StandingNews) => parentPort!.postMessage(news);

parentPort!.on('message', ({ task, model, shared }: StandingTask) => {
  try {
    tell({ task, counts: runBlocks(model, shared, () => tell({ task, block: true })) });
  } catch (error) {
    tell({ task, fault: error instanceof Error ? error.message : String(error) });
  }
});
