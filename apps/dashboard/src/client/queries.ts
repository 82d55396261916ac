import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './api.js';
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
