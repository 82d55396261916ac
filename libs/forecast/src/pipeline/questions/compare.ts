import { type PipelineMeasure } from '../engine/measures.js';
import { type PipelineForecast } from '../results/forecast.js';

/** What is asked of a forecast: an area's measure at a month's end. */
export interface Asking {
  /** `ENG` or a region. */
  readonly area: string;
  readonly measure: PipelineMeasure;
  /** Months since the origin, from 0. */
  readonly step: number;
}

export interface Difference {
  /** Scenario − reference, in the measure's unit. */
  readonly mean: number;
  readonly median: number;
  /** Between which it lies with 95 %. */
  readonly low: number;
  readonly high: number;
  /** The share of trajectories in which the scenario is above; those in which both are equal count half. */
  readonly above: number;
}

/**
 * Two scenarios, trajectory by trajectory: they share their luck, so the difference is that of the scenarios.
 * @throws {RangeError} where they are of different seeds, origins or numbers of trajectories: such differences would be luck
 */
export function compareScenarios(
  scenario: PipelineForecast,
  reference: PipelineForecast,
  asking: Asking,
): Difference {
  const [one, other] = [scenario.model, reference.model];
  if (
    one.seed !== other.seed ||
    one.origin !== other.origin ||
    scenario.trajectories !== reference.trajectories
  )
    throw new RangeError(
      `scenarios are compared under one seed, origin and number of trajectories; these have ` +
        `${one.seed} and ${other.seed}, ${one.origin} and ${other.origin}, ${scenario.trajectories} and ${reference.trajectories}`,
    );
  const { area, measure, step } = asking;
  const before = reference.draws(area, measure, step);
  const differences = scenario.draws(area, measure, step).map((value, at) => value - before[at]!);
  const above = differences.reduce((sum, value) => sum + (value > 0 ? 1 : value === 0 ? 0.5 : 0), 0);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const sorted = differences.sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
  return { mean, median: at(0.5), low: at(0.025), high: at(0.975), above: above / differences.length };
}

/** The share of trajectories in which the measure is at least so much. */
export function chanceOfReaching(
  forecast: PipelineForecast,
  { area, measure, step }: Asking,
  level: number,
): number {
  const draws = forecast.draws(area, measure, step);
  return draws.reduce((count, value) => count + (value >= level ? 1 : 0), 0) / draws.length;
}
