import {
  type Area,
  type DerivedMeasure,
  ENGLAND,
  lastDayOf,
  levelOf,
  type Month,
  type Profession,
  REGIONS,
} from '@muster/domain';
import { coverageOf } from '../../cells/derived-evidence.js';
import { type EvidenceSource } from '../../cells/evidence-source.js';
import { newestPeopleDay } from '../../checkpoints/source-activity.sql.js';
import { type AreaSeries, derivedOrigin, derivedSeries, type ToldSeries } from '../told-series.js';
import { cubeRows } from './cube-rows.js';
import { toldOf, type ToldPeople } from './people-evidence.js';

/**
 * The past of a profession as events about people tell it, and what they tell of it up to each of some months. Both are by the days on which
 * things happened, whenever they were told. Places of cohorts that began after an origin count as not told of on it: when they were is not kept.
 */
export interface PastPeople {
  readonly profession: Profession;
  /** By measure, in years that end with the newest month that is settled: of areas whose people feeds tell 95 % of at both ends of a year. */
  readonly series: readonly ToldSeries[];
  /** Ends of years from which a year or more is told, oldest first. */
  readonly origins: readonly PastOrigin[];
}

export interface PastOrigin {
  readonly origin: Month;
  readonly people: ToldPeople;
}

const MEASURES: readonly DerivedMeasure[] = ['fte', 'headcount'];
/** Evidence of an origin is read for each, and kept. */
const MOST_ORIGINS = 6;

/** Those of the professions that events about people tell of. */
export async function gatherPast(
  source: EvidenceSource,
  professions: readonly Profession[],
): Promise<readonly PastPeople[]> {
  const past: PastPeople[] = [];
  for (const profession of professions) {
    const series: ToldSeries[] = [];
    for (const measure of MEASURES) {
      const told = await coveredSeries(source, profession, measure);
      if (told) series.push(told);
    }
    const origins: PastOrigin[] = [];
    for (const origin of originsOf(series)) {
      const people = toldOf(asOn(await cubeRows(source, profession, origin)));
      if (people) origins.push({ origin, people });
    }
    if (origins.length > 0) past.push({ profession, series, origins });
  }
  return past;
}

async function coveredSeries(
  source: EvidenceSource,
  profession: Profession,
  measure: DerivedMeasure,
): Promise<ToldSeries | undefined> {
  const newest = await newestPeopleDay(source.sql, source.today);
  if (newest === undefined) return undefined;
  const origin = derivedOrigin(newest);
  const covered: AreaSeries[] = [];
  for (const area of [ENGLAND, ...REGIONS.keys()] as Area[]) {
    const told = await derivedSeries(source, { profession, measure, area }, origin);
    const coverage = told && (await coverageOf(source, profession, levelOf(area), measure, [area]));
    const isCovered = (end: Month) => coverage!.on(area, lastDayOf(end)).comparable;
    const periods = told?.regions[0]!.periods.filter(({ from, to }) => isCovered(from) && isCovered(to));
    if (periods?.length) covered.push({ area, periods });
  }
  if (covered.length === 0) return undefined;
  const england = covered.find(({ area }) => area === ENGLAND);
  const regions = covered.filter(({ area }) => area !== ENGLAND);
  const [last] = covered
    .flatMap(({ periods }) => periods.map(({ to }) => to))
    .sort()
    .reverse();
  return { profession, measure, origin: last!, ...(england && { england }), regions };
}

/** A year is behind each, and one ahead. */
function originsOf(series: readonly ToldSeries[]): Month[] {
  const areas = series.flatMap(({ england, regions }) => [...(england ? [england] : []), ...regions]);
  const ends = areas.flatMap(({ periods }) =>
    periods.filter(({ to }) => periods.some(({ from }) => from === to)).map(({ to }) => to),
  );
  return [...new Set(ends)].sort().slice(-MOST_ORIGINS);
}

/** Without what can only have been told of later. */
function asOn(rows: Awaited<ReturnType<typeof cubeRows>>): typeof rows {
  const begun = ({ cohort }: { readonly cohort: Month }) => cohort <= rows.origin;
  return { ...rows, cohorts: rows.cohorts.filter(begun), intakes: rows.intakes.filter(begun) };
}
