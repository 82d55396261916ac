import { type Branded, NotA } from './brand.js';

/** Hours in hundredths, a whole number: logs have quarters and thirds of an hour, and sums of them must be exact. */
export type Hours = Branded<number, 'Hours'>;

const UNIT = 100;

/**
 * @param value hours as written, e.g. 7.5
 * @throws {NotA} with more than two decimals, or beyond what adds up exactly
 */
export function hours(value: number): Hours {
  if (!hasTwoDecimals(value)) throw new NotA('hours with at most two decimals', value);
  return Math.round(value * UNIT) as Hours;
}

/** Whether a number has at most two decimals (so far as a double can tell) and stays exact when scaled. */
export function hasTwoDecimals(value: number): boolean {
  const scaled = Math.round(value * UNIT);
  return Number.isSafeInteger(scaled) && Math.abs(scaled / UNIT - value) < 1e-9;
}

/** Hours as people write them. */
export function hoursNumber(hundredths: number): number {
  return hundredths / UNIT;
}
