import { type Table } from '../../http/csv.js';
import { yesOrNo } from '../stock/stock-table.js';
import { type ReconciliationReply } from './reconciliation-reply.js';

export const RECONCILIATION_COLUMNS = {
  profession: 'whom the figures count',
  area: 'ENG, a region, an ICB or an organisation code',
  from: 'the day of the first count',
  to: 'the day of the second',
  part: 'figure, or reason: why they may differ, the likeliest first',
  name: 'start, end, joiners or leavers; or the reason',
  published: 'as published',
  derived: 'from events about people',
  difference: 'derived − published; of a reason: how much it may explain',
  percent: 'difference ÷ published, in per cent',
  unit: 'FTE or people',
  detail: 'of a reason, or why there is no answer',
  simulated: 'yes where the people are simulated',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

type Row = Table<typeof RECONCILIATION_COLUMNS>['rows'][number];

/** One row a figure, then one a reason. */
export function reconciliationTable(reply: ReconciliationReply): Table {
  const { profession, area, unit, period, simulated } = reply;
  const row = (cells: Partial<Row>): Row => ({
    ...EMPTY,
    profession,
    area,
    from: period?.from ?? null,
    to: period?.to ?? null,
    unit,
    simulated: yesOrNo(simulated),
    series: period?.series ?? null,
    vintage: period?.vintage ?? null,
    ...cells,
  });
  const rows = [
    ...(reply.status === 'answered'
      ? []
      : [row({ part: 'figure', name: reply.status, detail: reply.detail })]),
    ...reply.figures.map(({ figure, ...values }) => row({ part: 'figure', name: figure, ...values })),
    ...reply.reasons.map(({ reason, detail, size }) =>
      row({ part: 'reason', name: reason, difference: size, detail }),
    ),
  ];
  return { columns: RECONCILIATION_COLUMNS, rows };
}

const EMPTY = Object.fromEntries(Object.keys(RECONCILIATION_COLUMNS).map(name => [name, null])) as Row;
