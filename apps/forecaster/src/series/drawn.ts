import { lastDayOf, type Lever, monthOf, monthsBetween } from '@muster/domain';
import {
  type AreaForecast,
  countedDraws,
  forecastSeries,
  type Hit,
  hitOf,
  type Promised,
  type SeriesForecast,
} from '@muster/forecast';
import { type AnsweredFrom, type LeverTold, type NoAnswer } from '@muster/jobs';
import { type Evidence, type ForecastGround } from '@muster/store';
import { pullOnSeries } from '../levers/on-series.js';

/** How it is drawn. */
export interface Draws {
  readonly seed: number;
  readonly trajectories: number;
}

/** A target's future by the series model, as draws. */
export interface Drawn {
  readonly status: 'drawn';
  readonly forecast: SeriesForecast;
  readonly evidence: Evidence;
  readonly promised: Promised;
  readonly area: string;
}

/** At least so many years are shown, and one beyond the due day. */
const LEAST_YEARS = 4;
const MOST_YEARS = 40;

/** Draws once; levers are pulled on what was drawn. */
export function drawSeries({ target, evidence }: ForecastGround, draws: Draws): Drawn | NoAnswer {
  if (evidence.status === 'no-evidence') {
    const { code, detail, remedy } = evidence;
    return { status: 'no-answer', code, detail, remedy };
  }
  const { dueOn, area } = target.definition;
  const yearsToDue = dueOn === undefined ? 0 : Math.ceil(monthsBetween(evidence.origin, dueOn) / 12) + 1;
  const horizon = Math.min(MOST_YEARS, Math.max(LEAST_YEARS, yearsToDue));
  const forecast = forecastSeries(evidence.series, { ...draws, horizon });
  if (forecast.status === 'no-forecast') {
    const { code, detail, remedy } = forecast;
    return { status: 'no-answer', code, detail, remedy };
  }
  const { amount, counted } = evidence;
  const promised: Promised = { basis: 'net', amount, counted, ...(dueOn === undefined ? {} : { dueOn }) };
  if (!forecast.areas.some(told => told.area === area))
    return {
      status: 'no-answer',
      code: 'area-not-forecast',
      detail: `${area} is not among the areas that can be forecast from ${monthOf(evidence.origin)}`,
      remedy: 'look at the published periods of the area: the last of them must have a stock',
    };
  return { status: 'drawn', forecast, evidence, promised, area };
}

/** The same draws under levers. */
export function underLevers(
  drawn: Drawn,
  levers: readonly Lever[],
): { readonly drawn: Drawn; readonly told: readonly LeverTold[] } {
  const { evidence, forecast } = drawn;
  const perHead = forecast.measure === 'headcount' ? 1 : (evidence.ftePerHead ?? 1);
  const { forecast: levered, told } = pullOnSeries(forecast, levers, perHead);
  return { drawn: { ...drawn, forecast: levered }, told };
}

/** The target's own area. */
export function ownArea({ forecast, area }: Drawn): AreaForecast {
  return forecast.areas.find(told => told.area === area)!;
}

/** What counts towards the target on each day forecast, in every trajectory. */
export function countedIn(drawn: Drawn): Float64Array[] {
  return countedDraws(ownArea(drawn), drawn.promised)!;
}

export function hitIn(drawn: Drawn): Hit {
  return hitOf(drawn.promised, drawn.forecast.targets.map(lastDayOf), countedIn(drawn));
}

/** The chance on the day that answers for the due day, or on the last day forecast where none is due. */
export function answeringStep({ forecast, promised }: Drawn): number {
  const days = forecast.targets.map(lastDayOf);
  const { dueOn } = promised;
  const within = dueOn === undefined ? -1 : days.findLastIndex(on => on <= dueOn);
  return within < 0 ? days.length - 1 : within;
}

export function answeredFrom({ target, evidence }: ForecastGround): AnsweredFrom {
  const { kind, published, simulated, origin, inPost, counted, amount } = evidence as Evidence;
  return {
    area: target.definition.area,
    evidence: kind,
    published: published ?? null,
    ...{ simulated, origin, inPost, counted, amount, dueOn: target.definition.dueOn ?? null },
  };
}
