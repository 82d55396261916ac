import { CONFIDENCE, criticalValue, share, type Share } from './interval.js';
import { turningPoint } from './turning-point.js';

/** How many times as likely the first group is as the second. */
export type RelativeLikelihood =
  | {
      readonly status: 'estimated';
      /** rate of the first ÷ rate of the second: 1 where they fare alike. */
      readonly ratio: number;
      readonly low: number;
      readonly high: number;
    }
  /** Nobody of the first group: a ratio of 0, which says how much it could be and no more. */
  | { readonly status: 'none-of-first'; readonly ratio: 0; readonly low: 0; readonly high: number }
  /** Nobody of the second group: no ratio; it is above `low`, and nothing bounds it. */
  | { readonly status: 'none-of-second'; readonly low: number }
  /** Nobody of either group, or a group in which nobody is: nothing to compare. */
  | { readonly status: 'none-of-either' | 'no-first-group' | 'no-second-group' };

/**
 * The relative likelihood (a ÷ n) ÷ (b ÷ m), as the Workforce Race Equality Standard prints it (white ÷ BME), with the score interval of
 * the ratio of two independent proportions: the ratios θ at which Pearson's chi-squared of both groups, under the likeliest
 * proportions whose ratio is θ, stays within that of one degree of freedom. It keeps its confidence where numbers are small, and needs
 * no half added to them where they are 0.
 * @param first a of n
 * @param second b of m
 * @see Koopman, "Confidence limits for the ratio of two binomial proportions", Biometrics 40 (1984); NHS England, WRES technical guidance
 * @throws {NotA} where a share is not whole numbers, 0 ≤ count ≤ of
 */
export function relativeLikelihood(first: Share, second: Share, confidence = CONFIDENCE): RelativeLikelihood {
  share(first.count, first.of);
  share(second.count, second.of);
  const z = criticalValue(confidence);
  if (first.of === 0) return { status: 'no-first-group' };
  if (second.of === 0) return { status: 'no-second-group' };
  if (first.count === 0 && second.count === 0) return { status: 'none-of-either' };
  if (first.count === 0) return { status: 'none-of-first', ratio: 0, low: 0, high: limit(first, second, -z) };
  if (second.count === 0) return { status: 'none-of-second', low: limit(first, second, z) };
  return {
    status: 'estimated',
    ratio: (first.count * second.of) / (first.of * second.count),
    low: limit(first, second, z),
    high: limit(first, second, -z),
  };
}

/** The ratio under which the first group lies so many standard deviations above what the second makes of it. */
function limit(first: Share, second: Share, deviations: number): number {
  return Math.exp(
    turningPoint(logarithm => score(first, second, Math.exp(logarithm)) > deviations, -100, 100),
  );
}

/** Signed root of the chi-squared: falls as the ratio rises. */
function score({ count: a, of: n }: Share, { count: b, of: m }: Share, ratio: number): number {
  const p2 = likeliestSecond();
  const p1 = Math.min(1, ratio * p2);
  const difference = a / n - (ratio * b) / m;
  const variance = (p1 * (1 - p1)) / n + (ratio * ratio * p2 * (1 - p2)) / m;
  return difference === 0 ? 0 : difference / Math.sqrt(variance);

  /** The likeliest proportion of the second group were that of the first `ratio` times as much: the smaller root of a quadratic. */
  function likeliestSecond(): number {
    const half = (ratio * (n + b) + m + a) / 2;
    const root = Math.sqrt(Math.max(0, half * half - ratio * (n + m) * (a + b)));
    return Math.min(1, (a + b) / (half + root));
  }
}
