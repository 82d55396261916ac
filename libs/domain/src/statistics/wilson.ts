import { CONFIDENCE, criticalValue, type Interval, share } from './interval.js';

/**
 * The score interval of a proportion, without continuity correction: the proportions p for which |successes − n·p| is at most
 * z standard deviations of n·p. It keeps near its confidence for small numbers too, and stays within 0 and 1.
 * @returns shares of one; undefined where n is 0
 * @see Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
 * Association 22 (1927)
 * @throws {NotA} where these are not whole numbers, 0 ≤ successes ≤ n
 */
export function wilson(successes: number, n: number, confidence = CONFIDENCE): Interval | undefined {
  share(successes, n);
  const z = criticalValue(confidence);
  if (n === 0) return undefined;
  const [proportion, square] = [successes / n, z * z];
  const centre = proportion + square / (2 * n);
  const half = z * Math.sqrt((proportion * (1 - proportion)) / n + square / (4 * n * n));
  const whole = 1 + square / n;
  return {
    low: successes === 0 ? 0 : (centre - half) / whole,
    high: successes === n ? 1 : (centre + half) / whole,
  };
}
