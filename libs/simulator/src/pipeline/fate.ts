import { type Random } from '../random/random.js';
import { byShare, weighted } from '../random/samplers.js';
import { type Route } from '../training/student.js';
import { type Profile } from './entrant.js';
import { chanceFor, type Inequality } from './inequality.js';
import { type PipelineHabits, withdrawalYears, withdrawnFrom } from './habits.js';

/** The number of the day so many months after the first of the cohort's month. */
export type DayAfter = (months: number) => number;

/** What becomes of one enrolment, all of it decided before it happens. Days are numbers since 1970-01-01. */
export interface Fate {
  readonly route: Route;
  readonly delivery: string;
  readonly lengthMonths: number;
  readonly enrolledOn: number;
  readonly outcome: 'completed' | 'withdrew';
  readonly outcomeOn: number;
  /** Months beyond the programme's length; 0 on time, and for who withdrew. */
  readonly delay: number;
  readonly reason: string | undefined;
  /** `months`: of the programme, after which it began; it may end by withdrawing. */
  readonly interruption:
    { readonly on: number; readonly resumedOn: number | undefined; readonly months: number } | undefined;
  readonly transferOn: number | undefined;
}

/** Whose chances are drawn with, and by which habits. */
export interface Chances {
  readonly habits: PipelineHabits;
  readonly inequalities: readonly Inequality[];
}

/** Enrolment falls on one of these days of the cohort's month, completion on one of the first so many of its month. */
const ENROLMENT: readonly [number, number] = [10, 25];
const COMPLETION = 20;
/** Within a year of the programme, withdrawing falls on these days of it. */
const WITHDRAWAL: readonly [number, number] = [40, 360];
const DELIVERIES = byShare({ campus: 0.86, blended: 0.1, 'part-time': 0.04 });
const REASONS = byShare({ personal: 0.4, academic: 0.25, financial: 0.2, transfer: 0.05, 'not-stated': 0.1 });
/** Interruptions begin after the first half-year; those of who then withdraws, so many days before. */
const FIRST_INTERRUPTION = 6;
const BEFORE_WITHDRAWING: readonly [number, number] = [20, 35];
const TRANSFER_AFTER = 12;

export function fateOf(
  profile: Profile,
  dayAfter: DayAfter,
  { habits, inequalities }: Chances,
  random: Random,
): Fate {
  const route = byShare(sharesOf(habits))(random);
  const { lengthMonths } = habits.routes[route];
  const enrolledOn = dayAfter(0) + random.between(...ENROLMENT) - 1;
  const delivery = DELIVERIES(random);
  const withdrawn = chanceFor(profile, 'withdrawn', withdrawnFrom(lengthMonths, habits), inequalities);
  const began = { route, delivery, lengthMonths, enrolledOn };
  return random.chance(withdrawn)
    ? withdrawal(began, dayAfter, habits, random)
    : completion(began, profile, dayAfter, { habits, inequalities }, random);
}

type Began = Pick<Fate, 'route' | 'delivery' | 'lengthMonths' | 'enrolledOn'>;

function withdrawal(began: Began, dayAfter: DayAfter, habits: PipelineHabits, random: Random): Fate {
  const shares = withdrawalYears(began.lengthMonths, habits);
  const year = weighted(
    shares.map((_, index) => index),
    shares,
  )(random);
  const outcomeOn = dayAfter(12 * year) + random.between(...WITHDRAWAL);
  const on = outcomeOn - random.between(...BEFORE_WITHDRAWING);
  const interrupts = random.chance(habits.interruptedWhereWithdrawn) && on > began.enrolledOn;
  return {
    ...began,
    outcome: 'withdrew',
    outcomeOn,
    delay: 0,
    reason: REASONS(random),
    interruption: interrupts ? { on, resumedOn: undefined, months: 12 * year } : undefined,
    transferOn: undefined,
  };
}

function completion(
  began: Began,
  profile: Profile,
  dayAfter: DayAfter,
  { habits, inequalities }: Chances,
  random: Random,
): Fate {
  const { lengthMonths } = began;
  const onTime = random.chance(chanceFor(profile, 'on-time', habits.onTime, inequalities));
  const delay = onTime ? 0 : Number(byShare(habits.delays)(random));
  const outcomeOn = dayAfter(lengthMonths + delay) + random.between(0, COMPLETION);
  const after = random.between(FIRST_INTERRUPTION, lengthMonths - 1);
  const interrupts = delay > 0 && random.chance(habits.interruptedWhereLate);
  const transfers = random.chance(habits.transferred) && lengthMonths > TRANSFER_AFTER;
  return {
    ...began,
    outcome: 'completed',
    outcomeOn,
    delay,
    reason: undefined,
    interruption: interrupts
      ? { on: dayAfter(after), resumedOn: dayAfter(after + delay), months: after }
      : undefined,
    transferOn: transfers ? dayAfter(TRANSFER_AFTER) + random.between(0, 60) : undefined,
  };
}

function sharesOf({ routes }: PipelineHabits): Record<Route, number> {
  return {
    degree: routes.degree.share,
    shortened: routes.shortened.share,
    'degree-apprenticeship': routes['degree-apprenticeship'].share,
  };
}
