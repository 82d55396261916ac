import * as decays from '../special/decay.js';
import { incompleteGamma } from '../special/incomplete-gamma.js';
import { poissonPoint } from '../special/point.js';

/** Taken out once: what is imported is looked up at every use. */
const { decay } = decays;
const { floor } = Math;

const MARGIN = 1e-9;
const WALK_FROM_ZERO = 40;

/**
 * The smallest k such that a Poisson variable is k or less with a chance of at least u.
 * @param u above 0 and below 1
 * @param mean from 0 on
 */
export function poissonQuantile(u: number, mean: number): number {
  return u < 1 - mean - MARGIN ? 0 : poissonByWalk(u, mean);
}

/**
 * `poissonQuantile` without its short cut: the sum of chances from 0 up, or from the mode either way.
 * @param none the chance of 0, where it is known already
 */
export function poissonByWalk(u: number, mean: number, none = decay(mean)): number {
  if (mean > WALK_FROM_ZERO) return fromMode(u, mean);
  let chance = none;
  let left = u - chance;
  let k = 0;
  while (left > 0 && chance > 0) {
    k += 1;
    chance *= mean / k;
    left -= chance;
  }
  return k;
}

function fromMode(u: number, mean: number): number {
  let k = floor(mean);
  let chance = poissonPoint(k, mean);
  let upTo = incompleteGamma(k + 1, mean).upper;
  if (upTo >= u)
    while (k > 0 && upTo - chance >= u) {
      upTo -= chance;
      chance *= k / mean;
      k -= 1;
    }
  else
    while (upTo < u && chance > 0) {
      k += 1;
      chance *= mean / k;
      upTo += chance;
    }
  return k;
}
