import { type Month, NotA, isMonth } from '@muster/domain';

/**
 * How many months a month lies after the first that is forecast: 0 is the month after the origin, negative ones are past.
 * @throws {NotA} where either is no month
 */
export function stepOf(month: string, origin: Month): number {
  return monthNumber(month) - monthNumber(origin) - 1;
}

/** The month of a step. */
export function monthAt(step: number, origin: Month): Month {
  const number = monthNumber(origin) + 1 + step;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}` as Month;
}

function monthNumber(month: string): number {
  if (!isMonth(month)) throw new NotA('a month, as YYYY-MM', month);
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;
}
