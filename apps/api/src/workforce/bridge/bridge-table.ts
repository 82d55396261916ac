import { type Table } from '../../http/csv.js';
import { yesOrNo } from '../stock/stock-table.js';
import { type BridgeReply, type BridgeRow } from './bridge-reply.js';

export const BRIDGE_COLUMNS = {
  evidence: 'derived or reported',
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'ENG, a region, an ICB, an organisation code or unassigned',
  profession: 'whom the figure counts',
  from: 'the day of the opening stock',
  to: 'the day of the closing stock',
  part: 'stock, entry, exit, flow, total or percent: stock, entries, exits and flows make the sum; totals sum parts of it up',
  figure: 'what the value is',
  value: 'a number; empty: not known',
  unit: 'FTE, people or per cent',
  provisional: 'yes where exits are among it whose kind may change',
  comparable: 'no where the feeds cover less than 95 per cent',
  series: 'the published series',
  vintage: 'the month of the publication',
} as const;

type Row = Table<typeof BRIDGE_COLUMNS>['rows'][number];

/** One row a figure. */
export function bridgeTable(reply: BridgeReply): Table {
  return { columns: BRIDGE_COLUMNS, rows: reply.bridges.flatMap(bridge => rowsOf(reply, bridge)) };
}

function rowsOf({ evidence, simulated, unit }: BridgeReply, bridge: BridgeRow): Row[] {
  const { level, area, profession, from, to, provisional, comparable, series, vintage } = bridge;
  const row = (part: string, figure: string, value: number | null, of = unit): Row => ({
    evidence,
    simulated: yesOrNo(simulated),
    level,
    area,
    profession,
    from,
    to,
    part,
    figure,
    value,
    unit: of,
    provisional: yesOrNo(provisional),
    comparable: yesOrNo(comparable),
    series,
    vintage,
  });
  const parts =
    bridge.entries && bridge.exits
      ? [
          ...Object.entries(bridge.entries).map(([kind, value]) => row('entry', kind, value)),
          ...Object.entries(bridge.exits).map(([kind, value]) => row('exit', kind, value)),
          row('flow', 'hours', bridge.hours),
          row('flow', 'fte-known', bridge.fteKnown),
        ]
      : [row('flow', 'breaks', bridge.breaks), row('flow', 'residual', bridge.residual)];
  return [
    row('stock', 'opening', bridge.opening),
    ...parts,
    row('stock', 'closing', bridge.closing),
    row('total', 'change', bridge.change),
    row('total', 'like for like', bridge.likeForLike),
    row('total', 'onboarding', bridge.onboarding),
    row('total', 'restructuring', bridge.restructuring),
    row(bridge.entries ? 'total' : 'flow', 'joiners', bridge.joiners),
    row(bridge.entries ? 'total' : 'flow', 'leavers', bridge.leavers),
    row('percent', 'like for like', bridge.percent, 'per cent'),
  ];
}

/** How many rows one bridge makes at most. */
export const ROWS_A_BRIDGE = 30;
