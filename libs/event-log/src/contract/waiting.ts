import { setTimeout as delay } from 'node:timers/promises';

/** Tries until the assertions hold. */
export async function eventually(assertions: () => void | Promise<void>, patienceMs = 5_000): Promise<void> {
  await retried(async () => assertions(), patienceMs);
}

/** Tries until it succeeds, as a caller of the log does after an error. */
export async function retried<T>(work: () => Promise<T>, patienceMs = 5_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(10);
    }
  }
}
