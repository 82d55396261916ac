import { setTimeout as delay } from 'node:timers/promises';

/** The pause after a fault: doubles with each, begins again after a success. */
export class GrowingPause {
  private ms: number;

  constructor(private readonly limits: { readonly firstPauseMs: number; readonly longestPauseMs: number }) {
    this.ms = limits.firstPauseMs;
  }

  reset(): void {
    this.ms = this.limits.firstPauseMs;
  }

  /** Ends early, without an error, when the signal is given. */
  async wait(signal: AbortSignal): Promise<void> {
    const ms = this.ms;
    this.ms = Math.min(ms * 2, this.limits.longestPauseMs);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }
}

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
