import { type Month } from '@muster/domain';
import { type Programme } from './programme.js';

/** By tenure in the organisation: under 1 year, 1 to 2, 2 to 5, 5 to 10, 10 and more. */
export type ByBand = readonly [number, number, number, number, number];

/** Months of tenure at which the bands end; the last has no end. */
export const BAND_ENDS = [12, 24, 60, 120] as const;
export const BANDS = 5;

/**
 * All that model B learns from: plain counts of what was seen up to the origin, which is the last day of a month. Counts are of people
 * (headcount); nobody can be found in them. `stock_month`, `flow_month`, `cohort`, `intake` and `tenure` below are cubes
 * (`libs/domain/src/cubes/cube.ts`), read at the level of organisations.
 */
export interface PipelineEvidence {
  /** `midwife`, `consultant-obstetrics-gynaecology`. */
  readonly profession: string;
  /** What is forecast begins in the month after. */
  readonly origin: Month;
  readonly programmes: readonly Programme[];
  readonly organisations: readonly OrganisationEvidence[];
  readonly cohorts: readonly CohortEvidence[];
  readonly planned: readonly PlannedCohort[];
  /** Of cohorts that have begun and were planned: cubes `intake` and `cohort`. */
  readonly filled: readonly FillEvidence[];
  /** England's leavers by year, oldest first, for how far years differ by more than chance: flow_month `left` + `role-out`, and stock_month. */
  readonly leavingByYear: readonly { readonly left: number; readonly personMonths: number }[];
  /** England's FTE a head at the end of each year, oldest first: stock_month `fte` ÷ `headcount`. */
  readonly fteByYear: readonly number[];
  /** England's, over the window: sum over regions of flow_month `move-out` at the level of regions. */
  readonly movedBetweenRegions: number;
  /** Mean FTE of people when they enter, of flow_month `fte` ÷ `headcount` of the kind. */
  readonly fteAtEntry: { readonly firstPost: number; readonly other: number };
}

/** One organisation in one region, seen over a window that ends with the origin. Exits of the last 28 days are provisional: end before them. */
export interface OrganisationEvidence {
  /** ODS code. */
  readonly organisation: string;
  readonly region: string;
  /** On the origin: cube `tenure`, in post by band. */
  readonly inPost: ByBand;
  /** On the origin: stock_month `fte`, in FTE. */
  readonly fte: number;
  /** Inactive on the origin and expected back: flow_month `inactivated` − `reactivated` up to it. */
  readonly inactive: number;
  /** In post, summed over the window's months: cube `tenure`, in post by band. */
  readonly personMonths: ByBand;
  /** Cube `tenure`, exits of kinds `left` and `role-out`, without those who retired. */
  readonly left: ByBand;
  /** Those of them whose reason of leaving is retirement; zeros where reasons are not told. */
  readonly retired: ByBand;
  /** flow_month, over the window. */
  readonly inactivated: number;
  readonly reactivated: number;
  /** Inactive, summed over the window's months. */
  readonly inactiveMonths: number;
  /** flow_month `move-out`, `move-in`. */
  readonly movedOut: number;
  readonly movedIn: number;
  /** flow_month `return`. */
  readonly returned: number;
  /** `new` whose nationality group and place of training are abroad; 0 where not told, and then they are among `joinedOtherwise`. */
  readonly recruitedAbroad: number;
  /** flow_month `new` + `role-in`, without first posts of the cohorts below and without `recruitedAbroad`. */
  readonly joinedOtherwise: number;
}

/**
 * A cohort that has begun: cube `cohort`, by programme, first month and placement organisation. From what is seen here it resumes.
 */
export interface CohortEvidence {
  readonly programme: string;
  /** Where its learners are placed: ODS code, one of `organisations`. */
  readonly organisation: string;
  readonly start: Month;
  readonly starters: number;
  /** On the origin, without the interrupted: sum of `in-year` up to it, less `interrupted`. */
  readonly inTraining: number;
  readonly interrupted: number;
  /** By year of the programme: `withdrew` (less `returned`), and those in training summed over the months. */
  readonly withdrawn: readonly number[];
  readonly learnerMonths: readonly number[];
  /** Interruptions begun and ended, and those interrupted summed over the months. */
  readonly interruptions: { readonly begun: number; readonly ended: number; readonly months: number };
  /** What came of those due: on time, late by each class of the programme, never. Those not yet known are in `inTraining`. */
  readonly outcomes: readonly [number, number, number, number, number];
  /** Of all who completed. */
  readonly registered: number;
  /** First posts by class of the programme's `delays`: `first-post`, detail. */
  readonly firstPosts: readonly number[];
  /** Completed, registered and without a first post on the origin, by whole months since completing (index 0: under one). */
  readonly awaiting: readonly number[];
  /** Of the first posts: in the placement organisation, elsewhere in its region, further away. */
  readonly destinations: readonly [own: number, region: number, elsewhere: number];
}

/** A cohort to come: cube `intake`, `confirmed`, else `planned`; beyond what is told, what the asker assumes. */
export interface PlannedCohort {
  readonly programme: string;
  readonly organisation: string;
  readonly start: Month;
  readonly places: number;
}

/** Places and starters of cohorts that have begun and were planned, for the fill rate. */
export interface FillEvidence {
  readonly places: number;
  readonly starters: number;
}
