import { Type } from 'typebox';
import { type Day } from '../../calendar/day.js';
import { define } from '../../events/definition.js';
import { DayField, supersedes, TextField } from '../../events/fields.js';

export const source = {
  'source.succeeded': define({
    summary: 'A source system was replaced: its successor may correct what it said.',
    version: 1,
    subjects: ['source'],
    data: Type.Object(
      { successor: TextField(200, 'the source that takes over'), effectiveOn: DayField, ...supersedes },
      { additionalProperties: false },
    ),
    effectiveOn: data => data.effectiveOn as Day,
    businessKey: ['effectiveOn'],
  }),
};
