import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { academicYearOf, entryYearOf, yearBefore } from './academic-year.js';
import { addMonths, day, dayFromNumber, dayNumber } from './day.js';
import { month, monthOf } from './month.js';

describe('an academic year', () => {
  it('is named after the September that begins it', () => {
    expect(
      ['2026-09', '2026-12', '2027-01', '2027-08', '2027-09'].map(of => academicYearOf(month(of))),
    ).toEqual(['2026', '2026', '2026', '2026', '2027']);
  });

  it('is applied for until it begins', () => {
    expect(['2025-10-15', '2026-08-31', '2026-09-01'].map(on => entryYearOf(day(on)))).toEqual([
      '2026',
      '2026',
      '2027',
    ]);
  });

  it('is the one before that of twelve months later', () => {
    const days = fc.integer({ min: dayNumber(day('1999-01-01')), max: dayNumber(day('2040-12-31')) });
    fc.assert(
      fc.property(days, number => {
        const on = dayFromNumber(number);
        const later = academicYearOf(monthOf(addMonths(on, 12)));
        expect(yearBefore(later)).toBe(academicYearOf(monthOf(on)));
        expect(entryYearOf(on)).toBe(later);
      }),
    );
  });
});
