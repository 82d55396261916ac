import { type Cell, type Table } from '../http/csv.js';
import { type ReportedReply } from './reported-reply.js';

export const REPORTED_COLUMNS = {
  profession: 'whom the figures count',
  area: 'ENG, a region, an ICB or an organisation code',
  part: 'period; bridge: over all of them',
  from: 'the first day',
  to: 'the last day',
  figure: 'what the value is',
  value: 'a number; empty: not published, or a part of it is not',
  unit: 'FTE or people',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

type Row = Table<typeof REPORTED_COLUMNS>['rows'][number];

/** What each figure is called in the column `figure`. */
const NAMES: Readonly<Record<string, string>> = { likeForLike: 'like for like' };

/** One row a figure. */
export function reportedTable(reply: ReportedReply): Table {
  const rows = [
    ...reply.periods.flatMap(period => figureRows(reply, 'period', period)),
    ...(reply.bridge ? figureRows(reply, 'bridge', reply.bridge) : []),
  ];
  return { columns: REPORTED_COLUMNS, rows };
}

function figureRows(
  reply: ReportedReply,
  part: string,
  of: { from: string; to: string } & Record<string, Cell>,
): Row[] {
  const { profession, area, unit, series, vintage } = reply;
  const { from, to, ...figures } = of;
  return Object.entries(figures).map(([name, value]) => ({
    profession,
    area,
    part,
    from,
    to,
    figure: NAMES[name] ?? name,
    value,
    unit,
    series,
    vintage,
  }));
}
