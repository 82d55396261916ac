import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type PipelineReply = Schemas['PipelineReply'];
export type PipelineRow = Schemas['PipelineRow'];
export type IntakeRow = Schemas['IntakeRow'];
export type ExposureReply = Schemas['ExposureReply'];
export type CohortReply = Schemas['CohortReply'];

export interface PipelineQuestion {
  readonly profession: NonNullable<Filters['profession']>;
  readonly area: string;
  readonly on: string | undefined;
}

export function pipelineAsked({ profession, area, on }: PipelineQuestion) {
  return queryOptions({
    queryKey: ['pipeline', profession, area, on],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/pipeline', { params: { query: { profession, area, ...(on && { on }) } }, signal }),
      ),
    enabled: on !== undefined,
  });
}

export function intakesAsked({ profession, area, on }: PipelineQuestion, year: string | undefined) {
  return queryOptions({
    queryKey: ['intakes', profession, area, on, year],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/intakes', {
          params: { query: { profession, area, ...(year && { year }), ...(on && { on }) } },
          signal,
        }),
      ),
    enabled: on !== undefined && year !== undefined,
  });
}

/** @param cohort the month in which it began */
export function exposureAsked(area: string, cohort: string, on: string | undefined) {
  return queryOptions({
    queryKey: ['exposure', area, cohort, on],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/exposure', { params: { query: { area, cohort, ...(on && { on }) } }, signal })),
  });
}

export function cohortAsked(id: string, on: string | undefined) {
  return queryOptions({
    queryKey: ['cohort', id, on],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/cohorts/{id}', { params: { path: { id }, query: on ? { on } : {} }, signal })),
  });
}
