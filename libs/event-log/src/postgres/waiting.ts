import { setTimeout as delay } from 'node:timers/promises';

/** Wakes one waiter. A ring while nobody waits is kept for the next wait, so that what it told of is not missed. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Until the bell rings, but no longer than `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.wake = undefined;
  }
}

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
