import { codeAddress } from '../../random/code-address.js';
import { type CohortEvidence, type PipelineEvidence } from '../evidence.js';
import { type Lever } from '../levers/lever.js';
import { type Ground, scheduleOf } from '../levers/schedule.js';
import { stepOf } from '../months.js';
import { meanOf } from '../parameters/distributions.js';
import { type PipelineParameters, type Rate } from '../parameters/parameters.js';
import { type PooledRate } from '../parameters/pooled-rate.js';
import { type Model, type Shifts, type StartingCohort } from './model.js';

export interface Asked {
  readonly seed: number;
  /** Months to forecast, from 1 to 480. */
  readonly horizon: number;
  readonly levers?: readonly Lever[];
  readonly shifts?: Shifts;
}

/** Puts evidence, parameters and a scenario together. @throws {LeverFault}; {RangeError} where the horizon or the seed is none */
export function compile(evidence: PipelineEvidence, parameters: PipelineParameters, asked: Asked): Model {
  const { seed, horizon, levers = [], shifts = {} } = asked;
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > 480)
    throw new RangeError(`horizon: expected whole months from 1 to 480, got ${horizon}`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed: expected a whole number from 0 to 9007199254740991, got ${seed}`);
  const organisations = [...evidence.organisations].sort(
    (a, b) => compare(a.region, b.region) || compare(a.organisation, b.organisation),
  );
  const regions = [...new Set(organisations.map(of => of.region))];
  const indexOf = new Map(organisations.map((of, at) => [of.organisation, at]));
  const programmeOf = new Map(evidence.programmes.map((of, at) => [of.name, at]));
  const cohorts = [
    ...evidence.cohorts.map(of => begun(of, evidence, parameters)),
    ...evidence.planned.map(of => ({ ...TO_COME, places: of.places, of })),
  ].map(({ of, ...state }): StartingCohort => ({
    ...state,
    programme: programmeOf.get(of.programme)!,
    organisation: indexOf.get(of.organisation)!,
    start: stepOf(of.start, evidence.origin),
    address: codeAddress(`${of.programme}|${of.organisation}|${of.start}`),
  }));
  const ayear = (rate: Rate) => meanArrivals(parameters.rates[rate], organisations);
  const ground: Ground = {
    origin: evidence.origin,
    horizon,
    years: Math.max(1, ...evidence.programmes.map(of => Math.ceil(of.lengthMonths / 12))),
    organisations,
    ayear: {
      places: placesAYear(cohorts, organisations.length),
      returners: ayear('returning'),
      abroad: ayear('recruitedAbroad'),
    },
  };
  return {
    seed,
    origin: evidence.origin,
    horizon,
    regions,
    organisations: organisations.map(of => ({
      organisation: of.organisation,
      region: regions.indexOf(of.region),
      inPost: of.inPost,
      fte: of.fte,
      inactive: of.inactive,
    })),
    cohorts: cohorts
      .filter(of => of.start < horizon)
      .sort((a, b) => a.start - b.start || a.address - b.address),
    programmes: evidence.programmes,
    parameters: ordered(parameters, evidence, organisations),
    fteAtEntry: evidence.fteAtEntry,
    schedule: scheduleOf(levers, ground),
    shifts,
  };
}

const TO_COME = { inTraining: 0, interrupted: 0, withdrawn: 0, expected: 0, awaiting: [] };

function begun(of: CohortEvidence, evidence: PipelineEvidence, parameters: PipelineParameters) {
  const own = parameters.programmes.find(({ programme }) => programme === of.programme)!;
  const expected = of.learnerMonths.reduce(
    (sum, months, year) =>
      sum + months * (own.withdrawing.england[year] ? meanOf(own.withdrawing.england[year]) : 0),
    0,
  );
  const withdrawn = of.withdrawn.reduce((sum, count) => sum + count, 0);
  return {
    of,
    places: 0,
    inTraining: of.inTraining,
    interrupted: of.interrupted,
    withdrawn,
    expected,
    awaiting: of.awaiting,
  };
}

/** Parameters list organisations and regions in the evidence's order; the engine's is by code. */
function ordered(
  parameters: PipelineParameters,
  evidence: PipelineEvidence,
  organisations: PipelineEvidence['organisations'],
): PipelineParameters {
  const place = new Map(evidence.organisations.map((of, at) => [of.organisation, at]));
  const regions = [...new Set(organisations.map(of => of.region))];
  const rate = (of: PooledRate): PooledRate => ({
    ...of,
    regions: regions.map(region => of.regions.find(({ area }) => area === region)!),
    organisations: organisations.map(({ organisation }) => of.organisations[place.get(organisation)!]!),
  });
  return {
    ...parameters,
    rates: Object.fromEntries(
      Object.entries(parameters.rates).map(([name, of]) => [name, rate(of)]),
    ) as PipelineParameters['rates'],
    attraction: {
      family: 'dirichlet',
      weights: organisations.map(
        ({ organisation }) => parameters.attraction.weights[place.get(organisation)!]!,
      ),
    },
    programmes: parameters.programmes.map(of => ({
      ...of,
      withdrawing: rate(of.withdrawing),
      joining: {
        ...of.joining,
        groups: regions.map(region => of.joining.groups.find(({ area }) => area === region)!),
      },
    })),
  };
}

function meanArrivals(rate: PooledRate, organisations: PipelineEvidence['organisations']): number[] {
  const factor = new Map(rate.organisations.map(of => [of.area, meanOf(of.posterior)]));
  return organisations.map(
    of => 12 * meanOf(rate.england[0]!) * factor.get(of.organisation)! * of.inPost.reduce((a, b) => a + b, 0),
  );
}

/** A year's places: those of all cohorts to come, over the years in which they come. */
function placesAYear(cohorts: readonly StartingCohort[], organisations: number): number[] {
  const coming = cohorts.filter(of => of.places > 0);
  const last = Math.max(11, ...coming.map(of => of.start));
  const all = new Array<number>(organisations).fill(0);
  for (const of of coming) all[of.organisation]! += of.places / ((last + 1) / 12);
  return all;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
