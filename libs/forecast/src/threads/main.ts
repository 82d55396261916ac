import { parentPort, workerData } from 'node:worker_threads';
import { type Model } from '../pipeline/engine/model.js';
import { runBlocks, type Shared } from '../pipeline/results/blocks.js';

/** What `runPipelineInThreads` starts: runs blocks beside others until none is left, and says what it saw of organisations. */
const { model, shared } = workerData as { readonly model: Model; readonly shared: Shared };
parentPort!.postMessage({ counts: runBlocks(model, shared, () => parentPort!.postMessage('block')) });
