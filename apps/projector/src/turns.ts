import { setImmediate as nextTurn } from 'node:timers/promises';

const LONGEST_MS = 50;

/** Lets whatever else this process has to do (heartbeats, questions after its health) have its turn between pieces of long work. */
export class Turns {
  private since = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.since < LONGEST_MS) return;
    await nextTurn();
    this.since = performance.now();
  }
}
