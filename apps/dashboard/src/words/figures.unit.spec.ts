import { describe, expect, it } from 'vitest';
import { figureInWords, type ToldFigure, withInterval } from './figures.js';
import { academicYear } from './academic-years.js';

const share = (change: Partial<ToldFigure> = {}): ToldFigure => ({
  value: 87.903,
  unit: 'per cent',
  of: 124,
  low: 81.12,
  high: 92.46,
  status: 'given',
  ...change,
});

describe('figures', () => {
  it('read with their unit and their interval', () => {
    expect(figureInWords(share())).toBe('87.9\u00a0%');
    expect(withInterval(share())).toBe('87.9\u00a0% (81.1 to 92.5)');
    expect(figureInWords(share({ value: 1240, unit: 'people' }))).toBe('1,240');
  });

  it('of a ratio without an upper limit say so', () => {
    expect(withInterval(share({ value: 1.7, unit: 'ratio', low: 0.8, high: null }), 2)).toBe(
      '1.70 (0.80 to no upper limit)',
    );
  });

  it('that are not told, not yet known or without a denominator are three things', () => {
    const told = ['suppressed', 'not-released', 'no-denominator', 'too-few-people'].map(status =>
      figureInWords(share({ value: null, status })),
    );
    expect(told).toEqual([
      'not told: few people',
      'not released yet',
      'no denominator',
      'no percentage: under 22.5 people',
    ]);
    expect(figureInWords(undefined)).toBe('no data');
  });
});

describe('academic years', () => {
  it('name both of their calendar years', () => {
    expect([academicYear('2019'), academicYear('1999')]).toEqual(['2019-20', '1999-00']);
  });
});
