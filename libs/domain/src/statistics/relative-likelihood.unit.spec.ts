import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Share } from './interval.js';
import { relativeLikelihood } from './relative-likelihood.js';

const of = (count: number, all: number): Share => ({ count, of: all });
const anyShare = fc
  .integer({ min: 1, max: 500 })
  .chain(all => fc.record({ of: fc.constant(all), count: fc.integer({ min: 1, max: all }) }));

function estimated(first: Share, second: Share, confidence?: number) {
  const answer = relativeLikelihood(first, second, confidence);
  if (answer.status !== 'estimated') throw new Error(answer.status);
  return answer;
}

describe('the relative likelihood', () => {
  it("has the score interval of Koopman's own example (1984): 36 of 40 to 16 of 80", () => {
    const { ratio, low, high } = estimated(of(36, 40), of(16, 80));
    expect(ratio).toBe(4.5);
    expect(low).toBeCloseTo(2.94, 2);
    expect(high).toBeCloseTo(7.15, 2);
  });

  it('has the interval that Fagerland, Lydersen and Laake print (2017, chapter 4): 7 of 34 to 1 of 34', () => {
    // Statistical Analysis of Contingency Tables, digits as in their package: the trial of Perondi et al., New England Journal of Medicine 350 (2004).
    const { ratio, low, high } = estimated(of(7, 34), of(1, 34));
    expect(ratio).toBe(7);
    expect(low).toBeCloseTo(1.2209, 4);
    expect(high).toBeCloseTo(42.5757, 3);
  });

  it('has limits at which the chi-squared of both groups is 3.84', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const { ratio, low, high } = estimated(first, second);
        for (const limit of [low, high])
          if (Math.abs(limit / ratio - 1) > 1e-6)
            expect(chiSquared(first, second, limit)).toBeCloseTo(3.841459, 4);
      }),
      { numRuns: 100 },
    );
  });

  it('lies within its interval, and is turned over with the groups', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (first, second) => {
        const [one, other] = [estimated(first, second), estimated(second, first)];
        expect(one.low).toBeLessThanOrEqual(one.ratio);
        expect(one.high).toBeGreaterThanOrEqual(one.ratio);
        expect(one.low * other.high).toBeCloseTo(1, 9);
        expect(one.high * other.low).toBeCloseTo(1, 9);
      }),
      { numRuns: 100 },
    );
  });

  it('is surer of itself the more people it is of, and the less confidence is asked', () => {
    const few = estimated(of(8, 15), of(4, 15));
    const many = estimated(of(80, 150), of(40, 150));
    const doubtful = estimated(of(8, 15), of(4, 15), 0.8);
    expect(many.low).toBeGreaterThan(few.low);
    expect(many.high).toBeLessThan(few.high);
    expect(doubtful.low).toBeGreaterThan(few.low);
    expect(doubtful.high).toBeLessThan(few.high);
  });

  it('keeps its confidence where numbers are small', () => {
    // Every outcome of 25 and 20 people with rates of 20 and 10 per cent, by its chance.
    let covered = 0;
    for (let a = 0; a <= 25; a += 1)
      for (let b = 0; b <= 20; b += 1) {
        const answer = relativeLikelihood(of(a, 25), of(b, 20));
        const { low, high } = { low: 0, high: Infinity, ...answer };
        if (low <= 2 && high >= 2) covered += chance(a, 25, 0.2) * chance(b, 20, 0.1);
      }
    expect(covered).toBeGreaterThan(0.94);
    expect(covered).toBeLessThan(0.98);
  });

  it('says where there is nobody to compare', () => {
    expect(relativeLikelihood(of(0, 0), of(1, 2))).toEqual({ status: 'no-first-group' });
    expect(relativeLikelihood(of(1, 2), of(0, 0))).toEqual({ status: 'no-second-group' });
    expect(relativeLikelihood(of(0, 5), of(0, 9))).toEqual({ status: 'none-of-either' });
  });

  it('bounds on one side only what one group alone tells', () => {
    const none = relativeLikelihood(of(0, 20), of(5, 10));
    const all = relativeLikelihood(of(5, 10), of(0, 20));
    expect(none).toMatchObject({ status: 'none-of-first', ratio: 0, low: 0 });
    expect(all.status).toBe('none-of-second');
    if (none.status !== 'none-of-first' || all.status !== 'none-of-second') throw new Error('not told');
    expect(none.high * all.low).toBeCloseTo(1, 9);
  });

  it('is of whole people', () => {
    expect(() => relativeLikelihood(of(3, 2), of(1, 2))).toThrow('so many of as many or more');
    expect(() => relativeLikelihood(of(1, 2), of(1.5, 2))).toThrow('so many of as many or more');
  });
});

/** As Koopman writes it (1984, equation 2.1), the constrained estimate sought by trying out the likelihood itself. */
function chiSquared({ count: x, of: m }: Share, { count: y, of: n }: Share, ratio: number): number {
  const logLikelihood = (p: number) =>
    term(x, ratio * p) + term(m - x, 1 - ratio * p) + term(y, p) + term(n - y, 1 - p);
  let [low, high] = [0, Math.min(1, 1 / ratio)];
  for (let step = 0; step < 200; step += 1) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (logLikelihood(left) < logLikelihood(right)) low = left;
    else high = right;
  }
  const [p1, p2] = [ratio * low, low];
  return (x - m * p1) ** 2 / (m * p1 * (1 - p1)) + (y - n * p2) ** 2 / (n * p2 * (1 - p2));
}

function term(count: number, proportion: number): number {
  return count === 0 ? 0 : count * Math.log(proportion);
}

function chance(successes: number, n: number, proportion: number): number {
  let term = (1 - proportion) ** n;
  for (let count = 0; count < successes; count += 1)
    term *= ((n - count) / (count + 1)) * (proportion / (1 - proportion));
  return term;
}
