import { LEVELS } from '@muster/forecast';
import { type Table } from '../http/csv.js';
import { type ForecastReply } from './forecast-reply.js';

export const FORECAST_COLUMNS = {
  forecast: 'id of the forecast',
  target: 'the target',
  scenario: 'under which it is made; empty: as things are',
  model: 'series, pipeline or combined',
  made_at: 'when it was made',
  area: 'ENG or a region',
  measure: 'fte or headcount',
  on: 'the day',
  mean: 'in post, on average',
  q025: 'in post: 2.5 % of futures are below',
  q10: 'in post: 10 % of futures are below',
  q25: 'in post: 25 % of futures are below',
  q50: 'in post: the median',
  q75: 'in post: 75 % of futures are below',
  q90: 'in post: 90 % of futures are below',
  q975: 'in post: 97.5 % of futures are below',
  chance: 'of the target on the day; empty but for the target’s own area',
  expected_shortfall: 'what is missing on average; empty but for the target’s own area',
} as const;

const NAMES = ['q025', 'q10', 'q25', 'q50', 'q75', 'q90', 'q975'] as const;

/** One row an area and day; none where there is no answer. */
export function forecastTable({ id, target, scenario, model, madeAt, forecast }: ForecastReply): Table {
  if (forecast.status === 'no-answer') return { columns: FORECAST_COLUMNS, rows: [] };
  const rows = forecast.areas.flatMap(({ area, measure, points }) =>
    points.map(({ on, mean, quantiles }) => {
      const hit = area === forecast.from.area ? forecast.hit?.byDay.find(told => told.on === on) : undefined;
      return {
        ...{ forecast: id, target, scenario, model, made_at: madeAt, area, measure, on, mean },
        ...(Object.fromEntries(NAMES.map((name, index) => [name, quantiles[`${LEVELS[index]!}`]])) as Record<
          (typeof NAMES)[number],
          number
        >),
        chance: hit?.chance ?? null,
        expected_shortfall: hit?.expectedShortfall ?? null,
      };
    }),
  );
  return { columns: FORECAST_COLUMNS, rows };
}
