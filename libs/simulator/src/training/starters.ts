import { type Route } from './student.js';

/**
 * Students who began undergraduate and postgraduate midwifery in England, by year: Office for Students' figures in the answer to
 * House of Commons written question 8874. For years before the first and after the last, that year's.
 * @see https://parallelparliament.co.uk/question/8874/midwives-recruitment
 */
const STARTERS: readonly (readonly [year: number, undergraduate: number, postgraduate: number])[] = [
  [2019, 2_930, 55],
  [2020, 3_460, 100],
  [2021, 3_565, 135],
  [2022, 3_305, 190],
  [2023, 3_255, 195],
];

export function startersOf(year: number): number {
  const [first] = STARTERS;
  const found = STARTERS.findLast(([published]) => published <= year) ?? first;
  return found === undefined ? 0 : found[1] + found[2];
}

/** How they study: assumptions, but for the 5 % of apprentices that the Long Term Workforce Plan expects by 2028. */
export const ROUTES: Readonly<Record<Route, { share: number; lengthMonths: number }>> = {
  degree: { share: 0.91, lengthMonths: 36 },
  shortened: { share: 0.05, lengthMonths: 24 },
  'degree-apprenticeship': { share: 0.04, lengthMonths: 48 },
};

/** When cohorts begin, and with which share of the year's starters: an assumption. */
export const INTAKES: Readonly<Record<number, number>> = { 1: 0.15, 9: 0.85 };

/**
 * Withdrawn by year of the programme: assumptions. With those who finish late they make 33 % not completed within the standard
 * pathway, as the RePAIR project found.
 * @see https://www.hee.nhs.uk/our-work/reducing-pre-registration-attrition-improving-retention
 */
export const WITHDRAWING = [0.08, 0.05, 0.03, 0.01];
/** Of those who complete: months beyond the programme's length. */
export const LATE: Readonly<Record<'0' | '6' | '12' | '24', number>> = {
  0: 0.8,
  6: 0.11,
  12: 0.06,
  24: 0.03,
};
/** Of the places planned, how many are filled; an assumption. */
export const FILL_RATE = 0.96;
