import { type Month, monthAfter } from '@muster/domain';
import { type AreaSeries, type SeriesInput, type SeriesPeriod } from '../series/input.js';

export interface Synthetic {
  /** Growth of each period, the oldest first. */
  readonly growth: readonly number[];
  /** In post at the first period's start. */
  readonly stock?: number;
  readonly leaverRate?: number;
  readonly last?: Month;
  readonly stepMonths?: number;
}

/** An area's periods, laid end to end up to a month, that grow as asked: joiners make up for who leaves. */
export function growing(
  area: string,
  { growth, stock = 1000, leaverRate = 0.1, last = '2023-09' as Month, stepMonths = 12 }: Synthetic,
): AreaSeries {
  let start = stock;
  const periods = growth.map((rate, index): SeriesPeriod => {
    const end = start * Math.exp(rate);
    const leavers = start * leaverRate;
    const period = {
      from: monthAfter(last, -stepMonths * (growth.length - index)),
      to: monthAfter(last, -stepMonths * (growth.length - index - 1)),
      start,
      end,
      joiners: end - start + leavers,
      leavers,
    };
    start = end;
    return period;
  });
  return { area, periods };
}

/** England as the exact sum of its regions. */
export function england(regions: readonly AreaSeries[]): AreaSeries {
  const sum = (index: number, figure: 'start' | 'end' | 'joiners' | 'leavers') =>
    regions.reduce((total, { periods }) => total + periods[index]![figure]!, 0);
  return {
    area: 'ENG',
    periods: regions[0]!.periods.map(({ from, to }, index) => ({
      from,
      to,
      start: sum(index, 'start'),
      end: sum(index, 'end'),
      joiners: sum(index, 'joiners'),
      leavers: sum(index, 'leavers'),
    })),
  };
}

export function seriesOf(regions: readonly AreaSeries[], changes: Partial<SeriesInput> = {}): SeriesInput {
  return {
    profession: 'midwife',
    measure: 'fte',
    origin: '2023-09' as Month,
    england: england(regions),
    regions,
    ...changes,
  };
}

export const ROUGH = [0.02, -0.01, 0.03, 0.01, 0, 0.02, -0.02, 0.01];

/** Three regions, each with a way of its own. */
export function threeRegions(): AreaSeries[] {
  const bend = (by: number) => ROUGH.map((rate, index) => rate + by * (index % 2 === 0 ? 1 : -0.4));
  return [
    growing('Y56', { growth: bend(0.004), stock: 4000 }),
    growing('Y58', { growth: bend(-0.006), stock: 2000 }),
    growing('Y60', { growth: bend(0.001), stock: 3000 }),
  ];
}
