import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Supplier } from '../suppliers/supplier.js';
import { Pace } from './pace.js';
import { type DoorProblem } from './problems.js';

const supplier = (name: string, eventsPerSecond: number): Supplier => ({
  name,
  sources: ['urn:a'],
  kinds: ['person'],
  organisations: 'any',
  workplaces: [],
  eventsPerSecond,
});
const slow = supplier('slow', 2);

let pace: Pace;
beforeEach(() => {
  vi.useFakeTimers();
  pace = new Pace();
});
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
/** The seconds after which there is room; 0 where there is. */
async function refusedFor(events: number, by = slow): Promise<number> {
  try {
    await pace.spend(by, events);
    return 0;
  } catch (error) {
    const { code, headers } = error as DoorProblem;
    expect(code).toBe('too-many');
    return Number(headers['retry-after']);
  }
}

describe('the pace of a supplier', () => {
  it('lets ten seconds’ worth in at once, and after the seconds that it names as much again', async () => {
    expect(await refusedFor(20)).toBe(0);
    expect(await refusedFor(1)).toBe(10);
    await pass(6.5);
    const wait = await refusedFor(20);
    expect(wait).toBe(4);
    await pass(wait - 1);
    expect(await refusedFor(20)).toBe(1);
    await pass(1);
    expect(await refusedFor(20)).toBe(0);
  });

  it('refuses nobody for ever who waits as told, however large the delivery', async () => {
    for (const events of [500, 20, 100_000, 1]) {
      const wait = await refusedFor(events);
      await pass(wait);
      if (wait > 0) expect(await refusedFor(events)).toBe(0);
    }
  });

  it('lets what is within it in for as long as it likes', async () => {
    for (let second = 0; second < 120; second += 1) {
      expect(await refusedFor(2)).toBe(0);
      await pass(1);
    }
  });

  it('does not count what it refused: what is smaller may still fit', async () => {
    expect(await refusedFor(15)).toBe(0);
    expect(await refusedFor(10)).toBe(10);
    expect(await refusedFor(5)).toBe(0);
    expect(await refusedFor(1)).toBe(10);
  });

  it('is nobody else’s', async () => {
    expect(await refusedFor(20)).toBe(0);
    expect(await refusedFor(20, supplier('other', 2))).toBe(0);
  });
});
