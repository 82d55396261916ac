import { setTimeout as sleep } from 'node:timers/promises';
import { inTime, isAway } from './away.js';

const PAUSE_MS = 100;

/**
 * Tries again while the backend is away, for so long. What is tried does the same twice as once, and asks before it changes anything
 * whether that is wanted still: an answer may come when nobody waits for it any more.
 * @throws what `gaveUp` makes of the last error
 */
export async function reach<T>(
  withinMs: number,
  work: (wanted: AbortSignal) => Promise<T>,
  gaveUp: (error: unknown) => Error,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const wanted = new AbortController();
    try {
      return await inTime(end - performance.now(), work(wanted.signal));
    } catch (error) {
      wanted.abort();
      if (!isAway(error)) throw error;
      if (performance.now() + PAUSE_MS >= end) throw gaveUp(error);
    }
    await sleep(PAUSE_MS);
  }
}
