import { month as asMonth, type Month, monthAfter, monthNumber } from '@muster/domain';

/**
 * How many months a month lies after the first that is forecast: 0 is the month after the origin, negative ones are past.
 * @throws {NotA} where either is no month
 */
export function stepOf(month: string, origin: Month): number {
  return monthNumber(asMonth(month)) - monthNumber(asMonth(origin)) - 1;
}

/** The month of a step. */
export function monthAt(step: number, origin: Month): Month {
  return monthAfter(origin, step + 1);
}
