import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type BoardReport = Schemas['BoardReport'];
export type ReportSection = Schemas['ReportSection'];
export type PublishedReport = Schemas['PublishedReport'];

export interface ReportQuestion {
  readonly on?: string | undefined;
  readonly area?: string | undefined;
  readonly year?: string | undefined;
}

/** The draft of a question, or a published report as it was. */
export function reportAsked(number: string | undefined, { on, area, year }: ReportQuestion) {
  return queryOptions<BoardReport>({
    queryKey: ['board-report', number, ...(number === undefined ? [on, area, year] : [])],
    queryFn: ({ signal }) =>
      number === undefined
        ? answerOf(
            api.GET('/v1/reports/board', {
              params: { query: { ...(on && { on }), ...(area && { area }), ...(year && { year }) } },
              signal,
            }),
          )
        : answerOf(
            api.GET('/v1/reports/published/{number}', {
              params: { path: { number: Number(number) } },
              signal,
            }),
          ),
  });
}

export const publishedAsked = queryOptions({
  queryKey: ['published-reports'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/reports/published', { signal })),
});

/** @throws {ProblemError} with what the API says is wrong */
export function publish(by: string, note: string, { on, area, year }: ReportQuestion): Promise<BoardReport> {
  return answerOf(
    api.POST('/v1/reports/published', {
      body: {
        by,
        ...(note !== '' && { note }),
        ...(on && { on }),
        ...(area && { area }),
        ...(year && { year }),
      },
    }),
  );
}

export type FileForm = 'pdf' | 'xlsx' | 'csv';

/** Where a report is as a file. */
export function fileAddress(
  number: string | undefined,
  { on, area, year }: ReportQuestion,
  format: FileForm,
): string {
  if (number !== undefined) return `/v1/reports/published/${number}?format=${format}`;
  const query = new URLSearchParams({
    ...(on && { on }),
    ...(area && { area }),
    ...(year && { year }),
    format,
  });
  return `/v1/reports/board?${query.toString()}`;
}
