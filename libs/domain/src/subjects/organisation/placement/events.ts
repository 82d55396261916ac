import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, ProfessionField, supersedes } from '../../../events/fields.js';

export const placement = {
  'placement.capacity-reported': define({
    summary: 'So many learners of a profession can be on placement here at a time, from this day on.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        profession: ProfessionField,
        places: Type.Integer({ minimum: 0, maximum: 1e6, description: 'a whole number of places' }),
        effectiveOn: DayField,
        ...supersedes,
      },
      { additionalProperties: false },
    ),
    effectiveOn: given => given.effectiveOn as Day,
    businessKey: ['profession', 'effectiveOn'],
  }),
};
