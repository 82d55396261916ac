import { type Branded, NotA } from './brand.js';

/**
 * Full-time equivalents in hundred-thousandths, a whole number: HR systems send 0.66667 and published series
 * have five decimals, and sums of them must be exact.
 */
export type Fte = Branded<number, 'Fte'>;

const UNIT = 100_000;

/**
 * @param value full-time equivalents as written, e.g. 0.66667
 * @throws {NotA} with more than five decimals, or beyond what adds up exactly
 */
export function fte(value: number): Fte {
  const scaled = Math.round(value * UNIT);
  if (!hasFiveDecimals(value)) throw new NotA('full-time equivalents with at most five decimals', value);
  return scaled as Fte;
}

/** Whether a number has at most five decimals (so far as a double can tell) and stays exact when scaled. */
export function hasFiveDecimals(value: number): boolean {
  const scaled = Math.round(value * UNIT);
  return Number.isSafeInteger(scaled) && Math.abs(scaled / UNIT - value) < 1e-9;
}

/** Full-time equivalents as a decimal number, for people and JSON: 2173037160 → 21730.3716. */
export function fteNumber(value: Fte | number): number {
  return value / UNIT;
}
