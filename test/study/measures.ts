import {
  binomialInterval,
  day,
  type FollowUp,
  type Interval,
  kaplanMeier,
  type Month,
  newcombe,
  poissonInterval,
  relativeLikelihood,
  wilson,
} from '@muster/domain';
import {
  type CohortSimulation,
  type Inequality,
  type PipelineHabits,
  USUAL,
  USUAL_COUNTS,
} from '@muster/simulator';
import { foldedCohort, type Told } from './cohorts.js';
import { counted, followUps, inProgramme, logged, shareOf } from './figures.js';

/** A measure with its interval, and the parameter that the interval should hold. */
export interface Measured {
  readonly measure: string;
  /** Never covers less than its confidence, and often more. */
  readonly isExact: boolean;
  readonly interval: Interval;
  readonly truth: number;
}

const UNTIL = day('2022-06-30');
const MONTHS = 36;
/** Months of the programme in which practice of the last twelve is logged; who is late goes on. */
const LOGGED_IN = [12, 24, 36, 48, 60];
const WITHDRAWN = 0.15;
const RATE_RATIO = { offered: 0.8, withdrawn: 1.5 };
const place = { institution: 'HE58A', placement: 'RH8' };

/** One route, and nothing that lets one person's outcome depend on more than its own chance. */
const HABITS: PipelineHabits = {
  ...USUAL,
  routes: {
    degree: { share: 1, lengthMonths: MONTHS },
    shortened: { share: 0, lengthMonths: MONTHS },
    'degree-apprenticeship': { share: 0, lengthMonths: MONTHS },
  },
  applications: [1],
  withdrawing: [WITHDRAWN],
  interruptedWhereLate: 0,
  interruptedWhereWithdrawn: 0,
  transferred: 0,
  paceSpread: 0,
  registered: 1,
  firstPostMonthly: 0.08,
  leavingMonthly: 0.02,
};
const ALIKE: Partial<CohortSimulation> = {
  applicants: 220,
  habits: { ...HABITS, offered: 1, accepted: 1 },
  exposureMonths: 12,
};
const inequalities: readonly Inequality[] = [
  { stage: 'offered', attribute: 'freeSchoolMeals', value: 'yes', of: 'rate', ratio: RATE_RATIO.offered },
  { stage: 'withdrawn', attribute: 'firstInFamily', value: 'yes', of: 'rate', ratio: RATE_RATIO.withdrawn },
];
const UNLIKE: Partial<CohortSimulation> = {
  applicants: 500,
  habits: { ...HABITS, accepted: 0.8 },
  inequalities,
  exposureMonths: 2 * MONTHS,
};

/** What the measures make of two cohorts of a seed: one in which all fare alike, and one in which two groups do not. */
export function measuredIn(seed: number): Measured[] {
  const cohort = (of: Partial<CohortSimulation>) =>
    foldedCohort({ applicants: 0, cohort: '2016-09' as Month, seed, place, until: UNTIL, ...of });
  return [...ofAll(cohort(ALIKE)), ...ofGroups(cohort(UNLIKE))];
}

function ofAll(people: readonly Told[]): Measured[] {
  const count = (kind: string) => counted(people, kind, UNTIL);
  const completed = (1 - WITHDRAWN) * HABITS.onTime;
  const onTime = count('due') - count('not-on-time');
  const births = logged(people, 'births-facilitated');
  const logging = LOGGED_IN.reduce((sum, month) => sum + inProgramme(people, month), 0);
  const toFirstPost = followUps(people, ['completed-on-time', 'completed-late'], 'first-post', UNTIL);
  const inPost = followUps(people, ['first-post'], 'left-profession', UNTIL);
  const { looking, firstPostMonthly, leavingMonthly } = HABITS;
  const without = (months: number) => 1 - looking + looking * (1 - firstPostMonthly) ** months;
  const retained = (months: number) => (1 - leavingMonthly) ** months;
  return [
    near('completed on time (Wilson)', wilson(onTime, count('due')), completed),
    exact('completed on time (exact)', binomialInterval(onTime, count('due')), completed),
    near('withdrawn (Wilson)', wilson(count('withdrew'), count('started')), WITHDRAWN),
    exact(
      'births facilitated (Poisson)',
      poissonInterval(births),
      (logging * USUAL_COUNTS['births-facilitated'] * 12) / MONTHS,
    ),
    near('no first post in 12 months', beyond(toFirstPost, 12), without(12)),
    near('no first post in 24 months', beyond(toFirstPost, 24), without(24)),
    near('retained for 12 months', beyond(inPost, 12), retained(12)),
    near('retained for 24 months', beyond(inPost, 24), retained(24)),
  ];
}

function ofGroups(people: readonly Told[]): Measured[] {
  const offered = (value: string) => shareOf(people, 'offered', 'applied', 'freeSchoolMeals', value);
  const withdrew = (value: string) => shareOf(people, 'withdrew', 'started', 'firstInFamily', value);
  const group = withdrew('yes');
  const difference = WITHDRAWN * (RATE_RATIO.withdrawn - 1);
  return [
    near('withdrawn, of a group (Wilson)', wilson(group.count, group.of), WITHDRAWN * RATE_RATIO.withdrawn),
    near('withdrawn, group − others (Newcombe)', newcombe(group, withdrew('no')), difference),
    near(
      'offered, group ÷ others (relative likelihood)',
      ratio(offered('yes'), offered('no')),
      RATE_RATIO.offered,
    ),
    near(
      'withdrawn, group ÷ others (relative likelihood)',
      ratio(group, withdrew('no')),
      RATE_RATIO.withdrawn,
    ),
  ];
}

/** The share without the event for so many whole months. */
function beyond(followed: readonly FollowUp[], months: number): Interval | undefined {
  return kaplanMeier(followed).months.findLast(({ month }) => month < months)?.interval;
}

function ratio(...[group, others]: Parameters<typeof relativeLikelihood>): Interval | undefined {
  const likelihood = relativeLikelihood(group, others);
  return likelihood.status === 'estimated' ? likelihood : undefined;
}

function near(measure: string, interval: Interval | undefined, truth: number): Measured {
  if (interval === undefined) throw new Error(`${measure}: cohorts are too small to say it`);
  return { measure, isExact: false, interval, truth };
}

function exact(measure: string, interval: Interval, truth: number): Measured {
  return { measure, isExact: true, interval, truth };
}
