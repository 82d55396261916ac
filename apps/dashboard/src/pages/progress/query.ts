import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';
import { ProblemError } from '../../client/problem.js';
import { type FanPoint } from '../../charts/fan.js';

export type Target = Schemas['Target'];
export type Position = Schemas['Position'];
export type PositionReply = Schemas['PositionReply'];
export type Published = Schemas['ReportedReply'];
export type Stock = Schemas['StockReply'];

export function positionAsked(id: string, { on, basis, measure }: Filters) {
  return queryOptions({
    queryKey: ['position', id, on, basis, measure],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/targets/{id}/position', {
          params: {
            path: { id },
            query: { ...(on && { on }), ...(basis && { basis }), ...(measure && { measure }) },
          },
          signal,
        }),
      ),
  });
}

type Measured = Pick<Target, 'profession' | 'area'> & { readonly measure: 'fte' | 'headcount' };

/** The published series of a target's profession and area, period by period. */
export function publishedAsked({ profession, area, measure }: Measured, vintage: string | null) {
  return queryOptions({
    queryKey: ['published', profession, area, measure, vintage],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/workforce/reported', {
          params: { query: { profession, area, measure, ...(vintage && { vintage }) } },
          signal,
        }),
      ),
  });
}

/** Month by month, by events about people. */
export function derivedAsked({ profession, area, measure }: Measured, from: string, to: string) {
  return queryOptions({
    queryKey: ['stock', profession, area, measure, from, to],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/stock', {
          params: { query: { evidence: 'derived', profession, area, measure, from, to, every: 'month' } },
          signal,
        }),
      ),
  });
}

/** What is read of a target's forecast. */
export interface ForecastReply {
  readonly forecast:
    Forecast | { readonly status: 'no-answer'; readonly detail: string; readonly remedy: string };
  readonly words: readonly string[];
  readonly changed?: { readonly words: string };
}

export interface Forecast {
  readonly status: 'answered';
  readonly from: { readonly origin: string; readonly inPost: number; readonly simulated: boolean };
  readonly areas: readonly {
    readonly area: string;
    readonly measure: string;
    readonly points: readonly FanPoint[];
  }[];
  readonly hit: { readonly due: { readonly on: string; readonly chance: number } | null } | null;
}

/** While none has been made, one may be made any moment: it is no event, so the live stream does not tell. */
const LOOKED_FOR_EVERY_MS = 15_000;

/** The forecast of a target; null: none has been made. */
export function forecastAsked(id: string) {
  return queryOptions<ForecastReply | null>({
    queryKey: ['forecast', id],
    refetchInterval: ({ state }) => (state.data === null ? LOOKED_FOR_EVERY_MS : false),
    queryFn: async ({ signal }) => {
      const response = await fetch(`/v1/targets/${encodeURIComponent(id)}/forecast`, { signal });
      if (response.status === 404) return null;
      if (response.ok) return (await response.json()) as ForecastReply;
      throw ProblemError.from(response, await response.json().catch(() => undefined));
    },
  });
}
