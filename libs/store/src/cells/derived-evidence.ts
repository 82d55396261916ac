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
import { latestPublishedStocks } from './reported.sql.js';
import { flowSeries, organisationStocks, pairsAt, stockSeries } from './workforce.sql.js';

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
  const [stock] = await stockSeries(sql, generation, level, pairs, days);
  const [flow] = (await flowSeries(sql, generation, level, pairs, days))!;
  const coverage = await coverageOf(source, profession, level, measure);
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

/** The coverage of a profession in the areas of a level; shares are of the latest published stock in the measure. */
export async function coverageOf(
  { sql, generation, reference, today }: EvidenceSource,
  profession: Profession,
  level: Level,
  measure: DerivedMeasure,
): Promise<CoverageOf> {
  const latest =
    level === 'organisation'
      ? new Map<Area, { on: Day; stock: number }>()
      : await latestPublishedStocks(sql, generation, profession, level, measure);
  const publishedOn = [...latest.values()]
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const days = weighingDays(reference, profession, publishedOn ?? today);
  const stocks = await organisationStocks(sql, generation, profession, days);
  const heardOf = await pairsAt(sql, generation, {
    cube: 'stock',
    professions: [profession],
    level: 'organisation',
    limit: EVERY_ORGANISATION,
  });
  return new CoverageOf(reference, profession, level, {
    stockOf: new Map([...stocks].map(([code, stock]) => [code, stock[measure]])),
    published: new Map([...latest].map(([area, { stock }]) => [area, stock])),
    heardOf: heardOf.map(({ area }) => area as string as OdsCode),
  });
}

const EVERY_ORGANISATION = 100_000;
