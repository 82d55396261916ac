import { type Day } from '../../../calendar/day.js';
import { type Month } from '../../../calendar/month.js';
import { type Fte } from '../../../fte.js';
import { type Hours } from '../../../hours.js';
import { type Areas } from '../../../organisations/area.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Profession } from '../../../professions.js';
import { areasOf, type Reference } from '../../../reference/reference.js';
import { type ExposureKind } from './events.js';

/**
 * Where a learner counts from a day on: where the enrolment said, until a transfer. Placements change all the time; the first that is
 * known of stands for the place, so that nobody leaves an area of a cohort but by a transfer.
 */
export interface Place {
  readonly from: Day;
  readonly institution: OdsCode;
  readonly programme: string;
  readonly placement: OdsCode | undefined;
}

/** How a learner studies from a day on. What nobody said is undefined. */
export interface Study {
  readonly from: Day;
  readonly placement: OdsCode | undefined;
  readonly delivery: string | undefined;
  readonly fte: Fte | undefined;
  readonly year: number | undefined;
  readonly interrupted: boolean;
}

/** What one entry of a portfolio says was done. */
export interface Exposure {
  readonly on: Day;
  readonly practiceArea: string;
  readonly hours: Hours | undefined;
  readonly counts: Readonly<Partial<Record<ExposureKind, number>>>;
}

/** `on` is the first day on which the learner no longer is one. */
export type Ending =
  | { readonly on: Day; readonly how: 'withdrew'; readonly reason: string | undefined }
  | { readonly on: Day; readonly how: 'completed' };

/** One enrolment, from its first day to how it ended, as far as is known. */
export interface Enrolment {
  readonly learner: string;
  readonly profession: Profession;
  readonly route: string;
  /** The month that it begins in, which stays through transfers and interruptions. */
  readonly cohort: Month;
  readonly lengthMonths: number;
  readonly enrolledOn: Day;
  /** Of a learner who had withdrawn before. */
  readonly isReturn: boolean;
  /** In order; the first from the first day, the others from their transfers. Of several of one day the last holds. */
  readonly places: readonly Place[];
  /** In order, one a day at most; the first from the first day. */
  readonly studies: readonly Study[];
  /** In order of day. */
  readonly exposures: readonly Exposure[];
  readonly ended: Ending | undefined;
}

/** The place that an enrolment counts at on a day: on the day of a transfer already the new one. */
export function placeOn({ places }: Enrolment, on: Day): Place {
  return places.findLast(({ from }) => from <= on) ?? places[0]!;
}

/** How a learner studies on a day of the enrolment. */
export function studyOn({ studies }: Enrolment, on: Day): Study {
  return studies.findLast(({ from }) => from <= on) ?? studies[0]!;
}

/** The areas of a place: of the placement, where none is known of the institution, as they were when the enrolment began. */
export function areasOfPlace(
  { placement, institution }: Place,
  { enrolledOn }: Enrolment,
  reference: Reference,
): Areas {
  return areasOf(reference, placement ?? institution, enrolledOn);
}

export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a === b || (a.institution === b.institution && a.programme === b.programme && a.placement === b.placement)
  );
}
