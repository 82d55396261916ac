import { meanOf, varianceOf } from './statistics.js';

/** What was learned of the growth that all areas share. Rates are logarithms: 0.01 is about 1 %. */
export interface SharedGrowth {
  /** A year. */
  readonly mean: number;
  /** Between years. */
  readonly sd: number;
  /** How many of the last years it was learned from: at most five. */
  readonly years: number;
  /** Of the χ² by which `sd` is uncertain; 2 more than years − 1 where a standing assumption helps out. */
  readonly degrees: number;
  /** Of each step of the year, the first one after the origin first; they sum to 0. [0] of annual series. */
  readonly season: readonly number[];
}

/** National growth has almost no memory: a mean of more years would be of other times. */
const YEARS = 5;
const LEAST_VARIANCE = 1e-8;
/** Fewer than three years say next to nothing of how years differ. The sd assumed then, worth two years, is wider than of any published group. */
const FEW_YEARS = 3;
const ASSUMED = { sd: 0.03, worth: 2 };
/** In years: how strongly months are taken to be like each other until they show otherwise. */
const SEASON_PRIOR = 2;

/**
 * @param growth by step, the newest last
 * @param stepsAYear 1 of annual series, 12 of monthly ones
 * @returns undefined where not one year is complete
 */
export function learnGrowth(
  growth: readonly (number | undefined)[],
  stepsAYear: number,
): SharedGrowth | undefined {
  const years = yearsOf(growth, stepsAYear).filter(sum => sum !== undefined);
  if (years.length === 0) return undefined;
  const last = years.slice(-YEARS);
  const own = Math.max(varianceOf(last), LEAST_VARIANCE);
  const freedom = last.length - 1;
  const few = last.length < FEW_YEARS;
  const variance = few ? (freedom * own + ASSUMED.worth * ASSUMED.sd ** 2) / (freedom + ASSUMED.worth) : own;
  return {
    mean: meanOf(last),
    sd: Math.sqrt(variance),
    years: last.length,
    degrees: few ? freedom + ASSUMED.worth : freedom,
    season: seasonOf(growth, stepsAYear),
  };
}

/** Twelve-month sums that do not overlap, back from the end. Overlapping ones would tell the same months several times. */
export function yearsOf(values: readonly (number | undefined)[], stepsAYear: number): (number | undefined)[] {
  const years: (number | undefined)[] = [];
  for (let end = values.length; end >= stepsAYear; end -= stepsAYear)
    years.unshift(sumOf(values.slice(end - stepsAYear, end)));
  return years;
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/**
 * How steps of the year differ from the year's mean, shrunk to none by a prior worth two years.
 * The first is the step after the newest value.
 */
export function seasonOf(values: readonly (number | undefined)[], stepsAYear: number): number[] {
  if (stepsAYear === 1) return [0];
  const departures = Array.from({ length: stepsAYear }, (): number[] => []);
  for (let end = values.length; end >= stepsAYear; end -= stepsAYear) {
    const year = values.slice(end - stepsAYear, end).filter(value => value !== undefined);
    if (year.length < stepsAYear) continue;
    const mean = meanOf(year);
    year.forEach((value, step) => departures[step]!.push(value - mean));
  }
  const count = departures[0]!.length;
  if (count === 0) return departures.map(() => 0);
  return departures.map(of => (meanOf(of) * count) / (count + SEASON_PRIOR));
}
