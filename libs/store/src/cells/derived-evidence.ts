import {
  type Area,
  CoverageOf,
  type Day,
  type DerivedEvidence,
  type DerivedMeasure,
  type Level,
  levelOf,
  type OdsCode,
  type OtherEvidence,
  type Profession,
  weighingDays,
} from '@muster/domain';
import { newestPeopleDay } from '../checkpoints/source-activity.sql.js';
import { peopleKind } from '../facts/people-kind.sql.js';
import { type EvidenceSource } from './evidence-source.js';
import { placesOf, startersOf } from './intake-evidence.js';
import { needsOf } from './needs.sql.js';
import {
  type OrganisationStock,
  organisationStocks,
  organisationStocksByMonth,
} from './organisation-stocks.sql.js';
import { latestPublishedStocks } from './reported.sql.js';
import { areasWithStock, flowSeries, pairsAt, stockSeries } from './workforce.sql.js';

/** What events about people, and reports of posts, know of targets. */
export function otherEvidence(source: EvidenceSource): OtherEvidence {
  return {
    derivedOf: ({ profession, area, measure }, days) =>
      derivedEvidence(source, profession, area, measure === 'headcount' ? 'headcount' : 'fte', days),
    intakesOf: ({ profession, area, measure }) =>
      measure === 'starters' ? startersOf(source, profession, area) : placesOf(source, profession, area),
    needsOf: ({ profession, area }) =>
      needsOf(source.sql, source.generation, profession, levelOf(area), area),
  };
}

/** @returns undefined where no event about people ever told of the profession in the area */
export async function derivedEvidence(
  source: EvidenceSource,
  profession: Profession,
  area: Area,
  measure: DerivedMeasure,
  days: readonly Day[],
): Promise<DerivedEvidence | undefined> {
  const { sql, generation } = source;
  const level = levelOf(area);
  const pairs = await pairsAt(sql, generation, {
    cube: 'stock',
    professions: [profession],
    level,
    area,
    limit: 1,
  });
  if (pairs.length === 0) return undefined;
  const [stock] = await stockSeries(sql, generation, level, pairs, days, source.stockMonths);
  const [flow] = (await flowSeries(sql, generation, level, pairs, days))!;
  const coverage = await coverageOf(source, profession, level, measure, [area]);
  return {
    profession,
    level,
    area,
    points: days.map((on, index) => ({
      on,
      stock: stock!.stocks[index]!,
      flows: index === 0 ? {} : flow!.flows[index - 1]!,
      coverage: coverage.on(area, on),
    })),
    newestDay: await newestPeopleDay(sql, source.today),
    simulated: (await peopleKind(sql)) === 'simulated',
  };
}

/**
 * The coverage of a profession in areas of a level; shares are of the latest published stock in the measure.
 * @param areas those that it will be asked of: what organisations weigh is read only where it is needed
 */
export async function coverageOf(
  source: EvidenceSource,
  profession: Profession,
  level: Level,
  measure: DerivedMeasure,
  areas: readonly Area[],
): Promise<CoverageOf> {
  const { sql, generation, reference } = source;
  const latest =
    level === 'organisation'
      ? new Map<Area, { on: Day; stock: number }>()
      : await latestPublishedStocks(sql, generation, profession, level, measure);
  const isWeighed = (area: Area) => (latest.get(area)?.stock ?? 0) > 0;
  const stocks = areas.some(isWeighed) ? await weights(source, profession, latest) : NOTHING_WEIGHED;
  const heardOf = areas.every(isWeighed) ? NOBODY_HEARD_OF : await organisationsHeardOf(source, profession);
  return new CoverageOf(reference, profession, level, {
    stockOf: new Map([...stocks].map(([code, stock]) => [code, stock[measure]])),
    published: new Map([...latest].map(([area, { stock }]) => [area, stock])),
    heardOf,
  });
}

type Weights = ReadonlyMap<OdsCode, OrganisationStock>;
const NOTHING_WEIGHED: Weights = new Map();
const NOBODY_HEARD_OF: readonly OdsCode[] = [];

/** What organisations have in post when the latest stock of any area of the level was published. */
function weights(
  { sql, generation, reference, today, stockMonths }: EvidenceSource,
  profession: Profession,
  latest: ReadonlyMap<Area, { readonly on: Day }>,
): Promise<Weights> {
  const publishedOn = [...latest.values()]
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const days = weighingDays(reference, profession, publishedOn ?? today);
  return stockMonths
    ? organisationStocksByMonth(sql, generation, profession, days, stockMonths)
    : organisationStocks(sql, generation, profession, days);
}

async function organisationsHeardOf(
  { sql, generation, stockAreas }: EvidenceSource,
  profession: Profession,
): Promise<readonly OdsCode[]> {
  const level = 'organisation';
  const areas = stockAreas
    ? await stockAreas(profession, level)
    : await areasWithStock(sql, generation, profession, level);
  return areas as readonly string[] as readonly OdsCode[];
}
