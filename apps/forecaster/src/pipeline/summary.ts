import { lastDayOf } from '@muster/domain';
import {
  type AreaSummary,
  type Bridge,
  type BridgeSummary,
  type PipelineForecast,
  spreadOf,
  type Summary,
} from '@muster/forecast';
import { type Prepared } from './prepared.js';

/** The pipeline's draws in the numbers that people and programs read, as the series model tells its own. */
export function summaryOf(prepared: Prepared, forecast: PipelineForecast, steps: readonly number[]): Summary {
  const { draws, evidence, areas, remarks } = prepared;
  return {
    model: 'pipeline',
    profession: evidence.profession,
    seed: draws.seed,
    trajectories: forecast.trajectories,
    origin: evidence.origin,
    areas: areas.map(area => areaSummary(prepared, forecast, area, steps)),
    remarks,
  };
}

function areaSummary(
  prepared: Prepared,
  forecast: PipelineForecast,
  area: string,
  steps: readonly number[],
): AreaSummary {
  const { measure, scale } = prepared;
  const opening = scale * openingOf(prepared, area);
  const stocks = steps.map(step => forecast.draws(area, measure, step).map(value => scale * value));
  const days = steps.map(step => lastDayOf(forecast.months[step]!));
  return {
    ...{ area, measure, atOrigin: opening },
    points: stocks.map((draws, nth) => ({ on: days[nth]!, ...spreadOf(draws) })),
    bridge: steps.map((step, nth) => ({
      on: days[nth]!,
      ...bridgeOf(prepared, forecast, { area, step, opening, stock: stocks[nth]! }),
    })),
  };
}

interface To {
  readonly area: string;
  readonly step: number;
  readonly opening: number;
  readonly stock: Float64Array;
}

/**
 * People who join and leave are drawn; what FTE they have is told by its mean. The rest (inactive spells, moves between regions, hours) closes
 * the bridge in every trajectory.
 */
function bridgeOf(
  prepared: Prepared,
  forecast: PipelineForecast,
  { area, step, opening, stock }: To,
): Omit<BridgeSummary, 'on'> {
  const { measure, scale } = prepared;
  const means = forecast.bridge(area, measure, step);
  const counted = (of: 'joiners' | 'leavers', mean: number) => {
    const heads = totalsOf(forecast, area, of, step);
    const each = heads.reduce((sum, count) => sum + count, 0) / heads.length;
    const unit = each > 0 ? (scale * mean) / each : 0;
    return heads.map(count => unit * count);
  };
  const joiners = counted(
    'joiners',
    means.firstPosts + means.returned + means.recruitedAbroad + means.joinedOtherwise,
  );
  const leavers = counted('leavers', -means.left - means.retired);
  const residual = stock.map((value, at) => value - opening - joiners[at]! + leavers[at]!);
  return {
    opening,
    joiners: spreadOf(joiners),
    leavers: spreadOf(leavers),
    residual: spreadOf(residual),
    closing: stock.reduce((sum, value) => sum + value, 0) / stock.length,
  };
}

export function scaledBridge(
  { measure, scale }: Prepared,
  forecast: PipelineForecast,
  area: string,
  step: number,
): Bridge {
  const parts = Object.entries(forecast.bridge(area, measure, step));
  return Object.fromEntries(parts.map(([flow, mean]) => [flow, scale * mean])) as unknown as Bridge;
}

/** Of all months up to a step, by trajectory. */
export function totalsOf(
  forecast: PipelineForecast,
  area: string,
  measure: 'joiners' | 'leavers' | 'firstPosts',
  step: number,
): Float64Array {
  const totals = new Float64Array(forecast.trajectories);
  for (let month = 0; month <= step; month += 1)
    forecast.draws(area, measure, month).forEach((count, at) => (totals[at]! += count));
  return totals;
}

function openingOf({ evidence, measure }: Prepared, area: string): number {
  const own = evidence.organisations.filter(({ region }) => area === 'ENG' || region === area);
  return own.reduce(
    (sum, of) => sum + (measure === 'fte' ? of.fte : of.inPost.reduce((all, count) => all + count, 0)),
    0,
  );
}
