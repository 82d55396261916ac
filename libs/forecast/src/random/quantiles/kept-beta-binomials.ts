import { betaBinomialQuantile } from './beta-binomial.js';
import * as sums from './kept-sums.js';
import { KeptSums } from './kept-sums.js';

/** Taken out once: what is imported is looked up at every use. */
const { MOST_KEPT } = sums;

/** Of one row. */
const points = new Float64Array(MOST_KEPT + 1);

/** Beta-binomials of one Beta(a, b) that are asked again and again for few trials: their distribution functions are kept. */
export class KeptBetaBinomials {
  #a = 1;
  #b = 1;
  readonly #kept = new KeptSums(1);

  /** @param a above 0; b above 0 */
  set(a: number, b: number): void {
    this.#a = a;
    this.#b = b;
    this.#kept.forget(0);
  }

  /** The same as `betaBinomialQuantile` of what was set. */
  quantile(u: number, n: number): number {
    const a = this.#a;
    const b = this.#b;
    if (n > MOST_KEPT) return betaBinomialQuantile(u, n, a, b);
    const isMirrored = a > b;
    if (!this.#kept.isKnown(0, n)) this.#keep(n, isMirrored ? b : a, isMirrored ? a : b);
    return isMirrored ? n - this.#kept.quantile(0, n, 1 - u) : this.#kept.quantile(0, n, u);
  }

  #keep(n: number, a: number, b: number): void {
    let chance = 1;
    for (let i = 0; i < n; i += 1) chance *= (b + i) / (a + b + i);
    points[0] = chance;
    for (let k = 0; k < n; k += 1)
      points[k + 1] = points[k]! * (((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)));
    this.#kept.keep(0, n, points);
  }
}
