import { describe, expect, it } from 'vitest';
import { MadeOf } from './made-of.js';

describe('what is made of lists', () => {
  const [one, other] = [[1], [2]];
  const sums = new MadeOf<{ sum: number }>();
  const sum = (...of: [number[], ...unknown[]]) =>
    sums.made(of, () => ({ sum: (of.filter(Array.isArray) as number[][]).flat().reduce((a, b) => a + b) }));

  it('is the same for the same lists and values', () => {
    expect(sum(one, other, 'a')).toEqual({ sum: 3 });
    expect(sum(one, other, 'a')).toBe(sum(one, other, 'a'));
  });

  it.each([
    ['another list', [one, [3], 'a']],
    ['another value', [one, other, 'b']],
    ['one list more', [one, other, 'a', [1]]],
    ['one value less', [one, other]],
  ] as [string, [number[], ...unknown[]]][])('is made anew for %s', (_, of) => {
    const before = sum(one, other, 'a');
    expect(sum(...of)).not.toBe(before);
  });
});
