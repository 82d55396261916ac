import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { randomOf } from './random.js';
import { byShare, carrying, split, tiltedTo, weighted } from './samplers.js';

describe('samplers', () => {
  it('draw in proportion to weights, and never what weighs nothing', () => {
    const draw = weighted(['a', 'b', 'c', 'd'], [1, 0, 2, 5]);
    const random = randomOf('weights');
    const counts: Record<string, number> = {};
    for (let count = 0; count < 80_000; count += 1) {
      const value = draw(random);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    expect(counts['b']).toBeUndefined();
    const expected = { a: 10_000, c: 20_000, d: 50_000 };
    const chiSquare = Object.entries(expected).reduce(
      (sum, [value, wanted]) => sum + ((counts[value] ?? 0) - wanted) ** 2 / wanted,
      0,
    );
    // 2 degrees of freedom; exceeded by chance once in 100,000.
    expect(chiSquare).toBeLessThan(23);
    expect(byShare({ always: 1, never: 0 })(random)).toBe('always');
  });

  it('carry what rounding leaves, so that nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 9, noNaN: true })),
        (phase, expected) => {
          const take = carrying(phase);
          const taken = expected.map(take);
          const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
          expect(taken.every(value => Number.isInteger(value) && value >= 0)).toBe(true);
          expect(Math.abs(sum(taken) - sum(expected))).toBeLessThan(1.000_001);
        },
      ),
    );
  });

  it('split a whole number into whole parts that sum to it, each within one of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = split(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          parts.forEach((part, index) =>
            expect(Math.abs(part - (total * (weights[index] as number)) / sum)).toBeLessThan(1),
          );
        },
      ),
    );
  });

  it('tilt weights to a mean', () => {
    const values = [0.2, 0.5, 0.8, 1];
    const tilted = tiltedTo(0.7, values, [1, 1, 1, 1]);
    const sum = tilted.reduce((a, b) => a + b, 0);
    const mean = values.reduce((total, value, index) => total + value * (tilted[index] as number), 0) / sum;
    expect(mean).toBeCloseTo(0.7, 6);
    const [least, ...others] = tilted;
    expect(others.every(weight => weight > (least as number))).toBe(true);
  });
});
