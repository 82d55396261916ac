import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { apportion } from './apportion.js';
import { leastPresuming, momentOf } from './least-presuming.js';
import { KEYS, LARGEST_HIDDEN, MOST_NOISE, NOISE_VARIANCE, noiseOf, noiseTable } from './noise.js';

const mean = (noises: readonly number[]) => noises.reduce((sum, noise) => sum + noise, 0) / KEYS;
const rows = noiseTable().map((noises, count) => ({ count, noises }));
const noisy = rows.filter(({ count }) => count > 0);

describe('the distribution that presumes least', () => {
  it('is the exact one where there is one: five values of variance 1', () => {
    // p(±1) = p(0)·q and p(±2) = p(0)·q⁴; from 2q + 8q⁴ = 1 + 2q + 2q⁴ follows q⁴ = 1 ÷ 6.
    const q = (1 / 6) ** (1 / 4);
    const none = 1 / (1 + 2 * q + 2 * q ** 4);
    const chances = leastPresuming([-2, -1, 0, 1, 2], 1);
    [none * q ** 4, none * q, none, none * q, none * q ** 4].forEach((chance, index) =>
      expect(chances[index]).toBeCloseTo(chance, 12),
    );
  });

  it('has no distribution beside it with the same mean and variance and more entropy', () => {
    const entropy = (chances: readonly number[]) =>
      -chances.reduce((sum, chance) => sum + chance * Math.log(chance), 0);
    const values = [-2, 1, 2, 3, 4, 5];
    const chances = leastPresuming(values, NOISE_VARIANCE);
    expect(momentOf(values, chances, 1)).toBeCloseTo(0, 10);
    expect(momentOf(values, chances, 2)).toBeCloseTo(NOISE_VARIANCE, 10);
    // Third differences of neighbours move neither the sum, nor the mean, nor the variance.
    const step = fc.double({ min: -1e-3, max: 1e-3, noNaN: true }).filter(size => Math.abs(size) > 1e-6);
    fc.assert(
      fc.property(fc.constantFrom(1, 2), step, (from, size) => {
        const other = chances.map((chance, index) => chance + size * ([1, -3, 3, -1][index - from] ?? 0));
        fc.pre(other.every(chance => chance > 0));
        expect(entropy(other)).toBeLessThan(entropy(chances));
      }),
    );
  });
});

describe('keys shared out', () => {
  it('are all of them, near what each value is due, with mean 0', () => {
    const values = [-1, 2, 3, 4, 5];
    const chances = leastPresuming(values, NOISE_VARIANCE);
    const keys = apportion(values, chances, KEYS);
    expect(keys.reduce((sum, number) => sum + number, 0)).toBe(KEYS);
    expect(momentOf(values, keys, 1)).toBe(0);
    keys.forEach((number, index) => expect(Math.abs(number - chances[index]! * KEYS)).toBeLessThan(1.5));
  });

  it('cannot be made where the chances are not of mean 0', () => {
    expect(() => apportion([1, 2], [0.5, 0.5], KEYS)).toThrow('no whole numbers of keys');
  });
});

describe('the table of noise', () => {
  it('has one noise for each key, and the same each time it is made', () => {
    for (const { noises } of rows) expect(noises).toHaveLength(KEYS);
    expect(noiseTable()).toEqual(noiseTable());
  });

  it('has the mean 0 in each row, exactly', () => {
    for (const { noises } of rows) expect(mean(noises)).toBe(0);
  });

  it('has the stated variance for each count but 0, within what 256 keys can show', () => {
    for (const { noises } of noisy)
      expect(Math.abs(mean(noises.map(noise => noise ** 2)) - NOISE_VARIANCE)).toBeLessThan(0.05);
  });

  it('never moves a count by more than five, nor below 0, nor leaves 1 or 2 of it', () => {
    for (const { count, noises } of noisy)
      for (const noise of noises) {
        expect(Math.abs(noise)).toBeLessThanOrEqual(MOST_NOISE);
        expect(count + noise === 0 || count + noise > LARGEST_HIDDEN).toBe(true);
      }
  });

  it('is symmetric for counts that no bound touches', () => {
    const noises = noisy.at(-1)!.noises;
    expect([...noises].reverse().map(noise => 0 - noise)).toEqual(noises);
  });

  it('leaves 0 as it is', () => {
    expect(new Set(rows[0]!.noises)).toEqual(new Set([0]));
  });
});

describe('the noise of a cell', () => {
  it('is the same for keys that are the same modulo 256, and of all large counts', () => {
    const key = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: MOST_NOISE + LARGEST_HIDDEN + 1, max: 1e6 }), key, (count, sum) => {
        expect(noiseOf(count, sum)).toBe(noiseOf(count, sum + 7 * KEYS));
        expect(noiseOf(count, sum)).toBe(noiseOf(MOST_NOISE + LARGEST_HIDDEN + 1, sum));
      }),
    );
  });

  it('is unbiased for any count over all keys', () => {
    for (const count of [1, 2, 5, 9, 1_000]) {
      const noises = Array.from({ length: KEYS }, (_, key) => noiseOf(count, key));
      expect(mean(noises)).toBe(0);
    }
  });
});
