import * as decays from '../special/decay.js';
import { incompleteBeta } from '../special/incomplete-beta.js';
import { binomialPoint } from '../special/point.js';

/** Taken out once: what is imported is looked up at every use. */
const { decay, hazardOf } = decays;
const { exp, expm1, floor, min } = Math;

/** Above rounding, and below what a draw could notice: where a bound is this clear, the plain form says the same. */
const MARGIN = 1e-9;
/** Up to this mean the walk starts at 0, beyond it at the mode. */
const WALK_FROM_ZERO = 40;

/**
 * The smallest k such that a binomial variable is k or less with a chance of at least u.
 * @param u above 0 and below 1
 * @param n a whole number from 0 on
 * @param p from 0 to 1
 */
export function binomialQuantile(u: number, n: number, p: number): number {
  if (u < 1 - n * p - MARGIN) return 0;
  if (p > 0.5) return n - binomialQuantile(1 - u, n, 1 - p);
  return exitsByWalk(u, n, hazardOf(p), p / (1 - p));
}

/**
 * How many of n people go, who each do with the chance 1 − e^−hazard: the sum of chances from 0 up, or from the mode either way.
 * @param hazard from 0 on
 * @param odds e^hazard − 1, where it is known already
 */
export function exitsByWalk(u: number, n: number, hazard: number, odds = oddsOf(hazard)): number {
  if (n * hazard > WALK_FROM_ZERO) return fromMode(u, n, -expm1(-hazard), exp(-hazard));
  let chance = decay(n * hazard);
  let left = u - chance;
  let k = 0;
  while (left > 0 && k < n) {
    chance *= ((n - k) / (k + 1)) * odds;
    k += 1;
    left -= chance;
  }
  return k;
}

function fromMode(u: number, n: number, p: number, q: number): number {
  if (q === 0) return n;
  let k = min(n, floor((n + 1) * p));
  let chance = binomialPoint(k, n, p, q);
  let upTo = k === n ? 1 : incompleteBeta(k + 1, n - k, p, q).upper;
  if (upTo >= u)
    while (k > 0 && upTo - chance >= u) {
      upTo -= chance;
      chance *= (k * q) / ((n - k + 1) * p);
      k -= 1;
    }
  else
    while (upTo < u && k < n) {
      chance *= ((n - k) * p) / ((k + 1) * q);
      k += 1;
      upTo += chance;
      if (chance === 0) break;
    }
  return k;
}

/** e^hazard − 1: by its series where that is short, at a third of the cost. */
function oddsOf(h: number): number {
  if (h > 0.03) return expm1(h);
  return h * (1 + (h / 2) * (1 + (h / 3) * (1 + (h / 4) * (1 + (h / 5) * (1 + (h / 6) * (1 + h / 7))))));
}
