import { type Day, type Month } from '@muster/domain';

/** Months since the year 0: months of a calendar as whole numbers. */
export function monthNumber(of: Month): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1;
}

export function monthAfter(of: Month, months: number): Month {
  const number = monthNumber(of) + months;
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as Month;
}

/** The last day of a month: the day of which its stock is told. */
export function endOf(month: Month): Day {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${days}` as Day;
}
