import {
  type CoverageOf,
  type CoverageOn,
  type Day,
  ENGLAND,
  type Level,
  type Profession,
} from '@muster/domain';
import { coverageOf, type EvidenceSource, type Pair } from '@muster/store';
import { type Asked, type StockMeasure } from './asked.js';

/** The coverage of each pair on any day. Shares are of FTE, or of people where people or posts are counted. */
export async function coverages(
  source: EvidenceSource,
  pairs: readonly Pair[],
  level: Level,
  measure: StockMeasure,
): Promise<(pair: Pair, on: Day) => CoverageOn> {
  const of = new Map<Profession, CoverageOf>();
  for (const profession of new Set(pairs.map(pair => pair.profession)))
    of.set(profession, await coverageOf(source, profession, level, measure === 'fte' ? 'fte' : 'headcount'));
  return ({ profession, area }, on) => of.get(profession)!.on(area, on);
}

/** What `asOf` says of the whole answer: the coverage of the area, or of England, on the last day. */
export async function coverageInAsOf(
  source: EvidenceSource,
  { professions, level, area, to }: Asked,
  measure: StockMeasure,
): Promise<CoverageOn | undefined> {
  const [profession, another] = professions;
  if (profession === undefined || another !== undefined) return undefined;
  const pair = { profession, area: area ?? ENGLAND };
  return (await coverages(source, [pair], area === undefined ? 'england' : level, measure))(pair, to);
}
