import {
  type Area,
  type CoverageOf,
  type CoverageOn,
  type Day,
  ENGLAND,
  type Level,
  type Profession,
} from '@muster/domain';
import { coverageOf, type EvidenceSource, type Pair } from '@muster/store';
import { type Asked, type StockMeasure } from './asked.js';

export interface Coverages {
  readonly on: (pair: Pair, day: Day) => CoverageOn;
  /** What `asOf` says of the whole answer: the coverage of the area, or of England, on the last day. */
  readonly inAsOf: CoverageOn | undefined;
}

/** The coverage of each pair on any day. Shares are of FTE, or of people where people or posts are counted. */
export async function coverages(
  source: EvidenceSource,
  { professions, level, area, to }: Asked,
  pairs: readonly Pair[],
  measure: StockMeasure,
): Promise<Coverages> {
  const at = (profession: Profession, where: Level, areas: readonly Area[]) =>
    coverageOf(source, profession, where, measure === 'fte' ? 'fte' : 'headcount', areas);
  const of = new Map<Profession, CoverageOf>();
  for (const profession of new Set(pairs.map(pair => pair.profession))) {
    const there = pairs.filter(pair => pair.profession === profession).map(pair => pair.area);
    of.set(profession, await at(profession, level, there));
  }
  const [profession, another] = professions;
  const only = another === undefined ? profession : undefined;
  const whole = area ?? ENGLAND;
  const ofAll = async (one: Profession) =>
    (area === undefined ? undefined : of.get(one)) ??
    (await at(one, area === undefined ? 'england' : level, [whole]));
  return {
    on: (pair, day) => of.get(pair.profession)!.on(pair.area, day),
    inAsOf: only === undefined ? undefined : (await ofAll(only)).on(whole, to),
  };
}
