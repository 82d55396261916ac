import { NotA } from '../brand.js';
import { gammaQuantile } from './gamma.js';

/** What a figure lies in with the confidence asked for; both limits belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Of every interval, unless another is asked for. */
export const CONFIDENCE = 0.95;

/** So many of so many: 7 of 34. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/**
 * The value that a standard normal variable stays within, on both sides, with this chance: 1.96 for 0.95. 12 digits.
 * Its square is chi-squared with one degree of freedom.
 * @throws {NotA} where the chance is not above 0 and below 1
 */
export function criticalValue(confidence: number): number {
  if (confidence !== last.confidence)
    last = { confidence, value: Math.sqrt(2 * gammaQuantile(1 / 2, confident(confidence))) };
  return last.value;
}

/** Most are asked for with one confidence, thousands of times. */
let last = { confidence: Number.NaN, value: Number.NaN };

/** @throws {NotA} */
export function confident(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new NotA('a confidence above 0 and below 1', confidence);
  return confidence;
}

/** @throws {NotA} where it is not whole numbers, the count from 0 up to what it is of */
export function share(count: number, of: number): Share {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of)
    throw new NotA('whole numbers, so many of as many or more', { count, of });
  return { count, of };
}
