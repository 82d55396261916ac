import { describe, expect, it } from 'vitest';
import { chiSquaredQuantile } from './quantiles/gamma.js';
import { addressOf, prefixOf, uniform, uniformAt } from './uniform.js';

/** Each of these tests fails by chance once in a hundred thousand seeds; the seeds are fixed. */
const RARE = 1 - 1e-5;
type Address = [seed: number, trajectory: number, organisation: number, month: number, site: number];
const AXES = ['seed', 'trajectory', 'organisation', 'month', 'site'] as const;
const START: Address = [7, 11, 3, 5, 2];

describe('an addressed uniform', () => {
  it('is the same for the same address, by its prefix as well', () => {
    const { a, b } = prefixOf(3, 14, 15);
    expect(uniformAt(a, b, addressOf(92, 65))).toBe(uniform(3, 14, 15, 92, 65));
    expect(uniform(3, 14, 15, 92, 65)).toBe(uniform(3, 14, 15, 92, 65));
  });

  it('lies in (0, 1), and never at an end', () => {
    let [least, most] = [1, 0];
    for (let i = 0; i < 200_000; i += 1) {
      const u = uniform(i, 0, 0, i % 4096, i % 1_000_000);
      if (u < least) least = u;
      if (u > most) most = u;
    }
    expect(least).toBeGreaterThan(0);
    expect(most).toBeLessThan(1);
  });

  it.each(AXES.map((axis, at) => [axis, at] as const))(
    'is even, in ones and in pairs, along the axis %s',
    (_, at) => {
      const drawn = along(at, 32_768);
      const singles = new Float64Array(256);
      const pairs = new Float64Array(256);
      drawn.forEach((u, i) => {
        singles[Math.floor(u * 256)]! += 1;
        if (i % 2 === 1) pairs[16 * Math.floor(u * 16) + Math.floor(drawn[i - 1]! * 16)]! += 1;
      });
      expect(chiSquared(singles)).toBeLessThan(chiSquaredQuantile(RARE, 255));
      expect(chiSquared(pairs)).toBeLessThan(chiSquaredQuantile(RARE, 255));
    },
  );

  it.each(AXES.map((axis, at) => [axis, at] as const))(
    'does not go with its neighbours along the axis %s',
    (_, at) => {
      const drawn = along(at, 32_768);
      for (const lag of [1, 2, 3, 12, 128]) {
        let sum = 0;
        for (let i = lag; i < drawn.length; i += 1) sum += (drawn[i]! - 0.5) * (drawn[i - lag]! - 0.5);
        // Standard normal where nothing goes with anything: 4.4 is passed once in a hundred thousand times.
        expect(Math.abs(sum * 12) / Math.sqrt(drawn.length - lag)).toBeLessThan(4.4);
      }
    },
  );

  it('changes in half of its bits when one bit of its address changes', () => {
    const BITS = [31, 31, 12, 12, 20];
    for (let at = 0; at < 5; at += 1)
      for (let bit = 0; bit < BITS[at]!; bit += 1) {
        let changed = 0;
        const tries = 256;
        for (let i = 0; i < tries; i += 1) {
          const address: Address = [i * 7919, i, i & 1023, i & 127, (i * 31) & 4095];
          const other: Address = [...address];
          other[at] = (other[at]! ^ (1 << bit)) >>> 0;
          changed += bitsOf(word(uniform(...address)) ^ word(uniform(...other)));
        }
        // Binomial(32 × 256, ½): a standard deviation is 0.0055; 5 of them are passed once in two million times.
        expect(Math.abs(changed / (32 * tries) - 0.5)).toBeLessThan(0.0276);
      }
  });

  it('does not repeat over the prefixes of many trajectories and organisations', () => {
    const prefixes = new Set<number>();
    for (let trajectory = 0; trajectory < 1_000; trajectory += 1)
      for (let organisation = 0; organisation < 200; organisation += 1) {
        const { a, b } = prefixOf(1, trajectory, organisation);
        prefixes.add((a >>> 0) * 2 ** 21 + (b >>> 11));
      }
    expect(prefixes.size).toBe(200_000);
  });

  it('tells seeds apart beyond 32 bits', () => {
    expect(uniform(1, 0, 0, 0, 0)).not.toBe(uniform(1 + 2 ** 32, 0, 0, 0, 0));
  });
});

function along(at: number, count: number): number[] {
  const address: Address = [...START];
  return Array.from({ length: count }, (_, i) => {
    // Months end at 4095: further ones are those of another organisation.
    address[at] = at === 3 ? i % 4096 : i;
    if (at === 3) address[2] = Math.floor(i / 4096);
    return uniform(...address);
  });
}

function chiSquared(counts: Float64Array): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function word(u: number): number {
  return Math.floor(u * 2 ** 32) | 0;
}

function bitsOf(difference: number): number {
  let bits = 0;
  for (let rest = difference >>> 0; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
