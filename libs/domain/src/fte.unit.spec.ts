import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NotA } from './brand.js';
import { fte, fteNumber } from './fte.js';

describe('full-time equivalents', () => {
  it('are exact hundred-thousandths', () => {
    expect([fte(0.66667), fte(21730.3716), fte(0)]).toEqual([66_667, 2_173_037_160, 0]);
  });

  it('refuse a sixth decimal', () => {
    expect(() => fte(0.666667)).toThrow(NotA);
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), hundredThousandths => {
        expect(fte(fteNumber(hundredThousandths))).toBe(hundredThousandths);
      }),
    );
  });
});
