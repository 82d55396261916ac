import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { NotA } from '../brand.js';
import {
  addDays,
  addMonths,
  day,
  dayFromNumber,
  dayInWords,
  dayNumber,
  daysBetween,
  isDay,
  monthsBetween,
  twelveMonthsAfter,
} from './day.js';
import { firstDayOf, isMonth, lastDayOf, month, monthOf } from './month.js';

describe('days', () => {
  it('are days that exist', () => {
    expect(['2024-02-29', '2023-12-31'].every(isDay)).toBe(true);
    expect(
      [
        '2023-02-29',
        '2023-13-01',
        '2023-00-10',
        '2023-04-31',
        '2023-1-01',
        ' 2023-01-01',
        20230101,
        null,
      ].some(isDay),
    ).toBe(false);
    expect(() => day('2023-02-30')).toThrow(NotA);
  });

  it('have one first day that is twelve months after them', () => {
    const days = fc.integer({ min: dayNumber(day('1999-01-01')), max: dayNumber(day('2030-12-31')) });
    fc.assert(
      fc.property(days, number => {
        const before = (on: number) => dayNumber(addMonths(dayFromNumber(on), -12));
        const after = twelveMonthsAfter(number);
        expect([before(after - 1) < number, before(after) >= number]).toEqual([true, true]);
      }),
    );
    expect(dayFromNumber(twelveMonthsAfter(dayNumber(day('2024-02-29'))))).toBe('2025-03-01');
    expect(twelveMonthsAfter(Infinity)).toBe(Infinity);
  });

  it('count across months, leap years and centuries', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(day('2023-03-01'), day('2023-03-29'))).toBe(28);
    expect(daysBetween(day('1900-02-28'), day('1900-03-01'))).toBe(1);
  });

  it('number as they compare', () => {
    const number = fc.integer({ min: -25_000, max: 40_000 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(dayNumber(dayFromNumber(a))).toBe(a);
        expect(dayFromNumber(a) < dayFromNumber(b)).toBe(a < b);
      }),
    );
  });

  it('add months to the end of a shorter one', () => {
    expect(addMonths(day('2023-08-31'), 1)).toBe('2023-09-30');
    expect(addMonths(day('2024-02-29'), -12)).toBe('2023-02-28');
  });

  it('lie whole months and a share of the next apart', () => {
    expect(monthsBetween(day('2023-09-30'), day('2024-09-30'))).toBe(12);
    expect(monthsBetween(day('2023-09-30'), day('2023-10-15'))).toBeCloseTo(15 / 30);
    expect(monthsBetween(day('2024-09-30'), day('2023-09-30'))).toBe(-12);
  });

  it('read as people write them', () => {
    expect(dayInWords(day('2023-09-30'))).toBe('30 September 2023');
  });
});

describe('months', () => {
  it('have a first and a last day', () => {
    expect([monthOf(day('2024-02-17')), firstDayOf(month('2024-02')), lastDayOf(month('2024-02'))]).toEqual([
      '2024-02',
      '2024-02-01',
      '2024-02-29',
    ]);
    expect(['2023-13', '2023-1', '202301', '2023-01-01'].some(isMonth)).toBe(false);
  });
});
