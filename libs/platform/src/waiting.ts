import { setTimeout as delay } from 'node:timers/promises';

/** Rung by some, waited for by one: a ring that comes while nobody waits is not lost. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** @returns whether it rang; false when the time was over first */
  async wait(ms: number): Promise<boolean> {
    if (!this.rung)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.wake = undefined;
    const { rung } = this;
    this.rung = false;
    return rung;
  }
}

/** @returns false when it did not settle within the time; it is then let go on by itself */
export async function settlesWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>(resolve => (timer = setTimeout(() => resolve(false), ms)));
  const settled = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
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
