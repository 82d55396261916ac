import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { gathered } from './gathered.js';

describe('gathered', () => {
  it('answers who asks alone at once, and those who ask meanwhile together, each their own', async () => {
    const groups: (readonly number[])[] = [];
    const double = gathered(async (asked: readonly number[]) => {
      groups.push(asked);
      await sleep(20);
      return asked.map(number => number * 2);
    });
    const first = double(1);
    await sleep(5);
    const rest = [2, 3, 4].map(double);
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('answers nobody with what was read before they asked', async () => {
    let now = 0;
    const read = gathered(async (asked: readonly undefined[]) => {
      const seen = now;
      await sleep(10);
      return asked.map(() => seen);
    });
    const early = read(undefined);
    await sleep(5);
    now = 1;
    expect(await Promise.all([early, read(undefined)])).toEqual([0, 1]);
  });

  it('takes no more together than fit', async () => {
    const groups: number[] = [];
    const ask = gathered(
      async (asked: readonly number[]) => {
        groups.push(asked.length);
        await sleep(1);
        return asked;
      },
      { fitting: waiting => Math.min(2, waiting.length) },
    );
    await Promise.all([1, 2, 3, 4, 5].map(ask));
    expect(groups).toEqual([2, 2, 1]);
  });

  it('answers several at once where it may, and the others together', async () => {
    const groups: (readonly number[])[] = [];
    const ask = gathered(
      async (asked: readonly number[]) => {
        groups.push(asked);
        await sleep(20);
        return asked;
      },
      { atOnce: 2 },
    );
    const first = ask(1);
    await sleep(5);
    const second = ask(2);
    await sleep(5);
    expect(await Promise.all([first, second, ask(3), ask(4)])).toEqual([1, 2, 3, 4]);
    expect(groups).toEqual([[1], [2], [3, 4]]);
  });

  it('fails for those who asked together, and answers those who ask after', async () => {
    let away = true;
    const ask = gathered((asked: readonly number[]) =>
      away ? Promise.reject(new Error('away')) : Promise.resolve(asked),
    );
    const both = await Promise.allSettled([ask(1), ask(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    expect(await ask(3)).toBe(3);
  });
});
