import { type Model, type PipelineForecast } from '@muster/forecast';
import { StandingThreads } from '@muster/forecast/threads';
import { availableParallelism } from 'node:os';
import { type Part } from '../models/part.js';

/** Threads beyond these gain little and take memory each. */
const MOST_THREADS = 8;

/** Of this process, whatever jobs it does. */
let threads: StandingThreads | undefined;

/** Runs a model on as many threads as there are processors; the same bits for any number of them. */
export async function run(model: Model, trajectories: number, part: Part): Promise<PipelineForecast> {
  const { signal } = part;
  await part.pause();
  threads ??= new StandingThreads(Math.min(MOST_THREADS, availableParallelism()));
  return threads.run(model, trajectories, {
    signal,
    progress: done => part.told(done / trajectories),
  });
}
