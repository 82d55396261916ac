import { type Table } from '../../http/csv.js';
import { type StockReply } from './stock-reply.js';

export const STOCK_COLUMNS = {
  evidence: 'derived or reported',
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'ENG, a region, an ICB, an organisation code or unassigned',
  profession: 'whom the figure counts',
  measure: 'fte, headcount, unknown-fte or on-leave',
  on: 'the day',
  value: 'a number',
  unit: 'FTE, people or posts',
  coverage: 'share that the feeds cover, in per cent; empty: published, or nothing to take a share of',
  comparable: 'no where the feeds cover less than 95 per cent',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

/** One row an area, profession and day. */
export function stockTable(reply: StockReply): Table {
  const { evidence, simulated, measure, unit } = reply;
  return {
    columns: STOCK_COLUMNS,
    rows: reply.rows.map(({ level, area, profession, on, value, coverage, series, vintage }) => ({
      evidence,
      simulated: yesOrNo(simulated),
      level,
      area,
      profession,
      measure,
      on,
      value,
      unit,
      coverage: coverage?.percent ?? null,
      comparable: coverage && yesOrNo(coverage.comparable),
      series,
      vintage,
    })),
  };
}

export function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
