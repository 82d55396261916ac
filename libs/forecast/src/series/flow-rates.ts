import { type LearnedFlows } from './learn.js';
import { type Luck, normalOf, uniformOf } from './luck.js';
import { type Offset } from './offsets.js';
import { ONCE, SITES } from './sites.js';
import { spreadOf } from './spread.js';

const { exp, sqrt } = Math;

/** By area, as shares of the stock at the start of a step. The same two arrays in every step. */
export interface FlowRates {
  readonly leavers: Float64Array;
  readonly residual: Float64Array;
}

/** @returns for a trajectory's luck, the rates of step after step, each with the shock that growth had in it */
export function flowRates(
  flows: LearnedFlows,
  areas: number,
): (luck: Luck) => (step: number, growthShock: number) => FlowRates {
  const { leavers, leaverOffsets, residual, residualOffsets } = flows;
  const spread = {
    leavers: spreadOf(leavers.degrees),
    leaverAreas: spreadOf(leaverOffsets.degrees),
    residual: spreadOf(residual.degrees),
    residualAreas: spreadOf(residualOffsets.degrees),
  };
  const rates = { leavers: new Float64Array(areas), residual: new Float64Array(areas) };
  const lasting = { leavers: new Float64Array(areas), residual: new Float64Array(areas) };
  const own = sqrt(1 - leavers.withGrowth ** 2);
  return ({ nation, areas: luck }) => {
    const leaverSd = leavers.sd * spread.leavers(uniformOf(nation, ONCE, SITES.leaverVariance));
    const leaverNoise = spread.leaverAreas(uniformOf(nation, ONCE, SITES.leaverSpread));
    const uncertain = spread.residual(uniformOf(nation, ONCE, SITES.residualVariance));
    const residualNoise = spread.residualAreas(uniformOf(nation, ONCE, SITES.residualSpread));
    const residualMean =
      residual.mean + residual.meanSd * uncertain * normalOf(nation, ONCE, SITES.residualMean);
    luck.forEach((place, index) => {
      lasting.leavers[index] = lastingOf(leaverOffsets.areas[index]!, () =>
        normalOf(place, ONCE, SITES.leaverOffset),
      );
      lasting.residual[index] = lastingOf(residualOffsets.areas[index]!, () =>
        normalOf(place, ONCE, SITES.residualOffset),
      );
    });
    let level = leavers.level;
    return (step, growthShock) => {
      const surprise =
        leaverSd * (leavers.withGrowth * growthShock + own * normalOf(nation, step, SITES.leaverShock));
      const sharedLogit = level + surprise + leavers.season[(step - 1) % leavers.season.length]!;
      level += leavers.smoothing * surprise;
      const sharedResidual =
        residualMean + residual.sd * uncertain * normalOf(nation, step, SITES.residualShock);
      for (let index = 0; index < areas; index += 1) {
        const place = luck[index]!;
        const leaverSds = leaverOffsets.areas[index]!.noiseSd * leaverNoise;
        const residualSds = residualOffsets.areas[index]!.noiseSd * residualNoise;
        const logit =
          sharedLogit +
          lasting.leavers[index]! +
          (leaverSds === 0 ? 0 : leaverSds * normalOf(place, step, SITES.leaverRegionShock));
        rates.leavers[index] = 1 / (1 + exp(-logit));
        rates.residual[index] =
          sharedResidual +
          lasting.residual[index]! +
          (residualSds === 0 ? 0 : residualSds * normalOf(place, step, SITES.residualRegionShock));
      }
      return rates;
    };
  };
}

/** What an area keeps through a whole trajectory. England alone departs from itself in nothing, and needs no luck for it. */
export function lastingOf({ mean, meanSd }: Offset, normal: () => number): number {
  return meanSd === 0 ? mean : mean + meanSd * normal();
}
