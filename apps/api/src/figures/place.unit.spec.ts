import { describe, expect, it } from 'vitest';
import { type Day } from '@muster/domain';
import { ApiProblem } from '../http/problems.js';
import { countedUntil, endOfMonthBy, onOnePage, readPlace } from './place.js';

describe('the day up to which is counted', () => {
  it('is the day asked for in England and regions', () => {
    for (const level of ['england', 'region'] as const)
      expect(countedUntil(level, '2025-03-30' as Day)).toBe('2025-03-30');
  });

  it('is the end of the last whole month below region', () => {
    for (const level of ['icb', 'organisation'] as const)
      expect(countedUntil(level, '2025-03-30' as Day)).toBe('2025-02-28');
    expect(endOfMonthBy('2025-03-31' as Day)).toBe('2025-03-31');
    expect(endOfMonthBy('2024-02-29' as Day)).toBe('2024-02-29');
    expect(endOfMonthBy('2024-02-28' as Day)).toBe('2024-01-31');
    expect(endOfMonthBy('2025-01-01' as Day)).toBe('2024-12-31');
  });
});

describe('where is asked for', () => {
  it('is England, an area at its own level, or all areas of a level', () => {
    expect(readPlace({})).toEqual({ level: 'england', area: 'ENG' });
    expect(readPlace({ area: 'Y62' })).toEqual({ level: 'region', area: 'Y62' });
    expect(readPlace({ level: 'icb' })).toEqual({ level: 'icb', area: undefined });
    expect(() => readPlace({ level: 'icb', area: 'Y62' })).toThrow(ApiProblem);
  });
});

describe('a page', () => {
  it('has at most ten thousand rows', () => {
    expect(onOnePage(rows(10_000), 'less')).toHaveLength(10_000);
    expect(() => onOnePage(rows(10_001), 'one year')).toThrow(/one year/);
  });
});

function rows(count: number): number[] {
  return Array.from({ length: count }, (_, nth) => nth);
}
