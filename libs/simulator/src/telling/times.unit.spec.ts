import { describe, expect, it } from 'vitest';
import { randomOf } from '../random/random.js';
import { DAY_MS, MOST_AHEAD, recordedAfter, timeText } from './times.js';

describe('the time at which a source recorded something', () => {
  it('is written with the offset that holds in England', () => {
    const at = (text: string) => timeText(Date.parse(text), true);
    expect(at('2021-03-28T00:59:59Z')).toBe('2021-03-28T00:59:59+00:00');
    expect(at('2021-03-28T01:00:00Z')).toBe('2021-03-28T02:00:00+01:00');
    expect(at('2021-10-31T00:59:59Z')).toBe('2021-10-31T01:59:59+01:00');
    expect(at('2021-10-31T01:00:00Z')).toBe('2021-10-31T01:00:00+00:00');
    expect(at('2021-06-30T23:30:00Z')).toBe('2021-07-01T00:30:00+01:00');
    expect(timeText(Date.parse('2021-06-30T23:30:00Z'), false)).toBe('2021-06-30T23:30:00Z');
  });

  it('is the same instant however it is written', () => {
    const random = randomOf('times');
    for (let count = 0; count < 2_000; count += 1) {
      const at = random.between(1_300_000_000, 1_700_000_000) * 1_000;
      expect(Date.parse(timeText(at, true))).toBe(at);
      expect(Date.parse(timeText(at, false))).toBe(at);
    }
  });

  it('lies at most two weeks before the day concerned, and mostly after it', () => {
    const random = randomOf('recorded');
    const days = Array.from({ length: 3_000 }, () => recordedAfter(18_000, random) / DAY_MS - 18_000);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(-MOST_AHEAD);
    expect(days.filter(lag => lag >= 0).length).toBeGreaterThan(2_400);
  });
});
