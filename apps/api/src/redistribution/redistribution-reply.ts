import { type Static, Type } from 'typebox';
import { figureFields } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';

const RedistributionRow = Type.Object(
  {
    by: Type.Enum(['england', 'region', 'deprivation', 'rurality'], {
      description:
        'deprivation: ICBs in fifths by their average score of deprivation (IMD 2025), 1 the most deprived; rurality: of the placement’s district, which nobody tells yet',
    }),
    group: Nullable(Type.String(), 'a region, or a fifth; null: it is not known'),
    groupName: Type.String(),
    people: Nullable(Type.Number(), 'people who live there (Census 2021); null: no denominator'),
    births: Nullable(Type.Number(), 'live births of 2022 there; null: no denominator'),
    ...figureFields([
      'training-posts',
      'training-posts-per-100000-people',
      'training-posts-per-1000-births',
      'training-investment-per-100000-people',
      'training-investment-per-1000-births',
    ]),
  },
  { component: 'RedistributionRow' },
);
export type RedistributionRow = Static<typeof RedistributionRow>;

export const RedistributionReply = Type.Object(
  {
    on: DayText('the day of the training posts; of ICBs the end of a whole month'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    sources: Type.Array(Type.String(), { description: 'of the denominators' }),
    rows: Type.Array(RedistributionRow, { description: 'England, regions, fifths, rurality' }),
    asOf: AsOf,
  },
  { component: 'RedistributionReply' },
);
export type RedistributionReply = Static<typeof RedistributionReply>;

export const REDISTRIBUTION_COLUMNS = {
  simulated: 'yes where the people are simulated',
  by: 'england, region, deprivation or rurality',
  group: 'a region, or a fifth of ICBs by deprivation, 1 the most deprived; empty: not known',
  people: 'people who live there; empty: no denominator',
  births: 'live births of a year there; empty: no denominator',
  ...FIGURE_COLUMNS,
} as const;

export function redistributionTable({ simulated, rows }: Omit<RedistributionReply, 'asOf'>): Table {
  return {
    columns: REDISTRIBUTION_COLUMNS,
    rows: rows.map(({ by, group, groupName: _name, people, births, ...figure }) => ({
      simulated: simulated ? 'yes' : 'no',
      by,
      group,
      people,
      births,
      ...figureCells(figure),
    })),
  };
}
