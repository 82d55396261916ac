import * as decays from '../special/decay.js';
import * as binomials from './binomial.js';

/** Taken out once: what is imported is looked up at every use. */
const { hazardOf } = decays;
const { binomialQuantile, exitsByWalk } = binomials;

const MARGIN = 1e-9;

/** Binomials whose chances stay for many draws: what follows from a chance alone is worked out once. */
export class Chances {
  readonly #chance: Float64Array;
  /** Of the rarer outcome: −ln(1 − chance), and chance ÷ (1 − chance). */
  readonly #hazard: Float64Array;
  readonly #odds: Float64Array;

  constructor(count: number) {
    this.#chance = new Float64Array(count);
    this.#hazard = new Float64Array(count);
    this.#odds = new Float64Array(count);
  }

  set(at: number, chance: number): void {
    const rarer = chance > 0.5 ? 1 - chance : chance;
    this.#chance[at] = chance;
    this.#hazard[at] = hazardOf(rarer);
    this.#odds[at] = rarer / (1 - rarer);
  }

  of(at: number): number {
    return this.#chance[at]!;
  }

  /** −ln(1 − chance) of the rarer outcome. */
  hazard(at: number): number {
    return this.#hazard[at]!;
  }

  /** Of the rarer outcome. */
  odds(at: number): number {
    return this.#odds[at]!;
  }

  /** Whether it is so clear that the quantile is 0 that it need not be asked. */
  isNone(at: number, u: number, n: number): boolean {
    return u < 1 - n * this.#chance[at]! - MARGIN;
  }

  /** The same as `binomialQuantile` of the chance that was set. */
  quantile(at: number, u: number, n: number): number {
    const chance = this.#chance[at]!;
    if (n === 1) return +(u > 1 - chance);
    if (chance > 0.5) {
      if (1 - u < 1 - n * (1 - chance) - MARGIN) return n;
      return n - exitsByWalk(1 - u, n, this.#hazard[at]!, this.#odds[at]);
    }
    if (u < 1 - n * chance - MARGIN) return 0;
    return exitsByWalk(u, n, this.#hazard[at]!, this.#odds[at]);
  }

  /** Where something makes the chance another for once. */
  quantileOf(at: number, u: number, n: number, factor: number): number {
    return binomialQuantile(u, n, Math.min(1, this.#chance[at]! * factor));
  }
}
