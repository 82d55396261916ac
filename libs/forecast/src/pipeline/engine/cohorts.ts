import { type Model } from './model.js';

const { log1p } = Math;

/** The same as `StartingCohort`, a column each: they are gone through in every trajectory. */
export class Cohorts {
  readonly count: number;
  readonly programme: Int32Array;
  readonly organisation: Int32Array;
  readonly start: Int32Array;
  readonly address: Int32Array;
  readonly places: Float64Array;
  readonly inTraining: Int32Array;
  readonly interrupted: Int32Array;
  readonly expected: Float64Array;
  /** How much of a cohort's own factor is believed: what programmes believe, and the withdrawals that were seen. */
  readonly shape: Float64Array;
  /** Of the logarithm of the factor. */
  readonly variance: Float64Array;
  /** Undefined where nobody awaits a first post. */
  readonly awaiting: readonly (readonly number[] | undefined)[];

  constructor({ cohorts, parameters }: Pick<Model, 'cohorts' | 'parameters'>) {
    this.count = cohorts.length;
    this.programme = Int32Array.from(cohorts, of => of.programme);
    this.organisation = Int32Array.from(cohorts, of => of.organisation);
    this.start = Int32Array.from(cohorts, of => of.start);
    this.address = Int32Array.from(cohorts, of => of.address);
    this.places = Float64Array.from(cohorts, of => of.places);
    this.inTraining = Int32Array.from(cohorts, of => of.inTraining);
    this.interrupted = Int32Array.from(cohorts, of => of.interrupted);
    this.expected = Float64Array.from(cohorts, of => of.expected);
    this.shape = Float64Array.from(
      cohorts,
      of => parameters.programmes[of.programme]!.cohortConcentration + of.withdrawn,
    );
    this.variance = this.shape.map(shape => log1p(1 / shape));
    this.awaiting = cohorts.map(of => (of.awaiting.some(count => count > 0) ? of.awaiting : undefined));
  }
}
