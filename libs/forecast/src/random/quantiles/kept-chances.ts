import { decay } from '../special/decay.js';
import { Chances } from './chances.js';
import * as sums from './kept-sums.js';
import { KeptSums } from './kept-sums.js';

/** Taken out once: what is imported is looked up at every use. */
const { MOST_KEPT } = sums;

/** Of one row. */
const points = new Float64Array(MOST_KEPT + 1);

/** `Chances` that are asked again and again for few people: their distribution functions are kept. */
export class KeptChances extends Chances {
  readonly #kept: KeptSums;

  constructor(count: number) {
    super(count);
    this.#kept = new KeptSums(count);
  }

  override set(at: number, chance: number): void {
    super.set(at, chance);
    this.#kept.forget(at);
  }

  override quantile(at: number, u: number, n: number): number {
    if (n > MOST_KEPT) return super.quantile(at, u, n);
    const chance = this.of(at);
    if (n === 1) return +(u > 1 - chance);
    if (!this.#kept.isKnown(at, n)) this.#keep(at, n);
    return chance > 0.5 ? n - this.#kept.quantile(at, n, 1 - u) : this.#kept.quantile(at, n, u);
  }

  /** Of the rarer outcome. */
  #keep(at: number, n: number): void {
    const odds = this.odds(at);
    points[0] = decay(n * this.hazard(at));
    for (let k = 0; k < n; k += 1) points[k + 1] = points[k]! * ((n - k) / (k + 1)) * odds;
    this.#kept.keep(at, n, points);
  }
}
