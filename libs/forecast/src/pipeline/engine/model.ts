import { type Month } from '@muster/domain';
import { type Schedule } from '../levers/schedule.js';
import { type PipelineParameters } from '../parameters/parameters.js';
import { type Programme } from '../programme.js';

/** One organisation as the engine begins with it. */
export interface StartingOrganisation {
  readonly organisation: string;
  readonly region: number;
  /** People by tenure band. */
  readonly inPost: readonly number[];
  readonly fte: number;
  readonly inactive: number;
}

/** A cohort as the engine begins with it: resumed where it stands, or to come. */
export interface StartingCohort {
  readonly programme: number;
  readonly organisation: number;
  /** The step of its first month; below 0 it has begun. */
  readonly start: number;
  readonly address: number;
  /** 0 where it has begun. */
  readonly places: number;
  readonly inTraining: number;
  readonly interrupted: number;
  /** Withdrawals so far, and as many as were expected at England's rates: what it tells of its own factor. */
  readonly withdrawn: number;
  readonly expected: number;
  readonly awaiting: readonly number[];
}

/**
 * Everything that a trajectory needs, as plain data that a thread can be handed: what is true on the origin, what is believed, and what
 * scenarios change. Organisations are in the order of their regions and codes, so that the order of the evidence changes nothing.
 */
export interface Model {
  readonly seed: number;
  readonly origin: Month;
  /** Months that are forecast. */
  readonly horizon: number;
  readonly regions: readonly string[];
  readonly organisations: readonly StartingOrganisation[];
  readonly cohorts: readonly StartingCohort[];
  readonly programmes: readonly Programme[];
  readonly parameters: PipelineParameters;
  readonly fteAtEntry: { readonly firstPost: number; readonly other: number };
  readonly schedule: Schedule;
  /** Shifts of parameters, in posterior standard deviations or as factors: what sensitivity is asked with. */
  readonly shifts: Shifts;
}

/** By the name of a parameter. `sd` moves the draw's normal score, `factor` multiplies what was drawn. */
export type Shifts = Readonly<
  Partial<Record<ShiftedParameter, { readonly sd?: number; readonly factor?: number }>>
>;

export const SHIFTED = [
  'leaving',
  'retiring',
  'inactivating',
  'reactivating',
  'moving',
  'returning',
  'recruitedAbroad',
  'joiningOtherwise',
  'withdrawing',
  'registering',
  'joining',
  'filling',
  'hours',
] as const;
export type ShiftedParameter = (typeof SHIFTED)[number];
