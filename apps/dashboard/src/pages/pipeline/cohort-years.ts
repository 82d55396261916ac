import { type PipelineRow } from './query.js';

type Measure = PipelineRow['measure'];

/** What is told of the cohorts that begin in one academic year. */
export interface CohortYear {
  readonly year: string;
  readonly rows: readonly PipelineRow[];
  /** The figure of a measure, all together or by one detail. */
  readonly of: (measure: Measure, detail?: string) => PipelineRow | undefined;
  /** Its value; 0 where there is none. */
  readonly count: (measure: Measure, detail?: string) => number;
}

/** The oldest first. */
export function cohortYears(rows: readonly PipelineRow[]): CohortYear[] {
  const years = [...new Set(rows.map(({ year }) => year))].sort();
  return years.map(year => {
    const own = rows.filter(row => row.year === year);
    const of = (measure: Measure, detail?: string) =>
      own.find(row => row.measure === measure && row.detail === (detail ?? null));
    return { year, rows: own, of, count: (measure, detail) => of(measure, detail)?.value ?? 0 };
  });
}

/** The newest year of which most are through the standard pathway; where there is none, the newest in which anybody began. */
export function tellingYear(years: readonly CohortYear[]): CohortYear | undefined {
  const begun = years.filter(year => year.count('starters') > 0);
  return (
    begun.findLast(year => year.count('due') * 2 > year.count('starters')) ?? begun.at(-1) ?? years.at(-1)
  );
}

/** The year asked for, if anything is told of it. */
export function shownYear(years: readonly CohortYear[], asked: string | undefined): CohortYear | undefined {
  return years.find(({ year }) => year === asked) ?? tellingYear(years);
}
