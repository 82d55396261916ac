import { type PublishedReport } from '@muster/store';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Instant, Nullable } from '../http/schemas.js';
import { type BoardReport } from './board-report.js';

export const PublishedReportsReply = Type.Object(
  {
    reports: Type.Array(
      Type.Object(
        {
          number: Type.Integer(),
          publishedAt: Instant('when'),
          by: Type.String({ description: 'who published it' }),
          note: Nullable(Type.String()),
          on: DayText('the day it is of'),
          area: Type.String(),
          year: Type.String(),
          restated: Nullable(
            Type.Integer(),
            'so many figures of the report before it read differently by then; null: it is the first',
          ),
          self: Type.String(),
        },
        { component: 'PublishedReport' },
      ),
      { description: 'the newest first' },
    ),
    asOf: AsOf,
  },
  { component: 'PublishedReportsReply' },
);
export type PublishedReportsReply = Static<typeof PublishedReportsReply>;

export const reportAddress = (number: number) => `/v1/reports/published/${number}`;

export function publishedJson(kept: PublishedReport): PublishedReportsReply['reports'][number] {
  const { number, publishedAt, by, note, asked } = kept;
  const { restated } = kept.report as BoardReport;
  return {
    ...{ number, publishedAt: publishedAt.toISOString(), by, note: note ?? null },
    ...{ on: asked.on, area: asked.area, year: asked.year },
    restated: restated?.changes.length ?? null,
    self: reportAddress(number),
  };
}

export const PUBLISHED_COLUMNS = {
  number: 'of the report',
  published_at: 'when',
  by: 'who published it',
  note: 'for which meeting, or why',
  on: 'the day it is of',
  area: 'of pipeline and participation',
  year: 'the academic year that cohorts begin in',
  restated: 'figures of the report before it that read differently by then; empty: it is the first',
} as const;

export function publishedTable({ reports }: PublishedReportsReply): Table {
  return {
    columns: PUBLISHED_COLUMNS,
    rows: reports.map(({ publishedAt, self: _self, ...report }) => ({
      ...report,
      published_at: publishedAt,
    })),
  };
}
