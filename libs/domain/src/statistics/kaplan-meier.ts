import { NotA } from '../brand.js';
import { CONFIDENCE, criticalValue, type Interval } from './interval.js';

/** Those whose follow-up ended in a whole month since their start. */
export interface FollowUp {
  /** Whole months since the start: 0, 1, … */
  readonly month: number;
  /** Who met with what is waited for in this month. */
  readonly events: number;
  /** Who was last seen in this month without it. */
  readonly censored: number;
}

export interface SurvivalMonth extends FollowUp {
  /** Who was followed up to this month without the event; those censored in the month are still at risk in it. */
  readonly atRisk: number;
  /** The share that is beyond this month without the event. */
  readonly survival: number;
  /** Greenwood's, of `survival`; undefined once nobody is left, where it is not defined. */
  readonly variance: number | undefined;
  /** Undefined until there is an event, and once nobody is left. */
  readonly interval: Interval | undefined;
}

export interface Survival {
  /** Oldest first; only months in which somebody's follow-up ended. */
  readonly months: readonly SurvivalMonth[];
  /** The first month by whose end half or fewer are without the event, and the same of both limits; undefined where it is not reached. */
  readonly median: {
    readonly month: number | undefined;
    readonly low: number | undefined;
    readonly high: number | undefined;
  };
}

/**
 * Time to an event where not everybody is followed to it: S(t) = Π (1 − events ÷ at risk) over the months up to t, variance
 * S² Σ events ÷ (at risk × (at risk − events)), and the interval S^exp(±z √variance ÷ (S log S)), which stays within 0 and 1.
 * The median's interval holds the months at which S's own holds one half.
 * @param followUps in any order, a month at most once
 * @see Kaplan and Meier, Journal of the American Statistical Association 53 (1958); Greenwood, Reports on Public Health and Medical
 * Subjects 33 (1926); Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data (1980), for log(−log S); Brookmeyer and
 * Crowley, Biometrics 38 (1982), for the median
 * @throws {NotA} where months or people are not whole numbers from 0 on, or a month stands twice
 */
export function kaplanMeier(followUps: readonly FollowUp[], confidence = CONFIDENCE): Survival {
  const z = criticalValue(confidence);
  const sorted = [...followUps].sort((one, other) => one.month - other.month);
  let atRisk = sorted.reduce((sum, each, index) => sum + endingIn(each, sorted[index - 1]), 0);
  let survival = 1;
  let greenwood = 0;
  const months = sorted.map(({ month, events, censored }): SurvivalMonth => {
    const now = atRisk;
    if (events > 0) {
      survival *= (now - events) / now;
      greenwood += events / (now * (now - events));
    }
    atRisk -= events + censored;
    const left = survival > 0;
    return {
      month,
      events,
      censored,
      atRisk: now,
      survival,
      variance: left ? survival * survival * greenwood : undefined,
      interval: left && survival < 1 ? limits(survival, z * Math.sqrt(greenwood)) : undefined,
    };
  });
  return {
    months,
    median: {
      month: firstAtHalf(months, ({ survival }) => survival),
      low: firstAtHalf(months, ({ interval }) => interval?.low),
      high: firstAtHalf(months, ({ interval }) => interval?.high),
    },
  };
}

/** @throws {NotA} */
function endingIn(each: FollowUp, before: FollowUp | undefined): number {
  const { month, events, censored } = each;
  if (![month, events, censored].every(value => Number.isInteger(value) && value >= 0))
    throw new NotA('months and people as whole numbers from 0 on', each);
  if (month === before?.month) throw new NotA('each month once', month);
  return events + censored;
}

function limits(survival: number, spread: number): Interval {
  const logarithm = Math.log(survival);
  return {
    low: Math.exp(logarithm * Math.exp(-spread / logarithm)),
    high: Math.exp(logarithm * Math.exp(spread / logarithm)),
  };
}

/** Products of fractions that make one half may miss it by rounding. */
function firstAtHalf(
  months: readonly SurvivalMonth[],
  of: (month: SurvivalMonth) => number | undefined,
): number | undefined {
  return months.find(each => (of(each) ?? 1) <= 0.5 + 1e-9)?.month;
}
