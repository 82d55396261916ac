import { LATE, ROUTES, WITHDRAWING } from '../training/starters.js';
import { type Route } from '../training/student.js';

/** What becomes of people on the way into midwifery: chances of each for itself, to whom no inequality applies. */
export interface PipelineHabits {
  readonly routes: Readonly<Record<Route, { readonly share: number; readonly lengthMonths: number }>>;
  /** An applicant is offered a place, anywhere; and one who is takes it up. */
  readonly offered: number;
  readonly accepted: number;
  /** So many applications a person: shares of 1, 2, 3. */
  readonly applications: readonly number[];
  /** Of applicants: took part in outreach before. */
  readonly outreach: number;
  /** Withdrawn by year of the programme, of those who are on it at its start. */
  readonly withdrawing: readonly number[];
  /** Of those who complete: on time; and of the others, months late. */
  readonly onTime: number;
  readonly delays: Readonly<Record<string, number>>;
  /** Of those who are late, who is so for an interruption; of those who withdraw, who interrupted before. */
  readonly interruptedWhereLate: number;
  readonly interruptedWhereWithdrawn: number;
  readonly transferred: number;
  /** How far learners differ in how much they practise: the standard deviation, as a share. */
  readonly paceSpread: number;
  /** Of those who complete: come onto the register; of these, look for a post; of these, in another region than they studied in. */
  readonly registered: number;
  readonly looking: number;
  readonly elsewhere: number;
  /** Students whose post is kept under another pseudonym than their studies. */
  readonly otherPseudonym: number;
  /** Of those looking: the chance of a post in each month; and of those in post of leaving the profession in each. */
  readonly firstPostMonthly: number;
  readonly leavingMonthly: number;
}

const { 0: onTime, ...delays } = LATE;

/**
 * The calibrated ones are `training/starters.ts`'s; all others are assumptions. Fewer applicants are told of than apply: about two for
 * each who starts, so that a region's can be followed one by one.
 */
export const USUAL: PipelineHabits = {
  routes: ROUTES,
  offered: 0.65,
  accepted: 0.77,
  applications: [0.55, 0.3, 0.15],
  outreach: 0.25,
  withdrawing: WITHDRAWING,
  onTime,
  delays,
  interruptedWhereLate: 0.7,
  interruptedWhereWithdrawn: 0.15,
  transferred: 0.02,
  paceSpread: 0.12,
  registered: 0.97,
  looking: 0.9,
  elsewhere: 0.06,
  otherPseudonym: 0.35,
  firstPostMonthly: 0.35,
  leavingMonthly: 0.008,
};

/** The chance of withdrawing at all from a programme of so many months. */
export function withdrawnFrom(lengthMonths: number, { withdrawing }: PipelineHabits): number {
  return 1 - yearsOf(lengthMonths, withdrawing).reduce((staying, rate) => staying * (1 - rate), 1);
}

/** Of those who withdraw, in which year: shares by year. */
export function withdrawalYears(lengthMonths: number, { withdrawing }: PipelineHabits): number[] {
  let staying = 1;
  return yearsOf(lengthMonths, withdrawing).map(rate => {
    const share = staying * rate;
    staying -= share;
    return share;
  });
}

function yearsOf(lengthMonths: number, withdrawing: readonly number[]): readonly number[] {
  return withdrawing.filter((_, year) => year * 12 < lengthMonths);
}
