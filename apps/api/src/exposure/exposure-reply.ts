import { EXPOSURE_KINDS, LEVELS } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { figureFields } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';

const ExposureRow = Type.Object(
  {
    level: Type.Enum([...LEVELS]),
    area: Type.String({ description: 'where the learners count' }),
    programme: Type.String(),
    cohort: Type.String({ description: 'the month in which it began, YYYY-MM' }),
    monthOfProgramme: Nullable(
      Type.Integer(),
      'the month of the programme, of which the cohort’s own is 1; null: all months up to `on`',
    ),
    ...figureFields(['in-programme', 'on-track-share', 'practice-hours', 'practice-count']),
  },
  { component: 'ExposureRow' },
);
export type ExposureRow = Static<typeof ExposureRow>;

const RequirementRow = Type.Object(
  {
    standard: Type.String(),
    version: Type.String(),
    from: Type.String({ description: 'cohorts that begin from this day on; empty: all' }),
    programme: Type.String({ description: 'the one that it is of; empty: all that lead to the profession' }),
    profession: Type.String(),
    alternative: Type.String({
      description:
        'rows of one alternative belong together, and one alternative is enough; empty: always required',
    }),
    kind: Type.Enum([...EXPOSURE_KINDS]),
    minimum: Type.Integer({ description: 'so many times by the end of the programme' }),
    source: Type.String(),
  },
  { component: 'ExposureRequirement' },
);

export const ExposureReply = Type.Object(
  {
    on: DayText('up to which is counted: the end of a whole month'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    rows: Type.Array(ExposureRow, { description: 'by area, programme, cohort and month of the programme' }),
    requirements: Type.Array(RequirementRow, { description: 'what learners are judged by' }),
    asOf: AsOf,
  },
  { component: 'ExposureReply' },
);
export type ExposureReply = Static<typeof ExposureReply>;

export const EXPOSURE_COLUMNS = {
  simulated: 'yes where the people are simulated',
  level: 'organisation, icb, region or england',
  area: 'where the learners count',
  programme: 'its code',
  cohort: 'the month in which it began',
  monthOfProgramme: 'the month of the programme; empty: all up to the day',
  ...FIGURE_COLUMNS,
} as const;

export function exposureTable({ rows, simulated }: Omit<ExposureReply, 'asOf'>): Table {
  return {
    columns: EXPOSURE_COLUMNS,
    rows: rows.map(({ level, area, programme, cohort, monthOfProgramme, ...figure }) => ({
      simulated: simulated ? 'yes' : 'no',
      level,
      area,
      programme,
      cohort,
      monthOfProgramme,
      ...figureCells(figure),
    })),
  };
}
