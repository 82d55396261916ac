import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NotA } from './brand.js';
import { hours, hoursNumber } from './hours.js';

describe('hours of practice', () => {
  it('are exact hundredths', () => {
    expect([hours(7.5), hours(0.33), hours(0)]).toEqual([750, 33, 0]);
  });

  it('refuse a third decimal', () => {
    expect(() => hours(7.125)).toThrow(NotA);
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), hundredths => {
        expect(hours(Number((hundredths / 100).toFixed(2)))).toBe(hundredths);
        expect(hours(hoursNumber(hundredths))).toBe(hundredths);
      }),
    );
  });
});
