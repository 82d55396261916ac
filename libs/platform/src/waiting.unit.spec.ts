import { describe, expect, it } from 'vitest';
import { Bell, GrowingPause } from './waiting.js';

const LONG = 10_000;

describe('a bell', () => {
  it('wakes who waits', async () => {
    const bell = new Bell();
    const waiting = bell.wait(LONG);
    bell.ring();
    expect(await Promise.race([waiting.then(() => 'woken'), aWhile()])).toBe('woken');
  });

  it('keeps a ring for the next wait, and only for that', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    const kept = bell.wait(LONG);
    expect(await Promise.race([kept.then(() => 'woken'), aWhile()])).toBe('woken');

    const next = bell.wait(LONG);
    expect(await Promise.race([next.then(() => 'woken'), aWhile()])).toBe('waiting');
    bell.ring();
    await next;
  });

  it('is not waited for longer than was said', async () => {
    await new Bell().wait(1);
  });
});

describe('the pause after a fault', () => {
  it('doubles up to the longest, and begins again after a success', async () => {
    const pause = new GrowingPause({ firstPauseMs: 5, longestPauseMs: 12 });
    const measured = async () => {
      const begun = performance.now();
      await pause.wait(new AbortController().signal);
      return Math.round(performance.now() - begun);
    };
    const pauses = [await measured(), await measured(), await measured()];
    pause.reset();
    pauses.push(await measured());

    // Timers are late, and never more than a millisecond early.
    for (const [index, least] of [5, 10, 12, 5].entries())
      expect(pauses[index]).toBeGreaterThanOrEqual(least - 1);
  });

  it('ends at once when it is called off', async () => {
    const pause = new GrowingPause({ firstPauseMs: LONG, longestPauseMs: LONG });
    const calledOff = new AbortController();
    const waiting = pause.wait(calledOff.signal);
    calledOff.abort();
    await waiting;
  });
});

async function aWhile(): Promise<string> {
  await new Promise(resolve => setTimeout(resolve, 20));
  return 'waiting';
}
