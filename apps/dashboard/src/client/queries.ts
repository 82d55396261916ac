import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from './api.js';
import { ProblemError } from './problem.js';

/** Figures are told to be stale by the live stream (live/), not by their age. */
export function pageQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        // What was asked before stays, marked as such, until the new answer is there: nothing jumps.
        placeholderData: keepPreviousData,
        retry: (failures, error) => error instanceof ProblemError && error.passes && failures < 3,
        retryDelay: (failures, error) =>
          (error instanceof ProblemError ? error.retryAfterMs : undefined) ?? 500 * 2 ** failures,
      },
    },
  });
}

/** What several pages ask. */
export const targetsAsked = queryOptions({
  queryKey: ['targets'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/targets', { signal })),
});

export const definitionsAsked = queryOptions({
  queryKey: ['definitions'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/definitions', { signal })),
});

export type ForecastReply = Schemas['ForecastReply'];

/** While none has been made, one may be made any moment: it is no event, so the live stream does not tell. */
const LOOKED_FOR_EVERY_MS = 15_000;

/** The forecast of a target as things are; null: none has been made. */
export function forecastAsked(id: string) {
  return queryOptions<ForecastReply | null>({
    queryKey: ['forecast', id],
    refetchInterval: ({ state }) => (state.data === null ? LOOKED_FOR_EVERY_MS : false),
    queryFn: async ({ signal }) => {
      try {
        return await answerOf(api.GET('/v1/targets/{id}/forecast', { params: { path: { id } }, signal }));
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'no-forecast') return null;
        throw error;
      }
    },
  });
}
