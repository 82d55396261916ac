import { setTimeout as sleep } from 'node:timers/promises';
import { isAway } from './away.js';
import { type KeptJob, type KeptQueue } from './kept.js';

const TRIES = 20;
const PAUSE_MS = 50;

/** Removes what has ended. One that was cancelled may be in the hands of a worker that is just coming past it. */
export async function forget(queue: KeptQueue, kept: KeptJob): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    if (await succeeds(kept.remove())) return;
    if (!(await queue.getJob(kept.id!))) return;
    await sleep(PAUSE_MS);
  }
}

/** A worker comes past it next. Harmless when one has it already. */
export async function bringForward(kept: KeptJob): Promise<void> {
  await succeeds(kept.promote());
  await succeeds(kept.changePriority({ priority: 0, lifo: true }));
}

/** @returns false when the job is not where it would have to be for that */
async function succeeds(move: Promise<unknown>): Promise<boolean> {
  try {
    await move;
    return true;
  } catch (error) {
    if (isAway(error)) throw error;
    return false;
  }
}
