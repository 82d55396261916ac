import { PIPELINE_FLOWS, PIPELINE_MEASURES } from './measures.js';
import { type Model } from './model.js';
import { Stock } from './stock.js';
import { Training } from './training.js';
import { World } from './world.js';

/** Runs trajectories of a model, any of them, in any order: each depends on its number alone. */
export class Trajectories {
  /** Of a trajectory's row of draws: measure × region × step. */
  readonly width: number;
  /** Of the flows: (region × step) × flow. */
  readonly flows: number;
  readonly stock: Stock;
  readonly #world: World;
  readonly #training: Training;

  constructor(private readonly model: Model) {
    this.#world = new World(model);
    this.#training = new Training(model, this.#world);
    this.stock = new Stock(model, this.#world, this.#training);
    this.width = PIPELINE_MEASURES.length * model.regions.length * model.horizon;
    this.flows = model.regions.length * model.horizon * PIPELINE_FLOWS.length;
  }

  /**
   * @param row of zeros, of `width`: filled
   * @param heads of `flows`: added to
   * @param ftes of `flows`: added to
   * @param after told each month's end, while `stock` says how many are in post where
   */
  run(
    trajectory: number,
    row: Float32Array,
    heads: Float64Array,
    ftes: Float64Array,
    after: (step: number) => void = () => undefined,
  ): void {
    this.#world.draw(trajectory);
    this.#training.run(row);
    this.stock.begin(row, heads, ftes);
    for (let step = 0; step < this.model.horizon; step += 1) {
      this.stock.month(step);
      after(step);
    }
  }
}
