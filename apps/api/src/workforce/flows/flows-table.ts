import { type Table } from '../../http/csv.js';
import { yesOrNo } from '../stock/stock-table.js';
import { type FlowsReply } from './flows-reply.js';

export const FLOWS_COLUMNS = {
  evidence: 'derived or reported',
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'ENG, a region, an ICB, an organisation code or unassigned',
  profession: 'whom the figure counts',
  measure: 'fte or headcount',
  from: 'the first of the days that are summed (published: the day of the first count)',
  to: 'the last of them',
  kind: 'of entry or exit, hours or fte-known; published: joiners, leavers, break or residual',
  value: 'a number',
  unit: 'FTE or people',
  provisional: 'yes where exits are among it whose kind may change',
  comparable: 'no where the feeds cover less than 95 per cent; empty: published',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

/** One row an area, profession, period and kind. */
export function flowsTable(reply: FlowsReply): Table {
  const { evidence, simulated, measure, unit } = reply;
  return {
    columns: FLOWS_COLUMNS,
    rows: reply.rows.map(({ areaName: _name, provisional, comparable, ...row }) => ({
      ...row,
      evidence,
      simulated: yesOrNo(simulated),
      measure,
      unit,
      provisional: yesOrNo(provisional),
      comparable: comparable === null ? null : yesOrNo(comparable),
    })),
  };
}
