import { describe, expect, it } from 'vitest';
import { cohortFigures, type KindSum } from './cohort-figures.js';

const sum = (kind: string, count: number, detail = ''): KindSum => ({ kind, detail, count });
const told = (sums: readonly KindSum[], measure: string, level: 'england' | 'icb' = 'england') =>
  cohortFigures(level, sums)
    .filter(figure => figure.measure === measure)
    .map(({ detail, value, of, status }) => [detail, value, of, status]);

describe('the figures of cohorts', () => {
  it('count who withdrew and returned once among starters, and not as withdrawn for good', () => {
    const sums = [sum('started', 20), sum('started', 1, 'return'), sum('withdrew', 5, 'health')];
    expect(told(sums, 'starters')).toEqual([[null, 20, null, 'given']]);
    expect(told(sums, 'returned')).toEqual([[null, 1, null, 'given']]);
    expect(told(sums, 'withdrawn-share')).toEqual([[null, 20, 20, 'given']]);
  });

  it('take shares of those who came and not of those who went elsewhere', () => {
    const sums = [
      sum('started', 10),
      sum('transferred-in', 3),
      sum('transferred-out', 5),
      sum('withdrew', 2, 'not-given'),
    ];
    expect(told(sums, 'withdrawn-share')).toEqual([[null, 25, 8, 'given']]);
  });

  it('say that a share is not comparable where who returned had withdrawn elsewhere', () => {
    expect(told([sum('started', 1, 'return')], 'withdrawn-share')).toEqual([
      [null, null, null, 'not-comparable'],
    ]);
  });

  it('never mix RePAIR attrition with who withdrew', () => {
    const sums = [
      sum('started', 40),
      sum('withdrew', 4, 'health'),
      sum('due', 40),
      sum('not-on-time', 10),
      sum('completed-late', 6),
    ];
    expect(told(sums, 'withdrawn-share')).toEqual([[null, 10, 40, 'given']]);
    expect(told(sums, 'repair-share')).toEqual([[null, 25, 40, 'given']]);
  });

  it('tell all reasons of leaving in England, and below region those of eight or more, in fives', () => {
    const sums = [sum('started', 100), sum('withdrew', 13, 'health'), sum('withdrew', 2, 'money')];
    expect(told(sums, 'withdrawn')).toEqual([
      [null, 15, null, 'given'],
      ['health', 13, null, 'given'],
      ['money', 2, null, 'given'],
    ]);
    expect(told(sums, 'withdrawn', 'icb')).toEqual([
      [null, 15, null, 'given'],
      ['health', 15, null, 'given'],
      ['other reasons', null, null, 'suppressed'],
    ]);
  });
});
