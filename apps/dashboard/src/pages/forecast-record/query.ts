import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type BacktestReply = Schemas['BacktestReply'];
export type Backtest = Schemas['Backtest'];
export type BacktestGroup = Backtest['groups'][number];
export type TestedModel = Backtest['model'];
export type KeptForecast = Schemas['KeptForecast'];
export type DayForecast = Schemas['DayForecast'];

/** How often a job is looked at: it is no event, so the live stream does not tell. */
const LOOKED_AT_EVERY_MS = 2_000;
const MOST = '500';

/** The back-test of a model on all that is known of the past; asked for by asking, it is made where it is not there. */
export function backtestAsked(model: TestedModel) {
  return queryOptions<BacktestReply>({
    queryKey: ['backtest', model],
    refetchInterval: ({ state }) => (state.data?.status === 'under-way' ? LOOKED_AT_EVERY_MS : false),
    queryFn: ({ signal }) => answerOf(api.GET('/v1/backtests', { params: { query: { model } }, signal })),
  });
}

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
