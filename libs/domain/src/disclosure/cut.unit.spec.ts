import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Month } from '../calendar/month.js';
import { type CountedCell, type Cut, nextCut, releasable, subjectsChanged } from './cut.js';

const cut = (month: string, counts: Readonly<Record<string, number>>): Cut => ({
  month: month as Month,
  cells: Object.entries(counts).map(([value, count]) => ({ value, count, key: count * 3 })),
});

describe('a monthly cut', () => {
  it('is released once ten subjects changed, and not before', () => {
    const month = '2024-02' as Month;
    const before = { month: '2024-01' as Month };
    expect(releasable(before, { month, subjects: 9 })).toBe(false);
    expect(releasable(before, { month, subjects: 10 })).toBe(true);
    expect(releasable(undefined, { month, subjects: 9 })).toBe(false);
  });

  it('is released once a month, whatever becomes known of it later', () => {
    const first = nextCut(undefined, cut('2024-01', { yes: 10 }));
    expect(first).toEqual(cut('2024-01', { yes: 10 }));
    expect(nextCut(first, cut('2024-01', { yes: 30 }))).toBe(first);
    expect(nextCut(first, cut('2023-12', { yes: 30 }))).toBe(first);
    expect(nextCut(first, cut('2024-02', { yes: 30 }))).toEqual(cut('2024-02', { yes: 30 }));
  });

  it('waits for those that changed since the one released before, over as many months as it takes', () => {
    const first = nextCut(undefined, cut('2024-01', { yes: 10, no: 20 }));
    const second = nextCut(first, cut('2024-02', { yes: 13, no: 26 }));
    expect(second).toBe(first);
    expect(nextCut(second, cut('2024-03', { yes: 14, no: 26 }))?.month).toBe('2024-03');
  });

  it('survives being kept as text', () => {
    const first = nextCut(undefined, cut('2024-01', { yes: 10 }));
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });
});

describe('the subjects that changed', () => {
  it('are those who came, or who went, whichever are more: a correction is one subject in two cells', () => {
    const cells = (counts: Record<string, number>) => cut('2024-01', counts).cells;
    expect(subjectsChanged(cells({ yes: 5 }), cells({ yes: 7, no: 2 }))).toBe(4);
    expect(subjectsChanged(cells({ yes: 5, no: 4 }), cells({ yes: 3, no: 6 }))).toBe(2);
    expect(subjectsChanged(cells({ yes: 5 }), cells({}))).toBe(5);
  });

  it('are never more than there were', () => {
    const values = ['a', 'b', 'c'];
    const person = fc.record({
      before: fc.constantFrom(undefined, ...values),
      after: fc.constantFrom(undefined, ...values),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), people => {
        const cells = (when: 'before' | 'after'): CountedCell[] =>
          people.flatMap(each => (each[when] === undefined ? [] : [{ value: each[when], count: 1, key: 1 }]));
        const changed = people.filter(({ before, after }) => before !== after).length;
        expect(subjectsChanged(cells('before'), cells('after'))).toBeLessThanOrEqual(changed);
      }),
    );
  });
});
