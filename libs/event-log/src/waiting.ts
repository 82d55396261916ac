import { setTimeout as delay } from 'node:timers/promises';

export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const abandoned = new AbortController();
  try {
    return await Promise.race([
      work,
      delay(ms, undefined, { signal: abandoned.signal }).then(() => {
        throw new Error(`${what} took more than ${ms} ms`);
      }),
    ]);
  } finally {
    abandoned.abort();
  }
}
