import { describe, expect, it } from 'vitest';
import { judgeLag, type LagState, type Reading } from './judge.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const reading = (change: Partial<Reading> = {}): Reading => ({
  next: 90,
  lowWater: 0,
  highWater: 100,
  sameLog: true,
  oldestAt: ago(5),
  movedAt: ago(1),
  ...change,
});

describe('how a reader gets on', () => {
  it.each<[string, Partial<Reading>, Date | undefined, LagState]>([
    ['nothing waits', { next: 100, oldestAt: undefined, movedAt: ago(9_999) }, undefined, 'OK'],
    ['what waits came a moment ago', {}, ago(1), 'OK'],
    [
      'it came a moment ago, and nothing was ever read',
      { movedAt: undefined, oldestAt: ago(3) },
      undefined,
      'OK',
    ],
    ['it is read, but late', { oldestAt: ago(31) }, ago(1), 'WARN'],
    ['it is not read, others are', { oldestAt: ago(25), movedAt: ago(200) }, ago(1), 'STALL'],
    ['it was read a moment before it stopped', { oldestAt: ago(25), movedAt: ago(19) }, ago(19), 'OK'],
    ['nothing is read', { oldestAt: ago(25), movedAt: ago(200) }, ago(100), 'STOP'],
    ['nothing was ever read', { oldestAt: ago(25), movedAt: undefined }, undefined, 'STOP'],
    ['another log', { sameLog: false }, ago(1), 'REWIND'],
    ['beyond the end', { next: 101 }, ago(1), 'REWIND'],
    ['what it wants is no longer kept', { lowWater: 95 }, ago(1), 'REWIND'],
    ['another log that is empty', { sameLog: false, highWater: 0, oldestAt: undefined }, ago(1), 'REWIND'],
  ])('%s', (_, change, groupMovedAt, state) => {
    expect(judgeLag(reading(change), groupMovedAt, NOW).state).toBe(state);
  });

  it('is told in records and in seconds', () => {
    expect(judgeLag(reading({ oldestAt: ago(40), movedAt: ago(4) }), ago(4), NOW)).toEqual({
      state: 'WARN',
      behind: 10,
      behindSeconds: 40,
      stillSeconds: 4,
    });
  });
});
