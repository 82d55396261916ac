import { type Stock } from '../engine/stock.js';
import { type Model } from '../engine/model.js';

const { min } = Math;

/** Cells of one histogram. */
const CELLS = 256;
/** Trajectories that are noted before they are counted. */
const TOGETHER = 50;

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
  /** How many histograms there are. */
  readonly #size: number;
  readonly #widths: readonly number[];
  /** By trajectory × step × organisation × measure: cells that are not counted yet. */
  #noted = new Uint8Array(0);
  #next = 0;

  constructor(
    private readonly model: Pick<Model, 'horizon' | 'organisations'>,
    counts?: Int32Array,
  ) {
    const { horizon, organisations } = model;
    this.steps = Array.from({ length: Math.ceil(horizon / 12) }, (_, year) =>
      Math.min(12 * year + 11, horizon - 1),
    );
    this.#size = this.steps.length * organisations.length * ORGANISATION_MEASURES.length;
    this.counts = counts ?? new Int32Array(this.#size * CELLS);
    this.#widths = organisations.map((_, organisation) => this.width(organisation));
  }

  /** Notes what a trajectory has at a month's end: of each trajectory all steps in their order. */
  add(step: number, stock: Stock): void {
    if (!this.steps.includes(step)) return;
    const { heads, fte } = stock;
    const widths = this.#widths;
    if (this.#noted.length === 0) this.#noted = new Uint8Array(TOGETHER * this.#size);
    const noted = this.#noted;
    let next = this.#next;
    for (let organisation = 0; organisation < heads.length; organisation += 1) {
      const width = widths[organisation]!;
      noted[next] = min(CELLS - 1, heads[organisation]! / width);
      noted[next + 1] = min(CELLS - 1, fte[organisation]! / width);
      next += 2;
    }
    this.#next = next;
    if (next === noted.length) this.settle();
  }

  /** Counts what is noted: one histogram after the other, each with all its trajectories, for they are far more than is near a processor. */
  settle(): void {
    const { counts } = this;
    const noted = this.#noted;
    const size = this.#size;
    for (let histogram = 0; histogram < size; histogram += 1)
      for (let at = histogram; at < this.#next; at += size) counts[histogram * CELLS + noted[at]!]! += 1;
    this.#next = 0;
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

  #from(at: number, organisation: number, measure: number): number {
    return (
      ((at * this.model.organisations.length + organisation) * ORGANISATION_MEASURES.length + measure) * CELLS
    );
  }
}
