import { describe, expect, it } from 'vitest';
import { todayOf } from './clock.js';

const at = (instant: string) => todayOf({ now: () => new Date(instant) });

describe('today', () => {
  it('is the day in England: in summer an hour ahead of UTC', () => {
    expect(at('2026-06-30T23:30:00Z')).toBe('2026-07-01');
    expect(at('2026-06-30T22:30:00Z')).toBe('2026-06-30');
    expect(at('2026-01-31T23:30:00Z')).toBe('2026-01-31');
  });
});
