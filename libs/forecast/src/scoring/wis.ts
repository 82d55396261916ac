import { LEVELS, type Quantiles } from './quantiles.js';

/**
 * The quantile (pinball) score, doubled as in the weighted interval score: of the median it is the absolute error.
 * @see Bracher, Ray, Gneiting and Reich, "Evaluating epidemic forecasts in an interval format", PLOS Computational Biology 17 (2021)
 */
export function quantileScore(level: number, quantile: number, truth: number): number {
  return 2 * (truth >= quantile ? level * (truth - quantile) : (1 - level) * (quantile - truth));
}

/**
 * The weighted interval score: the mean quantile score over the levels, in the units of the truth; less is better. With these levels it
 * equals (½ |y − median| + Σ α/2 · IS_α) ÷ (K + ½) over the K = 3 central intervals.
 */
export function weightedIntervalScore(quantiles: Quantiles, truth: number): number {
  let sum = 0;
  for (let index = 0; index < LEVELS.length; index += 1)
    sum += quantileScore(LEVELS[index]!, quantiles[index]!, truth);
  return sum / LEVELS.length;
}

/**
 * The interval score of one central interval: its width, and a fine of 2/α for each unit by which the truth lies outside.
 * @param alpha the share that should lie outside: 0.2 of an 80 % interval
 */
export function intervalScore(low: number, high: number, alpha: number, truth: number): number {
  return high - low + (2 / alpha) * (Math.max(0, low - truth) + Math.max(0, truth - high));
}
