import { addMonths, type Day } from '../../../calendar/day.js';
import { type Spread } from '../../../cubes/spread.js';
import { type Reference } from '../../../reference/reference.js';
import { type Journey, MONTHS_AFTER, type Qualified, wholeMonths } from '../journeys.js';
import {
  areasOfPlace,
  type Enrolment,
  isSamePlace,
  type Place,
  placeOn,
  type Study,
  studyOn,
} from './enrolment.js';

/** Something that comes of an enrolment, on its day and at the place that it counts at. `count` is −1 where something ceases. */
export interface Milestone {
  readonly kind: MilestoneKind;
  /** What the kind is told by (a year, a reason, months); empty where by nothing. */
  readonly detail: string;
  readonly on: Day;
  readonly place: Place;
  readonly count: 1 | -1;
}

export type MilestoneKind =
  | 'started'
  | 'in-year'
  | 'interrupted'
  | 'transferred-out'
  | 'transferred-in'
  | 'withdrew'
  | 'completed-on-time'
  | 'completed-late'
  | 'due'
  | 'not-on-time'
  | 'registered'
  | 'first-post'
  | 'left-profession'
  | `qualified-${(typeof MONTHS_AFTER)[number]}`
  | `first-post-${3 | 6 | 12}`
  | `in-post-${12 | 24}`;

/** A year, or a reason, that nobody told. */
const NOT_GIVEN = 'not-given';

/**
 * The cells of the cube `cohort`. They follow from the timeline alone: what will be so unless something else arrives (due and not
 * completed, twelve months qualified and not in post) is told on its day to come.
 */
export function cohortContributions(journey: Journey, reference: Reference): Spread<'cohort'>[] {
  const { enrolment } = journey;
  const { profession, route, cohort } = enrolment;
  return milestonesOf(journey).map(({ kind, detail, on, place, count }) => {
    const { programme, institution } = place;
    return {
      cube: 'cohort',
      areas: areasOfPlace(place, enrolment, reference),
      at: { profession, programme, route, institution, cohort, kind, detail, day: on },
      add: { count },
    };
  });
}

/** Everything that comes of an enrolment. A transfer's day and all after it count at the new place, in the same cohort. */
export function milestonesOf({ enrolment, due, qualified }: Journey): Milestone[] {
  const { enrolledOn, ended, isReturn, places } = enrolment;
  const at = (on: Day, kind: MilestoneKind, detail = ''): Milestone => {
    return { kind, detail, on, place: placeOn(enrolment, on), count: 1 };
  };
  const completedLate = ended?.how === 'completed' && due !== undefined && ended.on > due.onTimeUntil;
  const isOnTime = ended?.how === 'completed' && !completedLate;
  return [
    { ...at(enrolledOn, 'started', isReturn ? 'return' : ''), place: places[0]! },
    ...transfersOf(places),
    ...changesOf(enrolment, 'in-year', ({ year }) => String(year ?? NOT_GIVEN)),
    ...changesOf(enrolment, 'interrupted', ({ interrupted }) => (interrupted ? '' : undefined)),
    ...(ended?.how === 'withdrew' ? [at(ended.on, 'withdrew', ended.reason ?? NOT_GIVEN)] : []),
    ...(ended?.how === 'completed'
      ? [at(ended.on, completedLate ? 'completed-late' : 'completed-on-time')]
      : []),
    ...(due === undefined ? [] : [at(due.on, 'due')]),
    ...(due === undefined || isOnTime ? [] : [at(due.on, 'not-on-time')]),
    ...(qualified === undefined ? [] : afterQualifying(qualified, at)),
  ];
}

function afterQualifying(
  { on, registeredOn, firstPostOn, leftOn, inPostAfter }: Qualified,
  at: (on: Day, kind: MilestoneKind, detail?: string) => Milestone,
): Milestone[] {
  const found: Milestone[] = [];
  if (registeredOn !== undefined) found.push(at(registeredOn, 'registered'));
  if (firstPostOn !== undefined)
    found.push(at(firstPostOn, 'first-post', String(wholeMonths(on, firstPostOn))));
  if (firstPostOn !== undefined && leftOn !== undefined)
    found.push(at(leftOn, 'left-profession', String(wholeMonths(firstPostOn, leftOn))));
  for (const months of MONTHS_AFTER) {
    const day = addMonths(on, months);
    found.push(at(day, `qualified-${months}`));
    if (months !== 24 && firstPostOn !== undefined && firstPostOn <= day)
      found.push(at(day, `first-post-${months}`));
    if ((months === 12 || months === 24) && inPostAfter[months]) found.push(at(day, `in-post-${months}`));
  }
  return found;
}

/** One that leads where the learner counts already moves nobody. */
function transfersOf(places: readonly Place[]): Milestone[] {
  return places.flatMap((place, index) => {
    const before = places[index - 1];
    if (before === undefined || isSamePlace(before, place)) return [];
    return [
      { kind: 'transferred-out', detail: '', on: place.from, place: before, count: 1 },
      { kind: 'transferred-in', detail: '', on: place.from, place, count: 1 },
    ] as const;
  });
}

/**
 * A state as changes: 1 on the day on which it begins somewhere, −1 on that on which it ceases there.
 * @param stateOf what is told of how the learner studies; undefined where it is not so
 */
function changesOf(
  enrolment: Enrolment,
  kind: MilestoneKind,
  stateOf: (study: Study) => string | undefined,
): Milestone[] {
  const changes: Milestone[] = [];
  let was: { readonly detail: string; readonly place: Place } | undefined;
  for (const on of daysOf(enrolment)) {
    const place = placeOn(enrolment, on);
    const detail = isOver(enrolment, on) ? undefined : stateOf(studyOn(enrolment, on));
    if (was?.detail === detail && (was === undefined || isSamePlace(was.place, place))) continue;
    if (was !== undefined) changes.push({ kind, on, ...was, count: -1 });
    was = detail === undefined ? undefined : { detail, place };
    if (was !== undefined) changes.push({ kind, on, ...was, count: 1 });
  }
  return changes;
}

/** The days on which anything about an enrolment may change, in order. */
function daysOf({ places, studies, ended }: Enrolment): Day[] {
  const days = [...places, ...studies].map(({ from }) => from);
  return [...new Set(ended === undefined ? days : [...days, ended.on])].sort();
}

function isOver({ ended }: Enrolment, on: Day): boolean {
  return ended !== undefined && ended.on <= on;
}
