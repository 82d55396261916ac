import { logGamma } from '../special/log-gamma.js';

const { exp, floor } = Math;

const MARGIN = 1e-9;
const WALK_FROM_ZERO = 300;

/**
 * The smallest k such that a beta-binomial variable is k or less with a chance of at least u: n trials under one unknown chance, which is
 * Beta(a, b). Drawn month by month, with a raised by what happened and b by what did not, it is the same as a chance drawn once from
 * Beta(a, b) that stays: Pólya's urn.
 * @param u above 0 and below 1
 * @param n a whole number from 0 on
 * @param a from 0 on; b above 0
 */
export function betaBinomialQuantile(u: number, n: number, a: number, b: number): number {
  if (a > b && b > 0) return n - betaBinomialQuantile(1 - u, n, b, a);
  return u < 1 - (n * a) / (a + b) - MARGIN ? 0 : betaBinomialByWalk(u, n, a, b);
}

/** `betaBinomialQuantile` without its short cut. */
export function betaBinomialByWalk(u: number, n: number, a: number, b: number): number {
  let k = 0;
  let chance = 1;
  if (n <= WALK_FROM_ZERO) for (let i = 0; i < n; i += 1) chance *= (b + i) / (a + b + i);
  else ({ k, chance } = farBelow(n, a, b));
  let left = u - chance;
  while (left > 0 && k < n) {
    chance *= ((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1));
    k += 1;
    left -= chance;
  }
  return k;
}

/** The first k whose chance is a number at all; what lies below it is nothing. */
function farBelow(n: number, a: number, b: number): { k: number; chance: number } {
  const logAt = (k: number) =>
    logGamma(n + 1) -
    logGamma(k + 1) -
    logGamma(n - k + 1) +
    logGamma(a + k) +
    logGamma(b + n - k) -
    logGamma(a + b + n) +
    logGamma(a + b) -
    logGamma(a) -
    logGamma(b);
  let low = 0;
  if (a > 0 && logAt(0) < -80) {
    let high = floor((n * a) / (a + b));
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (logAt(middle) < -80) low = middle;
      else high = middle;
    }
  }
  return { k: low, chance: a > 0 ? exp(logAt(low)) : 1 };
}
