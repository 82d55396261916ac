import { type Month, monthNumber } from '@muster/domain';
import { type AreaSeries, type Remark, type SeriesInput, type SeriesPeriod } from './input.js';

/** One area's periods in line with everybody's: the last ends at the origin, each before it a step earlier; undefined where one is missing. */
export interface AlignedSeries {
  readonly area: string;
  readonly periods: readonly (SeriesPeriod | undefined)[];
}

export interface Alignment {
  /** Months in a period: 12, or a divisor of it. */
  readonly stepMonths: number;
  readonly england: AlignedSeries | undefined;
  readonly regions: readonly AlignedSeries[];
  readonly remarks: readonly Remark[];
}

/** Fewer leave a choice to periods of another length. */
const ENOUGH = 3;

/**
 * Lays periods end to end, backwards from the origin, for all areas alike. Overlapping ones are left out: twelve months to June and
 * twelve months to September say most things twice, and counted as two they would feign certainty.
 * @returns undefined where no period ends at the origin
 */
export function align(input: SeriesInput): Alignment | undefined {
  const everybody = [...(input.england ? [input.england] : []), ...input.regions];
  const stepMonths = stepOf(everybody, input.origin);
  if (stepMonths === undefined) return undefined;
  const length = Math.max(...everybody.map(series => reach(series, input.origin, stepMonths)));
  const laid = (series: AreaSeries): AlignedSeries => ({
    area: series.area,
    periods: Array.from({ length }, (_, index) =>
      series.periods.find(
        period =>
          lengthOf(period) === stepMonths &&
          monthNumber(period.to) === monthNumber(input.origin) - stepMonths * (length - 1 - index),
      ),
    ),
  });
  return {
    stepMonths,
    england: input.england && laid(input.england),
    regions: input.regions.map(laid),
    remarks: everybody.flatMap(series => leftOut(series, input.origin, stepMonths, length)),
  };
}

const lengthOf = (period: SeriesPeriod) => monthNumber(period.to) - monthNumber(period.from);

/** The longest length of period that is laid end to end often enough; else the one that covers most. */
function stepOf(everybody: readonly AreaSeries[], origin: Month): number | undefined {
  const lengths = new Set(
    everybody.flatMap(({ periods }) => periods.filter(({ to }) => to === origin).map(lengthOf)),
  );
  const candidates = [...lengths]
    .filter(months => months > 0 && 12 % months === 0)
    .sort((a, b) => b - a)
    .map(months => ({
      months,
      steps: Math.max(...everybody.map(series => laidEndToEnd(series, origin, months))),
    }));
  const covered = ({ months, steps }: { months: number; steps: number }) => months * steps;
  return (
    candidates.find(({ steps }) => steps >= ENOUGH) ?? candidates.sort((a, b) => covered(b) - covered(a))[0]
  )?.months;
}

function laidEndToEnd(series: AreaSeries, origin: Month, months: number): number {
  return inLine(series, origin, months).length;
}

/** How many steps back the first period in line lies, that one included. */
function reach(series: AreaSeries, origin: Month, months: number): number {
  const back = inLine(series, origin, months).map(
    ({ to }) => (monthNumber(origin) - monthNumber(to)) / months + 1,
  );
  return Math.max(0, ...back);
}

function inLine({ periods }: AreaSeries, origin: Month, months: number): SeriesPeriod[] {
  return periods.filter(period => {
    const before = monthNumber(origin) - monthNumber(period.to);
    return lengthOf(period) === months && before >= 0 && before % months === 0;
  });
}

function leftOut(series: AreaSeries, origin: Month, months: number, length: number): Remark[] {
  const { area } = series;
  const kept = inLine(series, origin, months);
  const back = reach(series, origin, months);
  const overlapping = series.periods.filter(period => period.to <= origin && !kept.includes(period)).length;
  const missing = back - kept.length;
  const remarks: Remark[] = [];
  if (overlapping > 0)
    remarks.push({
      code: 'overlapping',
      area,
      detail: `${overlapping} of its periods overlap with those that are laid end to end back from ${origin} and were left out`,
    });
  if (missing > 0)
    remarks.push({
      code: 'missing-periods',
      area,
      detail: `${missing} of its last ${back} periods are missing; the others were used`,
    });
  if (back > 0 && back < length)
    remarks.push({
      code: 'begins-late',
      area,
      detail: `it begins ${length - back} periods later than others; its own growth counts for less`,
    });
  return remarks;
}
