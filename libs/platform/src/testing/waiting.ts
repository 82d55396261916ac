import { setTimeout as delay } from 'node:timers/promises';

/** Tries until the assertions hold. */
export async function eventually(assertions: () => void | Promise<void>, patienceMs = 30_000): Promise<void> {
  await retried(async () => assertions(), patienceMs);
}

/** Asks until the answer is as wanted. */
export function until<T>(
  ask: () => Promise<T>,
  isWanted: (seen: T) => boolean,
  patienceMs = 30_000,
): Promise<T> {
  return retried(async () => {
    const seen = await ask();
    if (!isWanted(seen)) throw new Error(`waited in vain: ${JSON.stringify(seen)?.slice(0, 1_000)}`);
    return seen;
  }, patienceMs);
}

/** Tries until it succeeds. */
export async function retried<T>(work: () => Promise<T>, patienceMs = 30_000): Promise<T> {
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
