import {
  type AcademicYear,
  LEVELS,
  PARTICIPATION_TABLES,
  PROFESSION_NAMES,
  ProfessionField,
  STAGES,
} from '@muster/domain';
import { type Static, Type } from 'typebox';
import { figureFields } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { CLOSED, ofYear, place } from '../figures/place.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { Nullable } from '../http/schemas.js';

const ATTRIBUTES = Object.keys(PARTICIPATION_TABLES.attributes) as [string, ...string[]];
const value = Type.Optional(
  Type.String({ minLength: 1, maxLength: 60, description: 'a value of the attribute, e.g. white' }),
);

/** Of the fixed list of tables: no day, no programme, and no two attributes. */
export const ParticipationQuestion = Type.Object(
  {
    attribute: Type.Optional(Type.Enum(ATTRIBUTES, { description: ATTRIBUTES.join(', ') })),
    stage: Type.Optional(Type.Enum([...STAGES], { description: STAGES.join(', ') })),
    profession: Type.Optional(ProfessionField),
    ...place,
    ...ofYear,
    first: value,
    second: value,
  },
  CLOSED,
);
export type ParticipationQuestion = Static<typeof ParticipationQuestion>;

export const PARTICIPATION_ASKS = {
  attribute:
    'By what; left out: `ethnicGroup`, white and BME as the Workforce Race Equality Standard has them; `all`: everybody together',
  stage: 'One stage; left out: those of applications, or with a profession those of enrolments',
  profession:
    'What enrolments lead to; left out: applications, whose programmes are not known to lead to one profession',
  level: 'At which level; left out: that of the area',
  area: 'One area; left out: all regions or ICBs of the level, or England where no level is given either. Of organisations one must be named',
  year: 'The academic year that cohorts begin in; left out: the one before this',
  first:
    'The group that is compared, with `second`; left out: white with BME for `ethnicGroup`, nothing for others',
  second: 'The group that it is compared with',
};

const ParticipationRow = Type.Object(
  {
    level: Type.Enum([...LEVELS]),
    area: Type.String({ description: 'ENG, a region, an ICB or an organisation code' }),
    areaName: Type.String(),
    profession: Nullable(Type.Enum([...PROFESSION_NAMES]), 'null: of applications, nobody says'),
    year: Type.String({ description: 'the academic year that cohorts begin in' }),
    stage: Type.Enum([...STAGES]),
    attribute: Type.String({ description: 'by what' }),
    group: Nullable(Type.String(), 'a value of the attribute; null: everybody at the stage'),
    comparedWith: Nullable(Type.String(), 'of a likelihood, the group of the denominator'),
    fromStage: Nullable(Type.String(), 'of a likelihood, the earlier stage that both groups are taken at'),
    month: Nullable(
      Type.String(),
      'the month at whose end the figure stood, YYYY-MM: it is told anew at most once a month; null: not yet',
    ),
    ...figureFields([
      'participants',
      'share',
      'population-share',
      'share-to-population',
      'relative-likelihood',
    ]),
  },
  { component: 'ParticipationRow' },
);
export type ParticipationRow = Static<typeof ParticipationRow>;

export const ParticipationReply = Type.Object(
  {
    year: Type.String({ description: 'the academic year asked for' }),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    protectedBy: Type.String({ description: 'how the figures are protected, in words' }),
    rows: Type.Array(ParticipationRow, { description: 'by area, stage and group; then the likelihoods' }),
    asOf: AsOf,
  },
  { component: 'ParticipationReply' },
);
export type ParticipationReply = Static<typeof ParticipationReply>;

export const PARTICIPATION_COLUMNS = {
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'ENG, a region, an ICB or an organisation code',
  profession: 'what enrolments lead to; empty: applications',
  year: 'the academic year that cohorts begin in',
  stage: 'what was reached',
  attribute: 'by what',
  group: 'a value of the attribute; empty: everybody',
  comparedWith: 'of a likelihood, the group of the denominator',
  fromStage: 'of a likelihood, the earlier stage',
  month: 'the month at whose end the figure stood',
  ...FIGURE_COLUMNS,
} as const;

export function participationTable({ simulated, rows }: ParticipationReply): Table {
  return {
    columns: PARTICIPATION_COLUMNS,
    rows: rows.map(({ areaName: _name, ...row }) => ({
      simulated: simulated ? 'yes' : 'no',
      level: row.level,
      area: row.area,
      profession: row.profession,
      year: row.year,
      stage: row.stage,
      attribute: row.attribute,
      group: row.group,
      comparedWith: row.comparedWith,
      fromStage: row.fromStage,
      month: row.month,
      ...figureCells(row),
    })),
  };
}

/** A question with what it left out filled in. */
export interface ParticipationAsked {
  readonly attribute: string;
  readonly stages: readonly (typeof STAGES)[number][];
  readonly profession: (typeof PROFESSION_NAMES)[number] | '';
  readonly year: AcademicYear;
  readonly compared: { readonly first: string; readonly second: string } | undefined;
}
