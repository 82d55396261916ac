import { AreaField, DayField, MonthField, ProfessionField } from '@muster/domain';
import { type Static, Type } from 'typebox';

export const ReportedQuestion = Type.Object(
  {
    profession: ProfessionField,
    measure: Type.Optional(Type.Enum(['fte', 'headcount'], { description: 'fte or headcount' })),
    area: Type.Optional(AreaField),
    vintage: Type.Optional(MonthField),
    series: Type.Optional(
      Type.String({ minLength: 1, maxLength: 60, description: 'the name of a published series' }),
    ),
    from: Type.Optional(DayField),
    to: Type.Optional(DayField),
  },
  { additionalProperties: false },
);
export type ReportedQuestion = Static<typeof ReportedQuestion>;

/** What each asks for, for the description of the API. */
export const REPORTED_ASKS = {
  profession: 'Whom the figures count',
  measure: 'What the figures count, fte if left out',
  area: 'Where, ENG if left out',
  vintage:
    'The publication that answers; left out: the newest that reaches over the whole range, else the newest with any of it',
  series: 'One of several series',
  from: 'Periods that start on this day or later',
  to: 'Periods that end on this day or before',
};
