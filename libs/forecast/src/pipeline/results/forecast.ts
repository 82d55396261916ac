import { type Month } from '@muster/domain';
import {
  PIPELINE_FLOWS,
  PIPELINE_MEASURES,
  type PipelineFlow,
  type PipelineMeasure,
} from '../engine/measures.js';
import { type Model } from '../engine/model.js';
import { monthAt } from '../months.js';
import { flowsOf, runBlocks, share, type Shared } from './blocks.js';
import { Histograms, type OrganisationMeasure } from './histograms.js';

/** What moved the stock of an area between the origin and a month's end, in the mean of all trajectories. */
export type Bridge = Readonly<Record<PipelineFlow, number>>;

/**
 * Draws of every area, measure and month. England is the sum of its regions in every draw; regions are the sums of their organisations.
 * Of organisations there is a summary at each year's end.
 */
export class PipelineForecast {
  readonly trajectories: number;
  readonly months: readonly Month[];
  readonly regions: readonly string[];
  readonly #row: Float32Array;
  readonly #histograms: Histograms;

  constructor(
    readonly model: Model,
    private readonly shared: Shared,
    counts: readonly Int32Array[],
  ) {
    this.trajectories = shared.trajectories;
    this.regions = model.regions;
    this.months = Array.from({ length: model.horizon }, (_, step) => monthAt(step, model.origin));
    this.#row = new Float32Array(shared.draws);
    this.#histograms = new Histograms(model);
    for (const of of counts) this.#histograms.addAll(of);
  }

  /**
   * One value a trajectory, in the order of trajectories: scenarios of one seed are compared value by value.
   * @param area `ENG` or a region
   * @param step months since the origin, from 0: the first month's end
   * @throws {RangeError} where there is no such area or month
   */
  draws(area: string, measure: PipelineMeasure, step: number): Float64Array {
    const { regions, horizon } = this.model;
    if (!(Number.isInteger(step) && step >= 0 && step < horizon))
      throw new RangeError(`step: expected whole months from 0 to ${horizon - 1}, got ${step}`);
    const width = PIPELINE_MEASURES.length * regions.length * horizon;
    const first = PIPELINE_MEASURES.indexOf(measure) * regions.length;
    const values = new Float64Array(this.trajectories);
    for (const region of this.#regionsOf(area)) {
      const offset = (first + region) * horizon + step;
      for (let at = 0; at < values.length; at += 1) values[at]! += this.#row[at * width + offset]!;
    }
    return values;
  }

  mean(area: string, measure: PipelineMeasure, step: number): number {
    return this.draws(area, measure, step).reduce((sum, value) => sum + value, 0) / this.trajectories;
  }

  /** Of the draws in order, the smallest that so large a share does not exceed. */
  quantiles(area: string, measure: PipelineMeasure, step: number, shares: readonly number[]): number[] {
    const sorted = this.draws(area, measure, step).sort();
    return shares.map(
      share => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!,
    );
  }

  /** Stock of the origin + the sum of the bridge = mean stock at the month's end, but for what the lever `hours` says of a moment. */
  bridge(area: string, measure: 'headcount' | 'fte', step: number): Bridge {
    const sums = flowsOf(this.model, this.shared, measure === 'headcount' ? 'heads' : 'ftes');
    const bridge = PIPELINE_FLOWS.map((flow, at) => {
      let sum = 0;
      for (const region of this.#regionsOf(area))
        for (let month = 0; month <= step; month += 1)
          sum += sums[(region * this.model.horizon + month) * PIPELINE_FLOWS.length + at]!;
      return [flow, (LEAVING.has(flow) ? -sum : sum) / this.trajectories] as const;
    });
    return Object.fromEntries(bridge) as Bridge;
  }

  /** At each year's end. @throws {RangeError} where there is no such organisation */
  organisation(
    code: string,
    measure: OrganisationMeasure,
    shares: readonly number[],
  ): { month: Month; quantiles: number[] }[] {
    const organisation = this.model.organisations.findIndex(of => of.organisation === code);
    if (organisation === -1) throw new RangeError(`there is no organisation ${code} in this forecast`);
    return this.#histograms.steps.map((step, at) => ({
      month: this.months[step]!,
      quantiles: shares.map(share => this.#histograms.quantile(at, organisation, measure, share)),
    }));
  }

  #regionsOf(area: string): number[] {
    if (area === 'ENG') return this.regions.map((_, at) => at);
    const region = this.regions.indexOf(area);
    if (region === -1)
      throw new RangeError(
        `there is no area ${area} in this forecast; there are ENG, ${this.regions.join(', ')}`,
      );
    return [region];
  }
}

const LEAVING: ReadonlySet<PipelineFlow> = new Set(['left', 'retired', 'inactivated', 'movedOut']);

/** How trajectories of a model are run: here, or in threads. */
export type RunPipeline = (
  model: Model,
  trajectories: number,
) => PipelineForecast | Promise<PipelineForecast>;

/** On this thread. @throws {RangeError} where there is no trajectory to run */
export function runPipeline(model: Model, trajectories: number): PipelineForecast {
  requireTrajectories(trajectories);
  const shared = share(model, trajectories);
  return new PipelineForecast(model, shared, [runBlocks(model, shared)]);
}

export function requireTrajectories(trajectories: number): void {
  if (!Number.isInteger(trajectories) || trajectories < 1 || trajectories > 1_000_000)
    throw new RangeError(`trajectories: expected a whole number from 1 to 1,000,000, got ${trajectories}`);
}
