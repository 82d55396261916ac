import { type Random } from '../random/random.js';
import { type Slice } from '../window.js';

const FIRSTS = 0.4;

/**
 * A day of the month after another day, on which a post begins or ends: the first of the month in two of five cases (an assumption),
 * else any. `undefined` if the month has none left.
 */
export function dayIn(slice: Slice, after: number, random: Random): number | undefined {
  const least = Math.max(slice.earliest, after + 1);
  if (least > slice.last) return undefined;
  if (least === slice.first && random.chance(FIRSTS)) return least;
  return random.between(least, slice.last);
}
