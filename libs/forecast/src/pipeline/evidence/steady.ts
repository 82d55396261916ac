import { type Month, monthNumber } from '@muster/domain';
import { type CohortEvidence, type PipelineEvidence, type PlannedCohort } from '../evidence.js';
import { monthAt } from '../months.js';
import { groupsBy, total } from './sums.js';

/** Cohorts that began so many months before the origin say what is usual. */
const RECENT = 36;

/** Evidence with cohorts to come that nobody told of. */
export interface SteadyIntake {
  readonly evidence: PipelineEvidence;
  /** The first month whose places are assumed, and about how many a year; undefined where none are. */
  readonly assumed: { readonly from: Month; readonly placesAYear: number } | undefined;
}

/**
 * Goes on with the intake as it was: where nobody told of the places of a cohort, an organisation has as many as bring the mean starters of
 * the last three years in that month of the year. Where places were never told, starters stand for them.
 */
export function withSteadyIntake(evidence: PipelineEvidence, horizon: number): SteadyIntake {
  const filled = evidence.filled.length > 0 ? evidence.filled : startersAsPlaces(evidence.cohorts);
  const fill = fillOf(filled);
  const told = new Set(evidence.planned.map(keyOf));
  const assumed = recentOf(evidence).flatMap(({ first, mean }) =>
    comingMonths(first.start, evidence.origin, horizon)
      .map((start, nth): PlannedCohort => ({
        ...{ programme: first.programme, organisation: first.organisation, start },
        // Rounded so that years together have the mean.
        places: Math.round(((nth + 1) * mean) / fill) - Math.round((nth * mean) / fill),
      }))
      .filter(cohort => cohort.places > 0 && !told.has(keyOf(cohort))),
  );
  const from = assumed.map(({ start }) => start).sort()[0];
  return {
    evidence: { ...evidence, filled, planned: [...evidence.planned, ...assumed] },
    assumed: from && {
      from,
      placesAYear: Math.round(total(recentOf(evidence).map(({ mean }) => mean)) / fill),
    },
  };
}

interface Recent {
  readonly first: CohortEvidence;
  /** Starters of a year in the month of the year. */
  readonly mean: number;
}

function recentOf({ cohorts, origin }: PipelineEvidence): Recent[] {
  const recent = cohorts.filter(({ start }) => monthNumber(origin) - monthNumber(start) < RECENT);
  const seen = (month: string) =>
    new Set(recent.filter(({ start }) => start.endsWith(month)).map(of => of.start));
  const groups = groupsBy(recent, of => `${of.programme}\n${of.organisation}\n${of.start.slice(4)}`);
  return [...groups.values()].map(own => {
    const [first] = own as [CohortEvidence];
    return { first, mean: total(own.map(of => of.starters)) / seen(first.start.slice(4)).size };
  });
}

function comingMonths(like: Month, origin: Month, horizon: number): Month[] {
  const within = (((monthNumber(like) - monthNumber(origin) - 1) % 12) + 12) % 12;
  const count = Math.max(0, Math.ceil((horizon - within) / 12));
  return Array.from({ length: count }, (_, year) => monthAt(within + 12 * year, origin));
}

function startersAsPlaces(cohorts: readonly CohortEvidence[]): PipelineEvidence['filled'] {
  const starters = total(cohorts.map(of => of.starters));
  return starters > 0 ? [{ places: starters, starters }] : [];
}

/** Starters of a place, as the model will believe. */
function fillOf(filled: PipelineEvidence['filled']): number {
  const places = total(filled.map(of => of.places));
  const starters = total(filled.map(of => Math.min(of.starters, of.places)));
  return (starters + 1.8) / (places + 2);
}

const keyOf = (of: Pick<PlannedCohort, 'programme' | 'organisation' | 'start'>) =>
  `${of.programme}\n${of.organisation}\n${of.start}`;
