import {
  addMonths,
  amount,
  type Area,
  bridgeBetween,
  type Day,
  type DerivedMeasure,
  ENGLAND,
  type Figure,
  fteNumber,
  lastDayOf,
  lastSettledDay,
  levelOf,
  type Month,
  monthOf,
  type Profession,
  type PublishedPeriod,
} from '@muster/domain';
import { derivedEvidence } from '../cells/derived-evidence.js';
import { type EvidenceSource } from '../cells/evidence-source.js';
import { publishedAt } from '../cells/reported.sql.js';

/**
 * What a series model is told of a profession in one measure: stock and flows of periods, FTE or people as plain numbers. Months are
 * those at whose ends a period begins and ends.
 */
export interface ToldSeries {
  readonly profession: Profession;
  readonly measure: DerivedMeasure;
  readonly origin: Month;
  readonly england?: AreaSeries;
  readonly regions: readonly AreaSeries[];
}

export interface AreaSeries {
  readonly area: Area;
  readonly periods: readonly SeriesPeriod[];
}

export interface SeriesPeriod {
  readonly from: Month;
  readonly to: Month;
  readonly start?: number;
  readonly end?: number;
  readonly joiners?: number;
  readonly leavers?: number;
}

interface Asked {
  readonly profession: Profession;
  readonly measure: DerivedMeasure;
  readonly area: Area;
}

/** England and its regions as one series and vintage publish them, up to the origin; an area that is neither, by itself. */
export async function publishedSeries(
  { sql, generation }: Pick<EvidenceSource, 'sql' | 'generation'>,
  { profession, measure, area }: Asked,
  of: { readonly series: string; readonly vintage: Month; readonly origin: Day },
): Promise<ToldSeries> {
  const level = levelOf(area);
  const national = level === 'england' || level === 'region';
  const periodsOf = (periods: readonly PublishedPeriod[]) =>
    periods
      .filter(({ series, vintage, to }) => series === of.series && vintage === of.vintage && to <= of.origin)
      .map(period => seriesPeriod(period, measure));
  const published = await publishedAt(
    sql,
    generation,
    [profession],
    national ? 'region' : level,
    national ? undefined : area,
  );
  const regions = published
    .map(pair => ({ area: pair.area, periods: periodsOf(pair.periods) }))
    .filter(({ periods }) => periods.length > 0);
  const [england] = national ? await publishedAt(sql, generation, [profession], 'england', ENGLAND) : [];
  return {
    ...{ profession, measure, origin: monthOf(of.origin), regions },
    ...(england && { england: { area: ENGLAND, periods: periodsOf(england.periods) } }),
  };
}

function seriesPeriod(period: PublishedPeriod, measure: DerivedMeasure): SeriesPeriod {
  const figures = { start: period.start, end: period.end, joiners: period.joiners, leavers: period.leavers };
  const told = Object.entries(figures).flatMap(([name, figure]) => {
    const value = plain(figure, measure);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    from: monthOf(period.from),
    to: monthOf(period.to),
    ...(Object.fromEntries(told) as Partial<SeriesPeriod>),
  };
}

function plain(figure: Figure | undefined, measure: DerivedMeasure): number | undefined {
  const value = amount(figure, measure);
  return value !== undefined && measure === 'fte' ? fteNumber(value) : value;
}

const MOST_YEARS = 15;

/** The last month whose exits are no longer provisional, by the newest day that events about people tell of. */
export function derivedOrigin(newestDay: Day): Day {
  const settled = lastSettledDay(newestDay);
  const end = lastDayOf(monthOf(settled));
  return end <= settled ? end : lastDayOf(monthOf(addMonths(settled, -1)));
}

/**
 * The same of events about people, in years that end at the origin. A year starts with the stock that, with its flows, comes to its end:
 * organisations whose feeds began or ended in it, and mergers, are no growth.
 */
export async function derivedSeries(
  source: EvidenceSource,
  { profession, measure, area }: Asked,
  origin: Day,
): Promise<ToldSeries | undefined> {
  const ends = Array.from({ length: MOST_YEARS + 1 }, (_, back) =>
    lastDayOf(monthOf(addMonths(origin, -12 * (MOST_YEARS - back)))),
  );
  const evidence = await derivedEvidence(source, profession, area, measure, ends);
  if (evidence === undefined) return undefined;
  const unit = measure === 'fte' ? 100_000 : 1;
  const periods = ends.slice(1).flatMap((to, index): SeriesPeriod[] => {
    const from = ends[index]!;
    if (evidence.points[index]!.stock[measure] <= 0) return [];
    const { likeForLike, joiners, leavers } = bridgeBetween(evidence.points, index, index + 1, measure);
    const end = evidence.points[index + 1]!.stock[measure];
    return [
      {
        ...{ from: monthOf(from), to: monthOf(to), start: (end - likeForLike) / unit, end: end / unit },
        ...{ joiners: joiners / unit, leavers: leavers / unit },
      },
    ];
  });
  return { profession, measure, origin: monthOf(origin), regions: [{ area, periods }] };
}
