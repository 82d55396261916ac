import { type Day, type Month, lastDayOf } from '@muster/domain';
import { LEVELS, type QuantileLevel, type Quantiles, quantilesOfSorted } from '../scoring/quantiles.js';
import { type AreaForecast, type SeriesForecast } from '../series/forecast.js';
import { type SeriesMeasure, type Remark } from '../series/input.js';
import { type Hit } from './chance.js';

/** By level: `{"0.025": …, "0.1": …, …, "0.975": …}`. */
export type QuantileTable = Readonly<Record<`${QuantileLevel}`, number>>;

/** A distribution in eight numbers. */
export interface Spread {
  readonly quantiles: QuantileTable;
  readonly mean: number;
}

/** What a day's stock may be: FTE or people. */
export interface SummaryPoint extends Spread {
  readonly on: Day;
}

/**
 * What leads from the origin to a day: opening + joiners − leavers + residual = closing, exactly, of the means. Each part's quantiles
 * are its own and do not add up.
 */
export interface BridgeSummary {
  readonly on: Day;
  readonly opening: number;
  readonly joiners: Spread;
  readonly leavers: Spread;
  readonly residual: Spread;
  readonly closing: number;
}

export interface AreaSummary {
  readonly area: string;
  readonly measure: SeriesMeasure;
  readonly atOrigin: number;
  readonly points: readonly SummaryPoint[];
  /** Where a target was asked about. */
  readonly hit?: Hit;
  /** Undefined where no flows were forecast. */
  readonly bridge?: readonly BridgeSummary[];
}

/** A forecast as plain JSON, made of its draws: what API, jobs and pages build on. The draws themselves are made again by the seed. */
export interface Summary {
  readonly model: ForecastModel;
  readonly profession: string;
  readonly seed: number;
  readonly trajectories: number;
  readonly origin: Month;
  readonly areas: readonly AreaSummary[];
  readonly remarks: readonly Remark[];
}

export const FORECAST_MODELS = ['series', 'pipeline', 'combined'] as const;
export type ForecastModel = (typeof FORECAST_MODELS)[number];

/** The series model's draws in numbers that people and programs read. */
export function summarise(forecast: SeriesForecast): Summary {
  const { model, profession, measure, seed, trajectories, origin, targets, areas, remarks } = forecast;
  const days = targets.map(lastDayOf);
  return {
    model,
    profession,
    seed,
    trajectories,
    origin,
    areas: areas.map(area => ({
      area: area.area,
      measure,
      atOrigin: area.atOrigin,
      points: area.stock.map((draws, step) => ({ on: days[step]!, ...spreadOf(draws) })),
      ...(area.flows ? { bridge: bridgeOf(area, area.flows, days) } : {}),
    })),
    remarks,
  };
}

export function spreadOf(draws: Float64Array): Spread {
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  return { quantiles: tableOf(quantilesOfSorted(Float64Array.from(draws).sort())), mean };
}

export function tableOf(quantiles: Quantiles): QuantileTable {
  return Object.fromEntries(
    LEVELS.map((level, index) => [String(level), quantiles[index]!]),
  ) as unknown as QuantileTable;
}

function bridgeOf(
  area: AreaForecast,
  flows: NonNullable<AreaForecast['flows']>,
  days: readonly Day[],
): BridgeSummary[] {
  const sums = {
    joiners: new Float64Array(area.stock[0]!.length),
    leavers: new Float64Array(area.stock[0]!.length),
    residual: new Float64Array(area.stock[0]!.length),
  };
  return days.map((on, step) => {
    for (const flow of ['joiners', 'leavers', 'residual'] as const) {
      const drawn = flows[flow][step]!;
      drawn.forEach((value, trajectory) => (sums[flow][trajectory]! += value));
    }
    const [joiners, leavers, residual] = [
      spreadOf(sums.joiners),
      spreadOf(sums.leavers),
      spreadOf(sums.residual),
    ];
    return {
      on,
      opening: area.atOrigin,
      joiners,
      leavers,
      residual,
      closing: area.atOrigin + joiners.mean - leavers.mean + residual.mean,
    };
  });
}
