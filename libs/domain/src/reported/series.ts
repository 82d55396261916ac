import { type Day } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { type Figure, type PublishedPeriod } from '../subjects/organisation/figures/fold.js';

export type ReportedMeasure = 'headcount' | 'fte';

/** The periods of one published series in one vintage. Vintages are never mixed. */
export interface Vintage {
  readonly series: string;
  readonly vintage: Month;
  readonly periods: readonly PublishedPeriod[];
}

/** Newest vintage first. */
export function vintagesOf(periods: readonly PublishedPeriod[]): Vintage[] {
  const vintages = new Map<string, { series: string; vintage: Month; periods: PublishedPeriod[] }>();
  for (const period of periods) {
    const key = `${period.vintage} ${period.series}`;
    const vintage = vintages.get(key) ?? { series: period.series, vintage: period.vintage, periods: [] };
    vintage.periods.push(period);
    vintages.set(key, vintage);
  }
  const byDay = (a: PublishedPeriod, b: PublishedPeriod) => compare(a.to, b.to) || compare(b.from, a.from);
  return [...vintages.values()]
    .map(vintage => ({ ...vintage, periods: vintage.periods.sort(byDay) }))
    .sort((a, b) => compare(b.vintage, a.vintage) || compare(a.series, b.series));
}

/** The stock of a published day: the end of the period that closes on it. In the measure's own units. */
export function stockOn(vintage: Vintage, on: Day, measure: ReportedMeasure): number | undefined {
  for (const period of vintage.periods) {
    if (period.to !== on) continue;
    const stock = amount(period.end, measure);
    if (stock !== undefined) return stock;
  }
  return undefined;
}

/** The days on which a vintage gives a stock, oldest first. */
export function publishedDays(vintage: Vintage, measure: ReportedMeasure): Day[] {
  return [
    ...new Set(
      vintage.periods.filter(period => amount(period.end, measure) !== undefined).map(({ to }) => to),
    ),
  ];
}

export function amount(figure: Figure | undefined, measure: ReportedMeasure): number | undefined {
  return figure?.[measure];
}

/**
 * The periods that lead from one published day to another without a gap and without overlap: the fewest, and of
 * equally few the ones with the latest turning points.
 * @returns in order of day; empty for a day and itself; undefined when the vintage has no such path
 */
export function periodsBetween(vintage: Vintage, from: Day, to: Day): readonly PublishedPeriod[] | undefined {
  let paths: { readonly reached: Day; readonly periods: readonly PublishedPeriod[] }[] = [
    { reached: to, periods: [] },
  ];
  const seen = new Set<Day>([to]);
  while (paths.length > 0) {
    const arrived = paths.find(path => path.reached === from);
    if (arrived) return arrived.periods;
    paths = paths.flatMap(path =>
      vintage.periods
        .filter(period => period.to === path.reached && period.from >= from && !seen.has(period.from))
        .map(period => {
          seen.add(period.from);
          return { reached: period.from, periods: [period, ...path.periods] };
        }),
    );
  }
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
