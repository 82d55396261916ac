import { Type } from 'typebox';
import { type Day } from '../../calendar/day.js';
import { define } from '../../events/definition.js';
import { DayField, ProfessionField, supersedes } from '../../events/fields.js';

export const feed = {
  'feed.covers': define({
    summary:
      'An organisation’s feed tells of everybody in these professions, from a day on and perhaps up to another.',
    version: 1,
    subjects: ['feed'],
    data: Type.Object(
      {
        professions: Type.Array(ProfessionField, {
          minItems: 1,
          maxItems: 20,
          uniqueItems: true,
          description: 'a list of professions, each named once',
        }),
        from: DayField,
        to: Type.Optional(DayField),
        ...supersedes,
      },
      { additionalProperties: false },
    ),
    check: ({ from, to }) =>
      to === undefined || from <= to
        ? []
        : [{ pointer: '/to', expected: `a day not before ${from}`, got: `"${to}"` }],
    effectiveOn: data => data.from as Day,
    businessKey: ['from'],
  }),
};
