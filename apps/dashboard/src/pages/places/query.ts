import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';
import { addYears } from '../../words/days.js';

export type Bridge = Schemas['WorkforceBridge'];
export type PipelineRow = Schemas['PipelineRow'];
export type RedistributionRow = Schemas['RedistributionReply']['rows'][number];
export type MapLevel = 'region' | 'icb';

type Profession = NonNullable<Filters['profession']>;

export interface WorkforceQuestion {
  readonly evidence: 'reported' | 'derived';
  readonly profession: Profession;
  readonly measure: 'fte' | 'headcount';
  readonly level: MapLevel | 'england';
  readonly on: string;
}

/** Twelve months up to a day, of all areas of a level; as published all periods, of which the last that ends by the day is to be taken. */
export function workforceAsked({ evidence, profession, measure, level, on }: WorkforceQuestion) {
  return queryOptions({
    queryKey: ['places', evidence, profession, measure, level, on],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/bridge', {
          params: {
            query: {
              evidence,
              profession,
              measure,
              level,
              every: 'year',
              ...(evidence === 'derived' && { from: addYears(on, -1), to: on }),
            },
          },
          signal,
        }),
      ),
  });
}

export function trainingAsked(profession: Profession, level: MapLevel | 'england', year: string, on: string) {
  return queryOptions({
    queryKey: ['places-training', profession, level, year, on],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/pipeline', { params: { query: { profession, level, year, on } }, signal })),
  });
}

export function redistributionAsked(profession: Profession, on: string) {
  return queryOptions({
    queryKey: ['redistribution', profession, on],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/redistribution', { params: { query: { profession, on } }, signal })),
  });
}
