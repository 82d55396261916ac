import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type Bridge = Schemas['WorkforceBridge'];
export type BridgeReply = Schemas['BridgeReply'];
export type AreaKnown = Schemas['AreasReply']['areas'][number];
export type Level = AreaKnown['level'];

export interface BridgeQuestion {
  readonly evidence: 'reported' | 'derived';
  readonly profession: NonNullable<Filters['profession']>;
  readonly measure: 'fte' | 'headcount';
  readonly level: Level;
  /** Undefined: all areas of the level. */
  readonly area: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function bridgesAsked({ evidence, profession, measure, level, area, from, to }: BridgeQuestion) {
  return queryOptions({
    queryKey: ['bridges', evidence, profession, measure, level, area, from, to],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/bridge', {
          params: {
            query: {
              evidence,
              profession,
              measure,
              level,
              ...(area && { area }),
              ...(from && { from }),
              ...(to && { to }),
            },
          },
          signal,
        }),
      ),
  });
}

export function areasAsked(on: string | undefined) {
  return queryOptions({
    queryKey: ['areas', on],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/areas', { params: { query: on ? { on } : {} }, signal })),
  });
}
