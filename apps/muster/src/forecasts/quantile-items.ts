import { type Month } from '@muster/domain';
import { LEVELS, type QuantileTable, quantilesOf, type SeriesForecast } from '@muster/forecast';
import { regionCode } from './of-file.js';

/** One forecast as others exchange it: a profession, region and measure on one day. */
export interface QuantileItem {
  readonly profession: string;
  /** `All`, or a region's code. */
  readonly region: string;
  readonly measure: 'FTE' | 'HC';
  readonly origin: Month;
  readonly target: Month;
  readonly quantiles: QuantileTable;
}

const DECIMALS = 1e5;

export function quantileItems(forecasts: readonly SeriesForecast[]): QuantileItem[] {
  return forecasts.flatMap(({ profession, measure, origin, targets, areas }) =>
    areas.flatMap(({ area, stock }) =>
      targets.map((target, step) => ({
        profession,
        region: regionCode(area),
        measure: measure === 'fte' ? ('FTE' as const) : ('HC' as const),
        origin,
        target,
        quantiles: rounded(stock[step]!),
      })),
    ),
  );
}

/** Five decimals, as the publication has. */
function rounded(draws: Float64Array): QuantileTable {
  const quantiles = quantilesOf(draws);
  return Object.fromEntries(
    LEVELS.map((level, index) => [String(level), Math.round(quantiles[index]! * DECIMALS) / DECIMALS]),
  ) as unknown as QuantileTable;
}
