import { describe, expect, it } from 'vitest';
import { setImmediate as turn } from 'node:timers/promises';
import { gathered, type Gathering } from './gathered.js';

/** Answers with the double of what is asked, when it is told to. */
class Doubling {
  readonly groups: (readonly number[])[] = [];
  readonly ask: (asked: number) => Promise<number>;
  private readonly held: (() => void)[] = [];

  constructor(gathering: Gathering<number> = {}) {
    this.ask = gathered(async asked => {
      this.groups.push(asked);
      await new Promise<void>(resolve => this.held.push(resolve));
      return asked.map(number => number * 2);
    }, gathering);
  }

  /** Until so many groups were asked for. */
  async asked(groups: number): Promise<void> {
    while (this.groups.length < groups) await turn();
  }

  async answer(): Promise<void> {
    this.held.shift()!();
    await turn();
    await turn();
  }
}

describe('gathered', () => {
  it('answers who asks alone at once, and those who ask meanwhile together, each their own', async () => {
    const doubling = new Doubling();
    const first = doubling.ask(1);
    await doubling.asked(1);
    const rest = [2, 3, 4].map(doubling.ask);
    await doubling.answer();
    await doubling.answer();
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8]);
    expect(doubling.groups).toEqual([[1], [2, 3, 4]]);
  });

  it('answers nobody with what was read before they asked', async () => {
    let now = 0;
    let release: () => void = () => undefined;
    const read = gathered(async (asked: readonly undefined[]) => {
      const seen = now;
      await new Promise<void>(resolve => (release = resolve));
      return asked.map(() => seen);
    });
    const early = read(undefined);
    await turn();
    now = 1;
    const late = read(undefined);
    release();
    expect(await early).toBe(0);
    await turn();
    release();
    expect(await late).toBe(1);
  });

  it('takes no more together than fit', async () => {
    const groups: number[] = [];
    const ask = gathered(
      (asked: readonly number[]) => {
        groups.push(asked.length);
        return Promise.resolve(asked);
      },
      { fitting: waiting => Math.min(2, waiting.length) },
    );
    await Promise.all([1, 2, 3, 4, 5].map(ask));
    expect(groups).toEqual([2, 2, 1]);
  });

  it('answers several at once where it may, and the others together', async () => {
    const doubling = new Doubling({ atOnce: 2 });
    const first = doubling.ask(1);
    await doubling.asked(1);
    const second = doubling.ask(2);
    await doubling.asked(2);
    const rest = [3, 4].map(doubling.ask);
    await turn();
    expect(doubling.groups).toEqual([[1], [2]]);
    await doubling.answer();
    expect(doubling.groups).toEqual([[1], [2], [3, 4]]);
    await doubling.answer();
    await doubling.answer();
    expect(await Promise.all([first, second, ...rest])).toEqual([2, 4, 6, 8]);
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
