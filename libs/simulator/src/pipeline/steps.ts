import { type Month } from '@muster/domain';
import { sourceOf } from '../organisations/trust.js';
import { MIDWIFERY } from '../training/programme.js';
import { type Random } from '../random/random.js';
import { type Place, type Step } from './entrant.js';
import { type DayAfter, type Fate } from './fate.js';
import { type Practice } from './practice.js';

/** Years begin within so many days of the first of the month. */
const YEAR_BEGINS = 10;

export interface Course {
  /** The pseudonym of the enrolment. */
  readonly learner: string;
  readonly cohort: Month;
  readonly place: Place;
  /** Where a transfer leads. */
  readonly other: Place;
}

/** All that is told of an enrolment, in order of day. */
export function stepsOf(
  course: Course,
  fate: Fate,
  practices: readonly Practice[],
  dayAfter: DayAfter,
  random: Random,
): Step[] {
  const { learner, cohort, place, other } = course;
  const { enrolledOn, outcome, outcomeOn, interruption, transferOn, reason, route, delivery, lengthMonths } =
    fate;
  const placeOn = (on: number) => (transferOn !== undefined && on >= transferOn ? other : place);
  const step = (event: Step['event'], on: number, data: Step['data'] = {}): Step => ({
    on,
    event,
    source: sourceOf(placeOn(on).institution, 'students'),
    data: { learner, ...data },
  });
  const steps = [
    step('learner.enrolled', enrolledOn, {
      ...{ programme: MIDWIFERY, profession: 'midwife', route, delivery },
      ...{ institution: place.institution, placement: place.placement, cohort, lengthMonths, year: 1 },
    }),
    ...yearsOf(fate, dayAfter, random).map(({ year, on }) => step('learner.progressed', on, { year })),
    ...practices.map(({ on, ...practice }) =>
      step('learner.exposure-logged', on, { organisation: placeOn(on).placement, ...practice }),
    ),
    step(`learner.${outcome}`, outcomeOn, reason === undefined ? {} : { reason }),
  ];
  if (interruption !== undefined) {
    steps.push(step('learner.interrupted', interruption.on, { reason: 'personal' }));
    if (interruption.resumedOn !== undefined) steps.push(step('learner.resumed', interruption.resumedOn));
  }
  if (transferOn !== undefined)
    steps.push(step('learner.transferred', transferOn, { ...other, programme: MIDWIFERY }));
  return steps.sort((a, b) => a.on - b.on);
}

/** An interruption puts off the years that follow it. */
function yearsOf(
  { lengthMonths, outcomeOn, interruption, delay }: Fate,
  dayAfter: DayAfter,
  random: Random,
): { readonly year: number; readonly on: number }[] {
  return Array.from({ length: Math.ceil(lengthMonths / 12) - 1 }, (_, index) => {
    const months = 12 * (index + 1);
    const putOff = interruption !== undefined && months > interruption.months ? delay : 0;
    return { year: index + 2, on: dayAfter(months + putOff) + random.between(0, YEAR_BEGINS) };
  }).filter(
    ({ on }) =>
      on < outcomeOn && (interruption?.resumedOn !== undefined || on < (interruption?.on ?? Infinity)),
  );
}
