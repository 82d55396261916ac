import {
  addMonths,
  type Area,
  dayFromNumber,
  dayNumber,
  firstDayOf,
  type Month,
  monthOf,
} from '@muster/domain';
import { publishedTargets, stockOn } from '../calibration/targets.js';
import { trustIn } from '../lives/choosing.js';
import { groupOf, later, type World } from '../lives/world.js';
import { type Random, randomOf } from '../random/random.js';
import { byShare, split } from '../random/samplers.js';
import { type Slice } from '../window.js';
import { INTAKES, LATE, ROUTES, startersOf, WITHDRAWING } from './starters.js';
import { type Institution, type Route, type Student } from './student.js';

const MIDWIFE = 0;
/** The longest way through: an apprenticeship that ends two years late, in months. */
const OLDEST_COHORT = 72;
/** Those who completed this long before the start still look for a first post then (days); an assumption. */
const STILL_LOOKING = 120;
/** Enrolment falls on one of these days of the cohort's month. */
const ENROLMENT: readonly [number, number] = [10, 25];

const routeOf = byShare<Route>({
  degree: ROUTES.degree.share,
  shortened: ROUTES.shortened.share,
  'degree-apprenticeship': ROUTES['degree-apprenticeship'].share,
});
const delayOf = byShare(LATE);
const REASONS = byShare({ personal: 0.4, academic: 0.25, financial: 0.2, transfer: 0.05, 'not-stated': 0.1 });

/** How many begin at an institution in a month: the published starters, by the region's share of midwives. */
export function startersIn(world: World, institutions: readonly Institution[], month: Month): number[] {
  const share = INTAKES[Number(month.slice(5))];
  if (share === undefined) return institutions.map(() => 0);
  const random = randomOf(world.seed, 'starters', month);
  const england = stockOn(publishedTargets(world.published, 'All' as Area), world.window.first).headcount;
  const weights = institutions.map(({ region, share: own }) => own * midwivesOf(world, region));
  const simulated = weights.reduce((a, b) => a + b, 0) / england;
  const expected = startersOf(world.published, Number(month.slice(0, 4))) * share * simulated * world.scale;
  return split(Math.floor(expected + random.next()), weights);
}

function midwivesOf(world: World, region: number): number {
  return stockOn(groupOf(world, region, MIDWIFE).targets, world.window.first).headcount;
}

/** Students who are on a programme when the simulation begins, and those who have just completed one. */
export function enrolledAlready(world: World, institutions: readonly Institution[]): void {
  const from = dayFromNumber(world.window.first);
  for (let back = OLDEST_COHORT; back >= 0; back -= 1) {
    const month = monthOf(addMonths(from, -back));
    for (const student of cohortOf(world, institutions, month)) {
      if (student.enrolledOn > world.window.first) continue;
      const isPast = student.outcomeOn < world.window.first;
      if (
        isPast &&
        (student.outcome === 'withdrew' || student.outcomeOn < world.window.first - STILL_LOOKING)
      )
        continue;
      admit(world, student);
    }
  }
}

/** Those who begin in a month of the simulation. */
export function enrolling(world: World, institutions: readonly Institution[], slice: Slice): void {
  for (const student of cohortOf(world, institutions, slice.month))
    if (student.enrolledOn >= slice.earliest && student.enrolledOn <= slice.last) admit(world, student);
}

/** Tells of a student, and of what becomes of the enrolment when it does. */
function admit(world: World, student: Student): void {
  world.teller.enrolled(student);
  const happen = () => {
    if (student.outcome === 'completed') {
      world.teller.completed(student);
      (world.qualified[student.institution.region] as Student[]).push(student);
    } else {
      const random = randomOf(world.seed, 'withdrawal', student.number);
      world.teller.withdrew(student, REASONS(random));
    }
  };
  if (student.outcomeOn < world.window.first) happen();
  else later(world, student.outcomeOn, happen);
}

function cohortOf(world: World, institutions: readonly Institution[], month: Month): Student[] {
  const random = randomOf(world.seed, 'cohort', month);
  const dayAfter = monthsFrom(month);
  return startersIn(world, institutions, month).flatMap((starters, index) =>
    Array.from({ length: starters }, () =>
      studentOf(world, institutions[index] as Institution, month, dayAfter, random),
    ),
  );
}

/** The day number so many months after the first of a month; reckoned once for all students of the cohort. */
function monthsFrom(month: Month): (months: number) => number {
  const known: number[] = [];
  return months => (known[months] ??= dayNumber(addMonths(firstDayOf(month), months)));
}

function studentOf(
  world: World,
  institution: Institution,
  cohort: Month,
  dayAfter: (months: number) => number,
  random: Random,
): Student {
  const route = routeOf(random);
  const { lengthMonths } = ROUTES[route];
  const enrolledOn = dayAfter(0) + random.between(...ENROLMENT) - 1;
  const withdrawnIn = WITHDRAWING.findIndex((rate, year) => year * 12 < lengthMonths && random.chance(rate));
  const completes = dayAfter(lengthMonths + Number(delayOf(random)));
  const placement =
    trustIn(world, institution.region, MIDWIFE, world.window.first + 1, random) ?? world.trusts[0];
  if (placement === undefined) throw new Error('a world without trusts has no students');
  return {
    number: world.counters.person++,
    learner: world.counters.learner++,
    institution,
    placement,
    cohort,
    route,
    lengthMonths,
    enrolledOn,
    outcome: withdrawnIn < 0 ? 'completed' : 'withdrew',
    outcomeOn:
      withdrawnIn < 0
        ? completes + random.between(0, 20)
        : dayAfter(12 * withdrawnIn) + random.between(40, 360),
    facts: 0,
  };
}
