import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { binomialInterval, binomialTest } from './binomial.js';
import { newcombe } from './newcombe.js';
import { wilson } from './wilson.js';

const anyShare = (most = 2_000) =>
  fc
    .integer({ min: 1, max: most })
    .chain(of => fc.record({ of: fc.constant(of), count: fc.integer({ min: 0, max: of }) }));

/** Newcombe, Statistics in Medicine 17 (1998), 857–872, table I: methods 3 (score) and 5 (exact). */
const SINGLE = [
  { successes: 81, n: 263, score: [0.2553, 0.3662], exact: [0.2527, 0.3676] },
  { successes: 15, n: 148, score: [0.0624, 0.1605], exact: [0.0578, 0.1617] },
  { successes: 0, n: 20, score: [0, 0.1611], exact: [0, 0.1684] },
  { successes: 1, n: 29, score: [0.0061, 0.1718], exact: [0.0009, 0.1776] },
] as const;

describe("Wilson's interval", () => {
  it.each(SINGLE)('of $successes of $n is the one that Newcombe prints', ({ successes, n, score }) => {
    const interval = wilson(successes, n)!;
    expect(interval.low).toBeCloseTo(score[0], 4);
    expect(interval.high).toBeCloseTo(score[1], 4);
  });

  it('contains the proportion, stays within 0 and 1, and reads the same from the other side', () => {
    fc.assert(
      fc.property(anyShare(), ({ count, of }) => {
        const { low, high } = wilson(count, of)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(count / of);
        expect(high).toBeGreaterThanOrEqual(count / of);
        expect(high).toBeLessThanOrEqual(1);
        const others = wilson(of - count, of)!;
        expect(others.low).toBeCloseTo(1 - high, 12);
        expect(others.high).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  it('rises with the successes, and narrows with the same share of more', () => {
    fc.assert(
      fc.property(anyShare(), ({ count, of }) => {
        const [fewer, more] = [wilson(count, of + 1)!, wilson(count + 1, of + 1)!];
        expect(more.low).toBeGreaterThan(fewer.low);
        expect(more.high).toBeGreaterThan(fewer.high);
        const [one, many] = [wilson(count, of)!, wilson(3 * count, 3 * of)!];
        expect(many.high - many.low).toBeLessThan(one.high - one.low);
      }),
    );
  });

  it('is none of nobody, and an error of what cannot be', () => {
    expect(wilson(0, 0)).toBeUndefined();
    for (const [successes, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
    ] as const)
      expect(() => wilson(successes, n)).toThrow('so many of as many or more');
  });
});

describe('the exact binomial interval', () => {
  it.each(SINGLE)('of $successes of $n is the one that Newcombe prints', ({ successes, n, exact }) => {
    const interval = binomialInterval(successes, n);
    expect(interval.low).toBeCloseTo(exact[0], 4);
    expect(interval.high).toBeCloseTo(exact[1], 4);
  });

  it('holds just the proportions that the exact test of one side would not reject', () => {
    fc.assert(
      fc.property(anyShare(60), ({ count, of }) => {
        const { low, high } = binomialInterval(count, of);
        if (count > 0) expect(orMore(count, of, low)).toBeCloseTo(0.025, 8);
        if (count < of) expect(1 - orMore(count + 1, of, high)).toBeCloseTo(0.025, 8);
      }),
    );
  });
});

describe('the exact binomial test', () => {
  it("is Conover's (1971, pages 97 and 98): 682 of 925, where three quarters were to be", () => {
    expect(binomialTest(682, 925, 0.75)).toBeCloseTo(0.3825, 4);
    expect(binomialInterval(682, 925).low).toBeCloseTo(0.7076683, 7);
    expect(binomialInterval(682, 925).high).toBeCloseTo(0.7654066, 7);
  });

  it('is certain of the count that is likeliest, and the same from the other side', () => {
    expect(binomialTest(5, 10, 0.5)).toBeCloseTo(1, 12);
    expect(binomialTest(0, 10, 0.5)).toBeCloseTo(2 / 1024, 12);
    fc.assert(
      fc.property(
        anyShare(80),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ({ count, of }, p) =>
          void expect(binomialTest(count, of, p)).toBeCloseTo(binomialTest(of - count, of, 1 - p), 9),
      ),
    );
    expect(() => binomialTest(1, 2, 1)).toThrow('a proportion');
  });
});

describe("Newcombe's interval of a difference", () => {
  // Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d/%d − %d/%d is the one that he prints', (a, m, b, n, low, high) => {
    const interval = newcombe({ count: a, of: m }, { count: b, of: n })!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('contains the difference, stays within −1 and 1, and turns round with the groups', () => {
    fc.assert(
      fc.property(anyShare(), anyShare(), (first, second) => {
        const { difference, low, high } = newcombe(first, second)!;
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        const turned = newcombe(second, first)!;
        expect(turned.low).toBeCloseTo(-high, 12);
        expect(turned.high).toBeCloseTo(-low, 12);
      }),
    );
  });

  it('is none where there is nobody to compare', () => {
    expect(newcombe({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeUndefined();
    expect(newcombe({ count: 1, of: 2 }, { count: 0, of: 0 })).toBeUndefined();
  });
});

/** The chance of so many successes or more, term by term. */
function orMore(successes: number, n: number, proportion: number): number {
  let [term, fewer] = [(1 - proportion) ** n, 0];
  for (let count = 0; count < successes; count += 1) {
    fewer += term;
    term *= ((n - count) / (count + 1)) * (proportion / (1 - proportion));
  }
  return 1 - fewer;
}
