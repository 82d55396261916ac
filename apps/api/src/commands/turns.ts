import { Injectable } from '@nestjs/common';
import { settlesWithin } from '@muster/platform';

/**
 * Commands about one target go one after another: a timeline is folded in order of day and time, so of two that are in hand at once
 * the one that is folded in later could come before the one that was answered already, and take its effect away.
 */
@Injectable()
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** @param patienceMs how long it waits for the one before; where nothing folds, waiting would not help */
  async take<T>(target: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(target);
    const mine = (async () => {
      if (before) await settlesWithin(patienceMs, before);
      return work();
    })();
    this.last.set(target, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(target) === mine) this.last.delete(target);
    }
  }
}
