import { type EXPOSURE_KINDS } from '@muster/domain';
import { type Random } from '../random/random.js';
import { type Fate } from './fate.js';

type ExposureKind = (typeof EXPOSURE_KINDS)[number];

/** What a learner did in the months up to a day. */
export interface Practice {
  readonly on: number;
  readonly practiceArea: string;
  readonly hours: number;
  readonly counts: Readonly<Partial<Record<ExposureKind, number>>>;
}

/**
 * How often learners do what the standards count, over a whole programme, on average: somewhat more than is required, spread evenly. Assumptions.
 */
export const USUAL_COUNTS: Readonly<Record<ExposureKind, number>> = {
  'births-facilitated': 44,
  'births-assisted': 24,
  'antenatal-exams': 118,
  'postnatal-exams': 118,
  'newborn-exams': 116,
  'complex-care': 48,
};
const AREAS = ['antenatal', 'intrapartum', 'postnatal', 'community', 'neonatal'] as const;
/** Half of a programme is practice: 2,300 hours of 4,600 in three years (Directive 2005/36/EC, article 40). */
const HOURS_A_MONTH = 2_300 / 36;
/** Portfolios are signed on this day of a month. */
const SIGNED = 27;

/** What somebody logs, once in so many months while studying; nothing in an interruption. */
export function practiceOf(
  { enrolledOn, outcomeOn, lengthMonths, interruption }: Fate,
  dayAfter: (months: number) => number,
  { everyMonths, spread }: { readonly everyMonths: number; readonly spread: number },
  random: Random,
): Practice[] {
  const pace = Math.max(0.3, 1 + spread * random.normal());
  const logged: Practice[] = [];
  let months = 0;
  for (let month = 0; dayAfter(month) + SIGNED - 1 < outcomeOn; month += 1) {
    const on = dayAfter(month) + SIGNED - 1;
    const isAway =
      interruption !== undefined && on >= interruption.on && on < (interruption.resumedOn ?? Infinity);
    if (!isAway && on > enrolledOn) months += 1;
    if ((month + 1) % everyMonths !== 0 || months === 0 || isAway) continue;
    logged.push({
      on,
      practiceArea: AREAS[logged.length % AREAS.length] as string,
      hours: Math.round(HOURS_A_MONTH * months * (0.7 + 0.6 * random.next()) * 2) / 2,
      counts: countsOf((pace * months) / lengthMonths, random),
    });
    months = 0;
  }
  return logged;
}

function countsOf(share: number, random: Random): Practice['counts'] {
  const counts: Partial<Record<ExposureKind, number>> = {};
  for (const [kind, total] of Object.entries(USUAL_COUNTS))
    counts[kind as ExposureKind] = poisson(total * share, random);
  return counts;
}

/** Knuth's: products of uniform numbers until they fall below e^−mean. For the small means here. */
export function poisson(mean: number, random: Random): number {
  const least = Math.exp(-mean);
  let count = -1;
  let product = 1;
  do {
    product *= random.next();
    count += 1;
  } while (product > least);
  return count;
}
