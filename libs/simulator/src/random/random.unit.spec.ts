import { describe, expect, it } from 'vitest';
import { pseudonym } from './pseudonym.js';
import { randomOf } from './random.js';

describe('a stream of random numbers', () => {
  it('is the same for the same key, and another for another', () => {
    const draw = (...key: (string | number)[]) => {
      const random = randomOf(...key);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(draw(1, 'leaving', 3)).toEqual(draw(1, 'leaving', 3));
    expect(draw(1, 'leaving', 3)).not.toEqual(draw(2, 'leaving', 3));
    expect(draw(1, 'leaving', 3)).not.toEqual(draw(1, 'leavin', 'g', 3));
    expect(draw(1, 23)).not.toEqual(draw(12, 3));
  });

  it('is even over 64 cells, within a stream and over the first draws of many streams', () => {
    const streams = { one: randomOf('even') };
    expect(chiSquare(64, 64_000, () => streams.one.next())).toBeLessThan(CHI_SQUARE_63_AT_1_IN_100_000);
    let key = 0;
    expect(chiSquare(64, 64_000, () => randomOf(7, key++).next())).toBeLessThan(
      CHI_SQUARE_63_AT_1_IN_100_000,
    );
  });

  it('gives whole numbers with both ends included, and normal ones of mean 0 and variance 1', () => {
    const random = randomOf('ends');
    const drawn = Array.from({ length: 2_000 }, () => random.between(-3, 3));
    expect(new Set(drawn)).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]));

    const normal = Array.from({ length: 40_000 }, () => random.normal());
    const mean = normal.reduce((a, b) => a + b, 0) / normal.length;
    const variance = normal.reduce((a, b) => a + (b - mean) ** 2, 0) / normal.length;
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });
});

describe('a pseudonym', () => {
  it('is 32 hexadecimal digits, and another for every number, kind and seed', () => {
    const all = new Set<string>();
    for (let number = 0; number < 50_000; number += 1)
      for (const kind of ['person', 'post'] as const) all.add(pseudonym(1, kind, number));
    for (let number = 0; number < 50_000; number += 1) all.add(pseudonym(2, 'person', number));
    expect(all.size).toBe(150_000);
    for (const text of [...all].slice(0, 1_000)) expect(text).toMatch(/^[0-9a-f]{32}$/);
  });
});

/** 63 degrees of freedom; exceeded by chance once in 100,000. */
const CHI_SQUARE_63_AT_1_IN_100_000 = 121;

function chiSquare(cells: number, draws: number, next: () => number): number {
  const counts = new Array<number>(cells).fill(0);
  for (let draw = 0; draw < draws; draw += 1) {
    const cell = Math.floor(next() * cells);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const expected = draws / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
