import { describe, expect, it } from 'vitest';
import { setImmediate as turn } from 'node:timers/promises';
import { atOnce } from './at-once.js';

describe('work that runs so many at once', () => {
  it('never runs more, and takes those who wait in the order in which they came', async () => {
    const inTurn = atOnce(3);
    const began: number[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        inTurn(async () => {
          began.push(nth);
          most = Math.max(most, (running += 1));
          for (let wait = 0; wait <= nth % 3; wait++) await turn();
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(began).toEqual(Array.from({ length: 20 }, (_, nth) => nth));
  });

  it('gives the place of work that fails to the next, and tells the failure to whoever asked for it', async () => {
    const inTurn = atOnce(1);
    const failing = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
    await expect(inTurn(() => Promise.resolve('again'))).resolves.toBe('again');
  });

  it('lets nobody who comes later take the place that a waiting one was given', async () => {
    const inTurn = atOnce(1);
    const order: string[] = [];
    const say = (name: string) => () => {
      order.push(name);
      return turn();
    };
    const first = inTurn(say('first')).then(() => inTurn(say('late')));
    await Promise.all([first, inTurn(say('second')), inTurn(say('third'))]);
    expect(order).toEqual(['first', 'second', 'third', 'late']);
  });
});
