import { type Stock } from '../engine/stock.js';
import { type Model } from '../engine/model.js';

/** Cells of one histogram. */
const CELLS = 256;
export const ORGANISATION_MEASURES = ['headcount', 'fte'] as const;
export type OrganisationMeasure = (typeof ORGANISATION_MEASURES)[number];

/**
 * How many trajectories had how many in post, by organisation, at each year's end: bounded however many trajectories there are. Counts of
 * trajectories add up to the same whatever thread counted them. Of up to 64 people cells are single people.
 */
export class Histograms {
  /** Steps that are counted: each twelfth, and the last. */
  readonly steps: readonly number[];
  readonly counts: Int32Array;

  constructor(
    private readonly model: Pick<Model, 'horizon' | 'organisations'>,
    counts?: Int32Array,
  ) {
    const { horizon, organisations } = model;
    this.steps = Array.from({ length: Math.ceil(horizon / 12) }, (_, year) =>
      Math.min(12 * year + 11, horizon - 1),
    );
    const size = this.steps.length * organisations.length * ORGANISATION_MEASURES.length * CELLS;
    this.counts = counts ?? new Int32Array(size);
  }

  add(step: number, stock: Stock): void {
    const at = this.steps.indexOf(step);
    if (at === -1) return;
    for (let organisation = 0; organisation < stock.heads.length; organisation += 1) {
      const width = this.width(organisation);
      this.#count(at, organisation, 0, stock.heads[organisation]! / width);
      this.#count(at, organisation, 1, stock.fte[organisation]! / width);
    }
  }

  addAll(other: Int32Array): void {
    for (let at = 0; at < other.length; at += 1) this.counts[at]! += other[at]!;
  }

  /** Of one cell, in people or FTE. */
  width(organisation: number): number {
    const heads = this.model.organisations[organisation]!.inPost.reduce((sum, count) => sum + count, 0);
    return Math.max(1, Math.ceil((3 * heads + 64) / CELLS));
  }

  /** Where the counted trajectories reach a share of all: for headcount the cell's lowest count, for FTE within it as if even. */
  quantile(at: number, organisation: number, measure: OrganisationMeasure, share: number): number {
    const from = this.#from(at, organisation, ORGANISATION_MEASURES.indexOf(measure));
    const width = this.width(organisation);
    let all = 0;
    for (let cell = 0; cell < CELLS; cell += 1) all += this.counts[from + cell]!;
    let before = 0;
    for (let cell = 0; cell < CELLS; cell += 1) {
      const count = this.counts[from + cell]!;
      if (before + count >= share * all && count > 0)
        return measure === 'headcount' && width === 1
          ? cell
          : (cell + (share * all - before) / count) * width;
      before += count;
    }
    return CELLS * width;
  }

  #count(at: number, organisation: number, measure: number, value: number): void {
    const cell = Math.min(CELLS - 1, Math.floor(value));
    this.counts[this.#from(at, organisation, measure) + cell]! += 1;
  }

  #from(at: number, organisation: number, measure: number): number {
    return (
      ((at * this.model.organisations.length + organisation) * ORGANISATION_MEASURES.length + measure) * CELLS
    );
  }
}
