import { type StartingCohort } from './model.js';

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
  readonly withdrawn: Float64Array;
  readonly expected: Float64Array;
  /** Undefined where nobody awaits a first post. */
  readonly awaiting: readonly (readonly number[] | undefined)[];

  constructor(cohorts: readonly StartingCohort[]) {
    this.count = cohorts.length;
    this.programme = Int32Array.from(cohorts, of => of.programme);
    this.organisation = Int32Array.from(cohorts, of => of.organisation);
    this.start = Int32Array.from(cohorts, of => of.start);
    this.address = Int32Array.from(cohorts, of => of.address);
    this.places = Float64Array.from(cohorts, of => of.places);
    this.inTraining = Int32Array.from(cohorts, of => of.inTraining);
    this.interrupted = Int32Array.from(cohorts, of => of.interrupted);
    this.withdrawn = Float64Array.from(cohorts, of => of.withdrawn);
    this.expected = Float64Array.from(cohorts, of => of.expected);
    this.awaiting = cohorts.map(of => (of.awaiting.some(count => count > 0) ? of.awaiting : undefined));
  }
}
