import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';

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
