import { type Area, type DerivedMeasure, ENGLAND, levelOf } from '@muster/domain';
import {
  meanOfDistribution as meanOf,
  type PipelineEvidence,
  type PipelineParameters,
  type Rate,
  stepOf,
} from '@muster/forecast';

/** What the model believes things to be as they are: what levers that say "to" so much, or "by" so much, are measured against. */
export interface Believed {
  readonly measure: DerivedMeasure;
  readonly hasLearners: boolean;
  /** Codes; none where an area is not forecast. */
  organisationsIn(area: Area): readonly string[];
  /** Of cohorts to come. */
  placesAYear(organisations: readonly string[]): number;
  /** People. */
  arrivals(rate: Rate, organisations: readonly string[]): number;
  readonly fill: number;
  /** Of those who complete. */
  readonly joining: number;
  /** Mean months. */
  readonly delay: number;
  fteAHead(organisations: readonly string[]): number;
  /** Chances a month. */
  readonly inactivating: number;
  readonly withdrawing: readonly number[];
  /** @param band from 0; undefined: of all in post */
  leavingOf(band: number | undefined): number;
}

/** @param icbs by organisation */
export function believedOf(
  evidence: PipelineEvidence,
  parameters: PipelineParameters,
  icbs: Readonly<Record<string, string>>,
  regions: Readonly<Record<string, string>>,
  measure: DerivedMeasure,
): Believed {
  const { rates, leavingNow, programmes, filling } = parameters;
  // The programme that most train in answers for all.
  const learners = (name: string) =>
    evidence.cohorts.reduce((sum, of) => sum + (of.programme === name ? of.starters : 0), 0);
  const usual = [...programmes].sort((a, b) => learners(b.programme) - learners(a.programme))[0]!;
  const { delays } = evidence.programmes.find(({ name }) => name === usual.programme)!;
  const weights = total(usual.delays.weights);
  const inPost = [0, 1, 2, 3, 4].map(band => total(evidence.organisations.map(of => of.inPost[band]!)));
  const now = Math.exp(leavingNow.level.mean);
  const leaving = inPost.map(
    (_, band) => now * meanOf(rates.leaving.england[band]!) + meanOf(rates.retiring.england[band]!),
  );
  const own = (codes: readonly string[]) => {
    const asked = new Set(codes);
    return evidence.organisations.filter(({ organisation }) => asked.has(organisation));
  };
  return {
    measure,
    hasLearners: evidence.cohorts.length > 0 || evidence.planned.length > 0,
    organisationsIn: area => {
      const level = levelOf(area);
      const isIn = (code: string) =>
        area === ENGLAND ||
        (level === 'region' ? regions[code] : level === 'icb' ? icbs[code] : code) === area;
      return evidence.organisations.map(({ organisation }) => organisation).filter(isIn);
    },
    placesAYear: codes => {
      const asked = new Set(codes);
      const coming = evidence.planned.filter(({ organisation }) => asked.has(organisation));
      const months = evidence.planned.map(({ start }) => stepOf(start, evidence.origin) + 1);
      return (12 * total(coming.map(({ places }) => places))) / Math.max(12, ...months);
    },
    arrivals: (rate, codes) => {
      const factors = new Map(rates[rate].organisations.map(of => [of.area, meanOf(of.posterior)]));
      const heads = own(codes).map(of => factors.get(of.organisation)! * total(of.inPost));
      return 12 * meanOf(rates[rate].england[0]!) * total(heads);
    },
    fill: meanOf(filling.england),
    joining: meanOf(usual.registering) * meanOf(usual.joining.england),
    delay: total(delays.map((months, at) => (months * usual.delays.weights[at]!) / weights)),
    fteAHead: codes => {
      const heads = total(own(codes).map(of => total(of.inPost)));
      return heads > 0 ? total(own(codes).map(({ fte }) => fte)) / heads : 1;
    },
    inactivating: meanOf(rates.inactivating.england[0]!),
    withdrawing: usual.withdrawing.england.map(meanOf),
    leavingOf: band =>
      band === undefined
        ? total(leaving.map((rate, at) => rate * inPost[at]!)) / Math.max(1, total(inPost))
        : leaving[band]!,
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
