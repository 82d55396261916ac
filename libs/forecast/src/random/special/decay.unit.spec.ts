import { describe, expect, it } from 'vitest';
import { decay, hazardOf } from './decay.js';

/** The largest relative error. */
function furthest(
  values: readonly number[],
  of: (x: number) => number,
  exact: (x: number) => number,
): number {
  return values.reduce((most, x) => Math.max(most, Math.abs(of(x) / exact(x) - 1)), 0);
}

describe('what is worked out in nearly every draw', () => {
  it('e^−x is exact to 15 digits', () => {
    const values = Array.from({ length: 9_000 }, (_, at) => at * 0.00937);
    expect(furthest(values, decay, x => Math.exp(-x))).toBeLessThan(1e-15);
    expect(decay(0)).toBe(1);
    expect(decay(1e4)).toBe(0);
    expect(decay(Infinity)).toBe(0);
  });

  it('a hazard is exact to 15 digits, where its series is short and where it is not', () => {
    const values = Array.from({ length: 9_999 }, (_, at) => ((at + 1) / 10_000) ** 3);
    expect(furthest(values, hazardOf, p => -Math.log1p(-p))).toBeLessThan(1e-15);
    expect(hazardOf(0)).toBe(0);
    expect(hazardOf(1)).toBe(Infinity);
  });
});
