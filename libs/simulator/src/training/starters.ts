import { type Published } from '../calibration/published.js';
import { type Route } from './student.js';

const STARTERS = /^(under|post)graduate midwifery starters$/;

/**
 * Students who began undergraduate and postgraduate midwifery in England in a year (data/published_figures.csv). For years before the
 * first that is published and after the last, that year's.
 */
export function startersOf({ figures }: Published, year: number): number {
  const told = figures.filter(({ measure }) => STARTERS.test(measure));
  const years = [...new Set(told.map(({ period }) => Number(period)))].sort((a, b) => a - b);
  const nearest = years.findLast(published => published <= year) ?? years[0];
  return told
    .filter(({ period }) => Number(period) === nearest)
    .reduce((sum, { value }) => sum + Number(value), 0);
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
