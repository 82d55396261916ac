import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  DayField,
  FigureFteField,
  HeadcountField,
  MonthField,
  ProfessionField,
  supersedes,
  TextField,
} from '../../../events/fields.js';

const Figure = Type.Object(
  { headcount: Type.Optional(HeadcountField), fte: Type.Optional(FigureFteField) },
  {
    additionalProperties: false,
    minProperties: 1,
    description: 'an object with headcount, fte or both',
  },
);

export const figures = {
  'workforce.reported': define({
    summary: 'A publication gave the stock at both ends of a period, and who joined and left between.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        profession: ProfessionField,
        from: DayField,
        to: DayField,
        series: TextField(60, 'the name of the published series'),
        vintage: MonthField,
        start: Figure,
        end: Figure,
        joiners: Type.Optional(Figure),
        leavers: Type.Optional(Figure),
        ...supersedes,
      },
      { additionalProperties: false },
    ),
    check: ({ from, to }) =>
      from < to
        ? []
        : [{ pointer: '/to', expected: `a day after the period's start, ${from}`, got: `"${to}"` }],
    effectiveOn: figure => figure.to as Day,
    businessKey: ['profession', 'series', 'vintage', 'from', 'to'],
  }),
};
