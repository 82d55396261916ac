import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, OpenCodeField, supersedes } from '../../../events/fields.js';

export const attendance = {
  'outreach.attended': define({
    summary: 'A person took part in a session of outreach, by which applicants come.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { session: OpenCodeField('the name of a session'), effectiveOn: DayField, ...supersedes },
      { additionalProperties: false },
    ),
    effectiveOn: given => given.effectiveOn as Day,
    businessKey: ['session'],
  }),
};
