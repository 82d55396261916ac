import { binomialQuantile } from '../random/quantiles/binomial.js';
import { poissonQuantile } from '../random/quantiles/poisson.js';
import { type Prefix } from '../random/uniform.js';
import { flowRates, lastingOf } from './flow-rates.js';
import { type SeriesOptions } from './input.js';
import { type Learned, type SmallUnit } from './learn.js';
import { luckOf, normalOf, uniformOf } from './luck.js';
import { type Places } from './places.js';
import { ONCE, SITES } from './sites.js';
import { spreadOf } from './spread.js';

const { exp, max, min, round, sqrt } = Math;

export const FLOWS = ['joiners', 'leavers', 'residual'] as const;
export type Flow = (typeof FLOWS)[number];

/** One area's draws: `stock[step][trajectory]`, and so each flow of the step that ends there. FTE or people, as the input has them. */
export interface AreaDraws {
  readonly area: string;
  readonly stock: readonly Float64Array[];
  /** Stock before + joiners − leavers + residual = stock, in every draw. Undefined where flows were not learned. */
  readonly flows: Readonly<Record<Flow, readonly Float64Array[]>> | undefined;
}

/** No draw moves a stock further than this in a year, up or down, as a logarithm: tails of t distributions know no bounds. */
const FURTHEST = 1.5;
/** Of the χ² by which each step is wilder or calmer than others. */
const STEP_DEGREES = 6;

/** All trajectories of all areas, the rest of England among them; England itself last, where it was published. */
export function draw(
  places: Places,
  learned: Learned,
  profession: string,
  { seed, trajectories, horizon, stockOnly = false }: SeriesOptions,
  england: string,
): AreaDraws[] {
  const { growth, growthOffsets, stepsAYear, flows } = learned;
  const names = places.areas.map(({ area }) => area);
  const told = stockOnly ? undefined : flows;
  const areas = names.map(area => emptyDraws(area, told, horizon, trajectories));
  const nation = places.england && emptyDraws(england, told, horizon, trajectories);
  const luckIn = luckOf(profession, england, names, seed);
  const spread = {
    growth: spreadOf(growth.degrees),
    areas: spreadOf(growthOffsets.degrees),
    step: spreadOf(STEP_DEGREES),
  };
  // Who leaves and joins a small area moves its stock.
  const ratesIn = flows && (told || flows.small.length > 0) ? flowRates(flows, names.length) : undefined;
  const small = names.map(area => flows?.small.find(unit => unit.area === area));
  const perStep = 1 / sqrt(stepsAYear);
  const furthest = FURTHEST / stepsAYear;
  const stocks = new Float64Array(names.length);
  const offsets = new Float64Array(names.length);

  for (let trajectory = 0; trajectory < trajectories; trajectory += 1) {
    const luck = luckIn(trajectory);
    const sd = growth.sd * spread.growth(uniformOf(luck.nation, ONCE, SITES.growthVariance));
    const mean = growth.mean + (sd / sqrt(growth.years)) * normalOf(luck.nation, ONCE, SITES.growthMean);
    const noisier = spread.areas(uniformOf(luck.nation, ONCE, SITES.regionSpread));
    let before = 0;
    for (let index = 0; index < names.length; index += 1) {
      stocks[index] = places.areas[index]!.stock;
      before += stocks[index]!;
      offsets[index] = lastingOf(growthOffsets.areas[index]!, () =>
        normalOf(luck.areas[index]!, ONCE, SITES.regionOffset),
      );
    }
    const rates = ratesIn?.(luck);
    before *= places.england?.stock ?? 1;

    for (let step = 1; step <= horizon; step += 1) {
      const scale = spread.step(uniformOf(luck.nation, step, SITES.growthScale));
      const shock = normalOf(luck.nation, step, SITES.growthShock);
      const shared =
        mean / stepsAYear + growth.season[(step - 1) % stepsAYear]! + sd * scale * perStep * shock;
      const flowing = rates?.(step, shock);
      let [sum, leaving, unexplained] = [0, 0, 0];
      for (let index = 0; index < names.length; index += 1) {
        const place = luck.areas[index]!;
        const noise = growthOffsets.areas[index]!.noiseSd * noisier * perStep;
        const grown =
          shared +
          offsets[index]! / stepsAYear +
          (noise === 0 ? 0 : noise * normalOf(place, step, SITES.regionShock));
        const opening = stocks[index]!;
        let closing = opening * exp(min(furthest, max(-furthest, grown)));
        if (flowing) {
          const rate = flowing.leavers[index]!;
          const people = chance(small[index], opening, rate, place, step);
          closing = max(0, closing - people.leavers + people.joiners);
          const leavers = opening * rate + people.leavers;
          const residual = note(
            areas[index]!,
            step,
            trajectory,
            opening,
            closing,
            leavers,
            opening * flowing.residual[index]!,
          );
          leaving += leavers;
          unexplained += residual;
        }
        areas[index]!.stock[step - 1]![trajectory] = closing;
        stocks[index] = closing;
        sum += closing;
      }
      if (!nation || !places.england) continue;
      const after = sum * places.england.stock;
      nation.stock[step - 1]![trajectory] = after;
      if (flowing)
        note(
          nation,
          step,
          trajectory,
          before,
          after,
          leaving * places.england.leavers,
          unexplained * places.england.stock,
        );
      before = after;
    }
  }
  return nation ? [...areas, nation] : areas;
}

function emptyDraws(area: string, flows: Learned['flows'], horizon: number, trajectories: number): AreaDraws {
  const columns = () => Array.from({ length: horizon }, () => new Float64Array(trajectories));
  return {
    area,
    stock: columns(),
    flows: flows && { joiners: columns(), leavers: columns(), residual: columns() },
  };
}

/**
 * Writes the flows of a step down. Joiners are what closes the identity; fewer than none is no joiners, and the excess goes to the residual.
 * @returns the residual as it came to be
 */
function note(
  { flows }: AreaDraws,
  step: number,
  trajectory: number,
  opening: number,
  closing: number,
  leavers: number,
  residual: number,
): number {
  const joiners = max(0, closing - opening + leavers - residual);
  const rest = joiners > 0 ? residual : closing - opening + leavers;
  if (flows) {
    flows.joiners[step - 1]![trajectory] = joiners;
    flows.leavers[step - 1]![trajectory] = leavers;
    flows.residual[step - 1]![trajectory] = rest;
  }
  return rest;
}

const NOBODY = { leavers: 0, joiners: 0 };

/** The luck of single people in a small area: how many more leave and join than would on average. None elsewhere. */
function chance(
  unit: SmallUnit | undefined,
  opening: number,
  rate: number,
  place: Prefix,
  step: number,
): { readonly leavers: number; readonly joiners: number } {
  const people = unit ? round(opening) : 0;
  if (!unit || people === 0) return NOBODY;
  const expected = people * unit.joinerRate;
  const leavers = binomialQuantile(uniformOf(place, step, SITES.smallLeavers), people, rate);
  const joiners = expected > 0 ? poissonQuantile(uniformOf(place, step, SITES.smallJoiners), expected) : 0;
  return { leavers: leavers - people * rate, joiners: joiners - expected };
}
