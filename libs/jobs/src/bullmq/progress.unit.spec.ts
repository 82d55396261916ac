import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { type Progress } from '../port.js';
import { ProgressKeeper, withSecondsLeft } from './progress.js';

describe('the seconds that are left', () => {
  it('are as many for each that is left as for each that is done', () => {
    expect(withSecondsLeft({ done: 25, total: 100 }, 10)).toEqual({ done: 25, total: 100, secondsLeft: 30 });
    expect(withSecondsLeft({ done: 120, total: 100 }, 10).secondsLeft).toBe(0);
  });

  it('are not known without a total, or before anything is done', () => {
    expect(withSecondsLeft({ done: 25 }, 10)).toEqual({ done: 25 });
    expect(withSecondsLeft({ done: 0, total: 100 }, 10)).toEqual({ done: 0, total: 100 });
  });

  it('are what the handler says, if it says so', () => {
    expect(withSecondsLeft({ done: 25, total: 100, secondsLeft: 7 }, 10).secondsLeft).toBe(7);
  });
});

describe('progress', () => {
  it('is kept now and then, the latest only, and what was told last at the end', async () => {
    const kept: Progress[] = [];
    const keeper = new ProgressKeeper(50, progress => {
      kept.push(progress);
      return Promise.resolve();
    });
    for (const done of [1, 2, 3]) keeper.tell({ done });
    await delay(100);
    keeper.tell({ done: 4 });
    keeper.tell({ done: 5 });
    await keeper.end(true);
    keeper.tell({ done: 6 });
    await delay(100);

    expect(kept).toEqual([{ done: 3 }, { done: 5 }]);
  });

  it('is kept one after the other, however slow that is', async () => {
    const kept: number[] = [];
    const keeper = new ProgressKeeper(5, async ({ done }) => {
      await delay(done === 1 ? 60 : 0);
      kept.push(done);
    });
    for (const done of [1, 2, 3]) {
      keeper.tell({ done });
      await delay(20);
    }
    await keeper.end(true);

    expect(kept).toEqual([1, 2, 3]);
  });

  it('is dropped when it is not wanted any more', async () => {
    const kept: Progress[] = [];
    const keeper = new ProgressKeeper(50, progress => Promise.resolve(void kept.push(progress)));
    keeper.tell({ done: 1 });
    await keeper.end(false);

    expect(kept).toEqual([]);
  });
});
