import { type Profession } from '@muster/domain';
import { evenly, DOCTORS_SEASON, joiningSeason, LEAVING_SEASON } from './seasons.js';
import { type Rates } from './targets.js';

/** The professions simulated, in the order that indexes them. */
export const SIMULATED = [
  'midwife',
  'consultant-obstetrics-gynaecology',
  'obstetric-trainee',
  'maternity-support',
  'other',
] as const satisfies readonly Profession[];

export type Simulated = (typeof SIMULATED)[number];

/** How people come into a profession: shares of its joiners. */
export type JoiningShares = Readonly<
  Record<'newlyQualified' | 'returning' | 'fromRole' | 'international' | 'elsewhere', number>
>;
/** How people go: shares of its leavers. */
export type LeavingShares = Readonly<
  Record<'resigning' | 'retiring' | 'toRole' | 'breakForGood' | 'toBank' | 'longGap', number>
>;

export interface Habits {
  /** Shares of the stock, a year. */
  readonly moves: number;
  readonly breaks: number;
  readonly paidLeaves: number;
  readonly hoursChanges: number;
  readonly promotions: number;
  readonly secondPosts: number;
  readonly joining: JoiningShares;
  readonly leaving: LeavingShares;
  readonly joiningSeason: readonly number[];
  readonly leavingSeason: readonly number[];
}

/**
 * Midwives: stock, joiners and leavers are published (`publishedTargets`); what is here divides them by kind. Assumptions, in line
 * with: 1,895 to 2,705 midwifery qualifiers a year against about 3,000 joiners (House of Commons written question 8874, HESA);
 * joiners "include returners after breaks" (written question 14314 of 2024-02-16). Of those from elsewhere in addition as many come
 * from abroad as the trust has midwives of other nationalities (`internationalShare`, published).
 */
const midwife: Habits = {
  moves: 0.035,
  breaks: 0.012,
  paidLeaves: 0.045,
  hoursChanges: 0.07,
  promotions: 0.03,
  secondPosts: 0.015,
  joining: { newlyQualified: 0.62, returning: 0.14, fromRole: 0.03, international: 0.06, elsewhere: 0.15 },
  leaving: { resigning: 0.47, retiring: 0.33, toRole: 0.06, breakForGood: 0.04, toBank: 0.03, longGap: 0.07 },
  joiningSeason: joiningSeason(0.62),
  leavingSeason: LEAVING_SEASON,
};

/** All shares are assumptions but that a registrar becomes consultant after a seven-year programme (`RATES`). */
const consultant: Habits = {
  ...midwife,
  moves: 0.02,
  breaks: 0.006,
  paidLeaves: 0.025,
  hoursChanges: 0.04,
  promotions: 0,
  secondPosts: 0.02,
  joining: { newlyQualified: 0, returning: 0.08, fromRole: 0.74, international: 0.08, elsewhere: 0.1 },
  leaving: { resigning: 0.36, retiring: 0.55, toRole: 0, breakForGood: 0.03, toBank: 0.01, longGap: 0.05 },
  joiningSeason: DOCTORS_SEASON,
};

const trainee: Habits = {
  ...consultant,
  moves: 0.02,
  breaks: 0.05,
  paidLeaves: 0.06,
  secondPosts: 0.005,
  joining: { newlyQualified: 0, returning: 0.1, fromRole: 0, international: 0.2, elsewhere: 0.7 },
  leaving: { resigning: 0.8, retiring: 0, toRole: 0, breakForGood: 0.1, toBank: 0.02, longGap: 0.08 },
  leavingSeason: DOCTORS_SEASON,
};

const support: Habits = {
  ...midwife,
  promotions: 0.02,
  joining: { newlyQualified: 0, returning: 0.1, fromRole: 0.01, international: 0.02, elsewhere: 0.87 },
  leaving: { resigning: 0.65, retiring: 0.2, toRole: 0.03, breakForGood: 0.04, toBank: 0.05, longGap: 0.03 },
  joiningSeason: evenly(),
};

export const HABITS: Readonly<Record<Simulated, Habits>> = {
  midwife,
  'consultant-obstetrics-gynaecology': consultant,
  'obstetric-trainee': trainee,
  'maternity-support': support,
  other: support,
};

/**
 * Yearly joiners and leavers of the professions without a published series here.
 * - Consultants in obstetrics and gynaecology: supply was forecast to grow from about 1,856 in 2013 to 2,840 in 2028 (Centre for
 *   Workforce Intelligence), about 3 % a year; leavers at 3.5 % are an assumption.
 * - Trainees: 204 begin a year (the same source), about 30 % leave over seven years (RCOG 2018); those who become consultants
 *   go besides.
 * - Maternity support and others: assumptions.
 */
export const RATES: Readonly<Record<Exclude<Simulated, 'midwife'>, Rates>> = {
  'consultant-obstetrics-gynaecology': { joiners: 0.065, leavers: 0.035, fte: 0.94 },
  'obstetric-trainee': { joiners: 0.146, leavers: 0.043, fte: 0.92 },
  'maternity-support': { joiners: 0.15, leavers: 0.13, fte: 0.78 },
  other: { joiners: 0.12, leavers: 0.13, fte: 0.84 },
};

/**
 * People in post in England at the start. Consultants: about 2,500, between the two figures above. Trainees: 204 a year over seven
 * years, less those who leave. The rest: assumptions.
 */
export const ENGLAND_STOCK = {
  'consultant-obstetrics-gynaecology': 2_500,
  'obstetric-trainee': 1_400,
  'maternity-support': 6_400,
  other: 1_500,
} as const satisfies Readonly<Record<Exclude<Simulated, 'midwife'>, number>>;
