import { queryOptions } from '@tanstack/react-query';
import { type Filters } from '../../address/filters.js';
import { answerOf, api, type Schemas } from '../../client/api.js';
import { ENGLAND } from '../../geography/areas.js';

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

/** @param institution undefined: all */
export function pipelineAsked({ profession, area, on }: PipelineQuestion, institution: string | undefined) {
  return queryOptions({
    queryKey: ['pipeline', profession, area, institution, on],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/pipeline', {
          params: { query: { profession, area, ...(institution && { institution }), ...(on && { on }) } },
          signal,
        }),
      ),
    enabled: on !== undefined,
  });
}

/** Cohorts of institutions that lie in the area, with the places that these told. */
export function intakesAsked({ profession, area, on }: PipelineQuestion, year: string | undefined) {
  return cohortsOfYear({ profession, area }, on, year);
}

/** Cohorts of whom anybody is placed in the area: those alone are counted. In England everybody is. */
export function cohortsThere({ profession, area, on }: PipelineQuestion, year: string | undefined) {
  return cohortsOfYear({ profession, ...(area === ENGLAND ? { area } : { placedIn: area }) }, on, year);
}

function cohortsOfYear(
  question: Pick<PipelineQuestion, 'profession'> & { readonly area?: string; readonly placedIn?: string },
  on: string | undefined,
  year: string | undefined,
) {
  return queryOptions({
    queryKey: ['intakes', question, on, year],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/intakes', {
          params: { query: { ...question, ...(year && { year }), ...(on && { on }) } },
          signal,
        }),
      ),
    enabled: on !== undefined && year !== undefined,
  });
}

/**
 * @param cohort the month in which it began
 * @param institution undefined: all
 */
export function exposureAsked(
  { area, on }: Pick<PipelineQuestion, 'area' | 'on'>,
  cohort: string,
  institution: string | undefined,
) {
  return queryOptions({
    queryKey: ['exposure', area, cohort, institution, on],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/exposure', {
          params: { query: { area, cohort, ...(institution && { institution }), ...(on && { on }) } },
          signal,
        }),
      ),
  });
}

/** @param area of those who are placed there */
export function cohortAsked(id: string, { area, on }: Pick<PipelineQuestion, 'area' | 'on'>) {
  return queryOptions({
    queryKey: ['cohort', id, area, on],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/cohorts/{id}', {
          params: { path: { id }, query: { ...(area !== ENGLAND && { area }), ...(on && { on }) } },
          signal,
        }),
      ),
  });
}
