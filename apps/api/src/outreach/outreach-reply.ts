import { LEVELS, OUTREACH_KINDS } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { figureFields } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';

const OutreachRow = Type.Object(
  {
    level: Type.Enum([...LEVELS]),
    area: Type.String({ description: 'where the organisation that held the sessions lies' }),
    areaName: Type.String(),
    kind: Nullable(Type.Enum([...OUTREACH_KINDS]), 'what kind of sessions; null: all'),
    ...figureFields([
      'outreach-sessions',
      'outreach-people',
      'outreach-attended',
      'outreach-applied-share',
      'outreach-started-share',
    ]),
  },
  { component: 'OutreachRow' },
);
export type OutreachRow = Static<typeof OutreachRow>;

export const OutreachReply = Type.Object(
  {
    on: DayText('up to which is counted: below region the end of a whole month'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    rows: Type.Array(OutreachRow, { description: 'by area and kind' }),
    asOf: AsOf,
  },
  { component: 'OutreachReply' },
);
export type OutreachReply = Static<typeof OutreachReply>;

export const OUTREACH_COLUMNS = {
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'where the organisation that held the sessions lies',
  kind: 'what kind of sessions; empty: all',
  ...FIGURE_COLUMNS,
} as const;

export function outreachTable({ simulated, rows }: OutreachReply): Table {
  return {
    columns: OUTREACH_COLUMNS,
    rows: rows.map(({ level, area, areaName: _name, kind, ...figure }) => ({
      simulated: simulated ? 'yes' : 'no',
      level,
      area,
      kind,
      ...figureCells(figure),
    })),
  };
}
