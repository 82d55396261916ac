import { type Month } from '@muster/domain';
import { dampedEts } from '../baselines/damped-ets.js';
import { drift } from '../baselines/drift.js';
import { naive } from '../baselines/naive.js';
import { type Baseline } from '../baselines/past.js';
import { crps } from '../scoring/crps.js';
import { pit } from '../scoring/calibration.js';
import { type GivenChance } from '../scoring/events.js';
import { type Quantiles, quantilesOfSorted } from '../scoring/quantiles.js';
import { type AreaForecast, forecastSeries } from '../series/forecast.js';
import { growthOf } from '../series/history.js';
import { type AreaSeries, type SeriesInput } from '../series/input.js';
import { align } from '../series/periods.js';
import { ENGLAND } from '../series/places.js';

export const METHODS = ['naive', 'drift', 'ets', 'series'] as const;
/** Where events about people are told, in the order of tables. */
export const PEOPLE_METHODS = [...METHODS, 'pipeline', 'combined'] as const;
export type Method = (typeof PEOPLE_METHODS)[number];

/** What other models draw of the same: by area, periods ahead; of an area that they do not forecast, nothing. */
export type AlsoDrawn = (
  areas: readonly AreaForecast[],
) => Readonly<Partial<Record<'pipeline' | 'combined', ReadonlyMap<string, readonly Float64Array[]>>>>;

/** From where forecasts are made again as if nothing later were known, and how far. */
export interface BackTestPlan {
  readonly origins: readonly Month[];
  /** In periods of the series. */
  readonly horizons: number;
  /** The last month that a forecast may be scored against. */
  readonly lastTarget: Month;
  readonly seed: number;
  readonly trajectories: number;
}

/** One method's forecast of one area from one origin, beside what came. */
export interface Scored {
  readonly profession: string;
  readonly measure: SeriesInput['measure'];
  readonly area: string;
  readonly origin: Month;
  readonly target: Month;
  readonly horizon: number;
  readonly method: Method;
  readonly quantiles: Quantiles;
  /** The stock as published, breaks included: what a reader of the publication would have seen. */
  readonly truth: number;
  /** Mean absolute change of a period, of the past known at the origin. */
  readonly scale: number;
  /** Of models, which have draws. */
  readonly crps?: number;
  readonly pit?: number;
  /** The chances it gave to reaching some stocks, and whether they were reached. */
  readonly hits?: readonly GivenChance[];
}

/**
 * Stocks of which the chance is asked: changes of 0, ±2 % and ±5 % of the stock at the origin. Fixed beforehand, so that easy and hard
 * questions are asked alike.
 */
const ASKED = [-0.05, -0.02, 0, 0.02, 0.05];

const BASELINES: Readonly<Record<'naive' | 'drift' | 'ets', Baseline>> = { naive, drift, ets: dampedEts };

/**
 * Forecasts from every origin with what was known then, scored by what came. Only forecasts that every method can make are kept, so that
 * all methods answer the same questions; beside other models, that every model can: people are told of for too few years for some baselines.
 */
export function backTest(
  inputs: readonly Omit<SeriesInput, 'origin'>[],
  plan: BackTestPlan,
  also?: AlsoDrawn,
): Scored[] {
  return inputs.flatMap(input =>
    plan.origins.flatMap(origin => fromOrigin({ ...input, origin }, plan, also)),
  );
}

function fromOrigin(input: SeriesInput, plan: BackTestPlan, also?: AlsoDrawn): Scored[] {
  const known = upTo(input);
  const forecast = forecastSeries(known, {
    seed: plan.seed,
    trajectories: plan.trajectories,
    horizon: plan.horizons,
    stockOnly: true,
  });
  const alignment = align(known);
  if (forecast.status !== 'forecast' || !alignment) return [];
  const others = Object.entries(also?.(forecast.areas) ?? {});
  return forecast.areas.flatMap(({ area, stock, atOrigin }) => {
    const aligned =
      area === ENGLAND ? alignment.england : alignment.regions.find(region => region.area === area);
    const periods = (aligned?.periods ?? []).flatMap(period => {
      const growth = period && growthOf(period);
      return growth === undefined ? [] : [{ growth, change: period!.end! - period!.start! }];
    });
    const past = { stock: atOrigin, growth: periods.map(({ growth }) => growth) };
    const drawn = [['series', stock], ...others.map(([model, of]) => [model, of.get(area)])] as const;
    if (periods.length === 0 || drawn.some(([, draws]) => draws === undefined)) return [];
    const scale = periods.reduce((sum, { change }) => sum + Math.abs(change), 0) / periods.length;
    // An error cannot be measured in changes where nothing ever changed.
    if (scale === 0) return [];
    return forecast.targets.flatMap((target, step) => {
      const truth = stockAt(input, area, target);
      if (target > plan.lastTarget || truth === undefined) return [];
      const horizon = step + 1;
      const of = { profession: input.profession, measure: input.measure, area, origin: input.origin };
      const baselines = (['naive', 'drift', 'ets'] as const).flatMap(method => {
        const quantiles = BASELINES[method](past, horizon);
        return quantiles ? [{ ...of, target, horizon, method, quantiles, truth, scale }] : [];
      });
      if (!also && baselines.length < METHODS.length - 1) return [];
      const models = drawn.map(([method, draws]): Scored => {
        const sorted = Float64Array.from((draws as readonly Float64Array[])[step]!).sort();
        return {
          ...{ ...of, target, horizon, truth, scale, method: method as Method },
          ...{ quantiles: quantilesOfSorted(sorted), crps: crps(sorted, truth), pit: pit(sorted, truth) },
          hits: ASKED.map(change => {
            const asked = atOrigin * (1 + change);
            return {
              chance: sorted.filter(value => value >= asked).length / sorted.length,
              came: truth >= asked,
            };
          }),
        };
      });
      return [...baselines, ...models];
    });
  });
}

/** What was known at the origin: nothing that ends later reaches a forecast. */
function upTo(input: SeriesInput): SeriesInput {
  const cut = (series: AreaSeries): AreaSeries => ({
    ...series,
    periods: series.periods.filter(({ to }) => to <= input.origin),
  });
  return { ...input, england: input.england && cut(input.england), regions: input.regions.map(cut) };
}

function stockAt(input: SeriesInput, area: string, target: Month): number | undefined {
  const series = area === ENGLAND ? input.england : input.regions.find(region => region.area === area);
  return series?.periods.find(period => period.to === target && period.end !== undefined)?.end;
}
