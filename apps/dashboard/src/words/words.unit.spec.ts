import { describe, expect, it } from 'vitest';
import { inHundred, ofHundred } from './chances.js';
import { addYears, dayInWords, dayNumber, dayOfNumber, instantInWords, monthShort } from './days.js';
import { inDigits, knownOr, percentInWords, signed, unbroken } from './numbers.js';

describe('days', () => {
  it('read as people write them', () => {
    expect(dayInWords('2023-09-30')).toBe('30 September 2023');
    expect(monthShort('2023-09-30')).toBe('Sep 2023');
  });

  it('of an instant are those of clocks in England', () => {
    expect(instantInWords('2026-07-01T23:30:00Z')).toBe('2 July 2026 at 00:30');
    expect(instantInWords('2026-11-30T17:30:20.228Z')).toBe('30 November 2026 at 17:30');
  });

  it('move by years, from 29 February to the 28th', () => {
    expect(addYears('2021-09-30', -4)).toBe('2017-09-30');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('are numbers that lead back to them', () => {
    expect(dayOfNumber(dayNumber('2024-02-29') + 1)).toBe('2024-03-01');
  });
});

describe('chances', () => {
  it('are never none and never all, where the forecaster’s own sentences are not', () => {
    const said = [0, 0.009, 0.01, 0.25, 0.99, 0.991, 1].map(chance => [ofHundred(chance), inHundred(chance)]);
    expect(said).toEqual([
      ['<1', 'less than 1 in 100'],
      ['<1', 'less than 1 in 100'],
      ['1', 'about 1 in 100'],
      ['25', 'about 25 in 100'],
      ['99', 'about 99 in 100'],
      ['>99', 'more than 99 in 100'],
      ['>99', 'more than 99 in 100'],
    ]);
  });
});

describe('numbers', () => {
  it('have commas, a minus sign, and no minus nought', () => {
    expect(inDigits(22211.5405, 1)).toBe('22,211.5');
    expect(inDigits(-326.1)).toBe('−326');
    expect(inDigits(-0.2)).toBe('0');
  });

  it('say of changes which way they went', () => {
    expect([signed(369.2), signed(-326.1), signed(0.2)]).toEqual(['+369', '−326', '0']);
  });

  it('that are not known are said to be so, and nought is nought', () => {
    expect(knownOr(null, value => inDigits(value))).toBe('not known');
    expect(knownOr(0, value => inDigits(value))).toBe('0');
    expect(percentInWords(30.76741)).toBe('30.8\u00a0%');
  });

  it('stay on one line with their units, and nothing else does', () => {
    expect(unbroken('22,211.5 FTE, 30.8 % of 1,200 by 30 September 2023')).toBe(
      '22,211.5\u00a0FTE, 30.8\u00a0% of 1,200 by 30 September 2023',
    );
  });
});
