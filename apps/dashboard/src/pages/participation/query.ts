import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';
import { type AttributeName, type StageName } from './attributes.js';

export type ParticipationReply = Schemas['ParticipationReply'];
export type ParticipationRow = Schemas['ParticipationRow'];
export type OutreachRow = Schemas['OutreachReply']['rows'][number];

export interface ParticipationQuestion {
  readonly attribute: AttributeName;
  readonly area: string;
  readonly year: string;
  /** Undefined: applications, which name none. */
  readonly profession: NonNullable<Filters['profession']> | undefined;
  readonly stage?: StageName;
  readonly compared: readonly [first: string, second: string] | undefined;
}

export function participationAsked({
  attribute,
  area,
  year,
  profession,
  stage,
  compared,
}: ParticipationQuestion) {
  return queryOptions({
    queryKey: ['participation', attribute, area, year, profession, stage, compared],
    // A table is told anew at most once a month: no event makes these figures stale.
    staleTime: 'static',
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/participation', {
          params: {
            query: {
              attribute,
              area,
              year,
              ...(profession && { profession }),
              ...(stage && { stage }),
              ...(compared && { first: compared[0], second: compared[1] }),
            },
          },
          signal,
        }),
      ),
  });
}

export function outreachAsked(area: string, on: string | undefined) {
  return queryOptions({
    queryKey: ['outreach', area, on],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/outreach', { params: { query: { area, ...(on && { on }) } }, signal })),
    enabled: on !== undefined,
  });
}
