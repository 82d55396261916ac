/** More people than this have no row. */
export const MOST_KEPT = 31;
const ROW = MOST_KEPT + 1;

/**
 * Distribution functions of counts among n people, for variables that are asked again and again: added up when they are first asked for,
 * and looked up from then on.
 */
export class KeptSums {
  /** By variable × n × k: the chance of k or fewer. */
  readonly #upTo: Float64Array;
  /** By variable × n. */
  readonly #isKnown: Uint8Array;

  /** @param variables how many */
  constructor(variables: number) {
    this.#upTo = new Float64Array(variables * ROW * ROW);
    this.#isKnown = new Uint8Array(variables * ROW);
  }

  /** To be said where a variable's chances are others from now on. */
  forget(variable: number): void {
    this.#isKnown.fill(0, variable * ROW, (variable + 1) * ROW);
  }

  isKnown(variable: number, n: number): boolean {
    return this.#isKnown[variable * ROW + n] === 1;
  }

  /** @param chances of 0, 1, … n, one after the other; n up to `MOST_KEPT` */
  keep(variable: number, n: number, chances: Float64Array): void {
    const row = variable * ROW + n;
    let sum = 0;
    for (let k = 0; k <= n; k += 1) this.#upTo[row * ROW + k] = sum += chances[k]!;
    this.#isKnown[row] = 1;
  }

  /** The smallest k of up to n which the variable does not exceed with a chance of at least u. */
  quantile(variable: number, n: number, u: number): number {
    const upTo = this.#upTo;
    const first = (variable * ROW + n) * ROW;
    let k = 0;
    while (k < n && u > upTo[first + k]!) k += 1;
    return k;
  }
}
