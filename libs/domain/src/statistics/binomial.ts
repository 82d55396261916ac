import { NotA } from '../brand.js';
import { betaQuantile } from './beta.js';
import { logGamma } from './gamma.js';
import { CONFIDENCE, confident, type Interval, share } from './interval.js';

/**
 * The exact (Clopper–Pearson) interval of a proportion: the proportions under which so many or more, and so many or fewer, would each
 * come with half of the chance that is left (2.5 %). It never covers less than its confidence, and often more: Wilson's is nearer.
 * @returns shares of one; 0 to 1 where n is 0
 * @see Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934):
 * the limits are quantiles of beta distributions
 * @throws {NotA} where these are not whole numbers, 0 ≤ successes ≤ n
 */
export function binomialInterval(successes: number, n: number, confidence = CONFIDENCE): Interval {
  share(successes, n);
  const tail = (1 - confident(confidence)) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(successes, n - successes + 1, tail),
    high: successes === n ? 1 : betaQuantile(successes + 1, n - successes, 1 - tail),
  };
}

/**
 * The exact two-sided test of a proportion: the chance of a count that is as likely as the one seen or less so, were the true
 * proportion `proportion`.
 * @param proportion above 0 and below 1
 * @see Conover, Practical Nonparametric Statistics (1971), pages 97 to 104
 * @throws {NotA} where these are not whole numbers, 0 ≤ successes ≤ n, or the proportion is out of range
 */
export function binomialTest(successes: number, n: number, proportion: number): number {
  share(successes, n);
  if (!(proportion > 0 && proportion < 1)) throw new NotA('a proportion above 0 and below 1', proportion);
  // Counts as likely as the one seen are told apart from it by rounding only.
  const seen = chanceOf(successes) * (1 + 1e-7);
  let sum = 0;
  for (let count = 0; count <= n; count += 1) {
    const chance = chanceOf(count);
    if (chance <= seen) sum += chance;
  }
  return Math.min(1, sum);

  function chanceOf(count: number): number {
    const ways = logGamma(n + 1) - logGamma(count + 1) - logGamma(n - count + 1);
    return Math.exp(ways + count * Math.log(proportion) + (n - count) * Math.log1p(-proportion));
  }
}
