import { type SharedGrowth, learnGrowth, yearsOf } from './growth.js';
import { type AreaHistory } from './history.js';
import { type NoForecast, type Remark } from './input.js';
import { learnLeavers, type SharedLeavers } from './leavers.js';
import { KEPT_A_YEAR, type Offset, type Offsets, poolOffsets } from './offsets.js';
import { type Places } from './places.js';
import { weightedBack } from './statistics.js';

/** Everything that was learned from the past, as plain data: with the seed it decides every draw. */
export interface Learned {
  readonly stepsAYear: number;
  readonly growth: SharedGrowth;
  readonly growthOffsets: Offsets;
  /** Undefined where joiners or leavers of an area were never published: then the stock alone is forecast. */
  readonly flows: LearnedFlows | undefined;
}

export interface LearnedFlows {
  readonly leavers: SharedLeavers;
  readonly leaverOffsets: Offsets;
  readonly residual: SharedResidual;
  readonly residualOffsets: Offsets;
  readonly small: readonly SmallUnit[];
}

/** The residual, as a share of the stock, of a period. */
export interface SharedResidual {
  readonly mean: number;
  readonly meanSd: number;
  readonly sd: number;
  readonly degrees: number;
}

/**
 * An area so small that who leaves is a matter of single people: leavers are drawn as a binomial and joiners as a Poisson number, and
 * what these vary by was taken off the noise of its growth.
 */
export interface SmallUnit {
  readonly area: string;
  readonly joinerRate: number;
}

/** People or FTE in post below which an area is small. */
export const SMALL = 200;
const ASSUMED_SD = { growth: 0.02, leavers: 0.1, residual: 0.005 };

/** @returns what was learned, and what stands in for what is missing; or why nothing can be */
export function learn(
  places: Places,
  stepMonths: number,
): { readonly learned: Learned; readonly remarks: readonly Remark[] } | NoForecast {
  const stepsAYear = 12 / stepMonths;
  const remarks: Remark[] = [];
  const growth = learnGrowth(places.shared.growth, stepsAYear);
  if (!growth)
    return {
      status: 'no-forecast',
      code: 'no-growth',
      detail: `no twelve months in a row have the stock at the start and at the end of ${stepsAYear === 1 ? 'the period' : 'each period'}`,
      remedy: 'add earlier periods, with both "at start" and "at end" of each',
    };
  if (growth.years < 3)
    remarks.push({
      code: 'few-periods',
      detail: `growth was learned from ${growth.years === 1 ? 'one year' : `${growth.years} years`}: how years differ is mostly an assumption (sd 0.03 a year)`,
    });
  const keep = KEPT_A_YEAR ** (1 / stepsAYear);
  const alone = places.areas.length === 1 && places.areas[0]!.area === places.shared.area;
  const pooled = (of: (history: AreaHistory) => readonly (number | undefined)[], kept: number, sd: number) =>
    alone
      ? noOffsets(places.areas[0]!.area)
      : poolOffsets(
          places.areas.map(history => ({
            area: history.area,
            values: differences(of(history), of(places.shared)),
          })),
          kept,
          sd,
        );
  const growthOffsets = pooled(
    ({ growth: steps }) => yearsOf(steps, stepsAYear),
    KEPT_A_YEAR,
    ASSUMED_SD.growth,
  );
  for (const { area, worth } of growthOffsets.areas)
    if (worth === 0 && !alone)
      remarks.push({
        code: 'no-growth',
        area,
        detail:
          'it has no year with a start and an end beside the shared ones: it is taken to grow like others',
      });

  const leavers = learnLeavers(places.shared.leavers, places.shared.growth, stepsAYear);
  const residual = learnResidual(places.shared.residual, keep);
  const without = places.areas.filter(area => !area.residual.some(known) || !area.leavers.some(known));
  if (!leavers || !residual || without.length > 0) {
    remarks.push({
      code: 'no-flows',
      detail: `joiners and leavers are not forecast: ${
        without.length > 0 && leavers && residual ? without.map(({ area }) => area).join(', ') : 'the series'
      } has no period with all four figures`,
    });
    return { learned: { stepsAYear, growth, growthOffsets, flows: undefined }, remarks };
  }
  const leaverOffsets = pooled(history => history.leavers, keep, ASSUMED_SD.leavers);
  const small = smallUnits(places.areas, keep);
  return {
    learned: {
      stepsAYear,
      growth,
      growthOffsets: withoutSampling(growthOffsets, small, places, leavers, leaverOffsets, stepsAYear),
      flows: {
        leavers,
        leaverOffsets,
        residual,
        residualOffsets: pooled(history => history.residual, keep, ASSUMED_SD.residual),
        small,
      },
    },
    remarks,
  };
}

function learnResidual(rates: readonly (number | undefined)[], keep: number): SharedResidual | undefined {
  const weighted = weightedBack(rates, keep);
  if (!weighted) return undefined;
  const single = weighted.worth <= 1 + 1e-9;
  const sd = single ? ASSUMED_SD.residual : Math.sqrt(weighted.variance);
  return {
    mean: weighted.mean,
    meanSd: sd / Math.sqrt(weighted.worth),
    sd,
    degrees: single ? 2 : weighted.worth - 1,
  };
}

function smallUnits(areas: readonly AreaHistory[], keep: number): SmallUnit[] {
  return areas.flatMap(({ area, stock, joiners }) => {
    const rate = stock < SMALL ? weightedBack(joiners, keep) : undefined;
    return rate ? [{ area, joinerRate: rate.mean }] : [];
  });
}

/** The noise of a small area's growth holds the luck of single people already; that luck is drawn by itself. */
function withoutSampling(
  offsets: Offsets,
  small: readonly SmallUnit[],
  { areas }: Places,
  leavers: SharedLeavers,
  leaverOffsets: Offsets,
  stepsAYear: number,
): Offsets {
  const lessened = (offset: Offset): Offset => {
    const unit = small.find(({ area }) => area === offset.area);
    const stock = areas.find(({ area }) => area === offset.area)!.stock;
    if (!unit) return offset;
    const logit = leavers.level + leaverOffsets.areas.find(({ area }) => area === offset.area)!.mean;
    const rate = 1 / (1 + Math.exp(-logit));
    const sampling = (stepsAYear * (rate * (1 - rate) + unit.joinerRate)) / stock;
    return { ...offset, noiseSd: Math.sqrt(Math.max(offset.noiseSd ** 2 - sampling, 0)) };
  };
  return small.length === 0 ? offsets : { ...offsets, areas: offsets.areas.map(lessened) };
}

/** England alone departs from itself in nothing. */
function noOffsets(area: string): Offsets {
  return { degrees: 2, areas: [{ area, mean: 0, meanSd: 0, noiseSd: 0, ownShare: 0, worth: 0 }] };
}

function differences(
  of: readonly (number | undefined)[],
  from: readonly (number | undefined)[],
): (number | undefined)[] {
  return of.map((value, index) => {
    const shared = from[index];
    return value === undefined || shared === undefined ? undefined : value - shared;
  });
}

const known = (value: number | undefined) => value !== undefined;
