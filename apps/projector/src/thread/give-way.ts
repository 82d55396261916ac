import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** By so much of 19 this thread steps back, to a third of the share of others; at 10 it would have a tenth. */
const NICENESS = 5;

/**
 * Lets this thread give way to the others where the processor is busy, as those who send events or ask for figures wait for an answer, and
 * nobody waits for folding by the millisecond. On Linux a thread has a priority of its own; elsewhere nothing changes.
 */
export function giveWay(): void {
  try {
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1);
    setPriority(Number(thread), NICENESS);
  } catch {
    // no Linux, or it may not: then it folds as before
  }
}
