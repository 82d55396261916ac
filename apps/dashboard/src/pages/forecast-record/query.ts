import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type BacktestReply = Schemas['BacktestReply'];
export type Backtest = Schemas['Backtest'];
export type BacktestGroup = Backtest['groups'][number];
export type KeptForecast = Schemas['KeptForecast'];
export type DayForecast = Schemas['DayForecast'];

/** How often a job is looked at: it is no event, so the live stream does not tell. */
const LOOKED_AT_EVERY_MS = 2_000;
const MOST = '500';

/** The back-test on all that is published; asked for by asking, it is made where it is not there. */
export const backtestAsked = queryOptions<BacktestReply>({
  queryKey: ['backtest'],
  refetchInterval: ({ state }) => (state.data?.status === 'under-way' ? LOOKED_AT_EVERY_MS : false),
  queryFn: ({ signal }) => answerOf(api.GET('/v1/backtests', { signal })),
});

/** All forecasts that were made of a target, or of all of them. */
export function keptAsked(target: string | undefined) {
  return queryOptions({
    queryKey: ['kept-forecasts', target],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/forecasts', { params: { query: { ...(target && { target }), limit: MOST } }, signal }),
      ),
  });
}
