import { CONFIDENCE, type Interval, type Share } from './interval.js';
import { wilson } from './wilson.js';

/**
 * The difference of two independent proportions, first − second, with the hybrid score interval: the limits of both Wilson
 * intervals, put together as the sides of right-angled triangles.
 * @returns shares of one; undefined where either is of nobody
 * @see Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics
 * in Medicine 17 (1998), method 10
 * @throws {NotA} where a share is not whole numbers, 0 ≤ count ≤ of
 */
export function newcombe(
  first: Share,
  second: Share,
  confidence = CONFIDENCE,
): (Interval & { readonly difference: number }) | undefined {
  const [one, other] = [
    wilson(first.count, first.of, confidence),
    wilson(second.count, second.of, confidence),
  ];
  if (one === undefined || other === undefined) return undefined;
  const [p, q] = [first.count / first.of, second.count / second.of];
  const difference = p - q;
  return {
    difference,
    low: difference - Math.hypot(p - one.low, other.high - q),
    high: difference + Math.hypot(one.high - p, q - other.low),
  };
}
