import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, HeadcountField, OpenCodeField, supersedes, TextField } from '../../../events/fields.js';

export const OUTREACH_KINDS = [
  'careers-event',
  'work-experience',
  'work-related-learning',
  'information-advice-guidance',
  'toolkit',
  'network',
  'access-programme',
] as const;
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

export const outreach = {
  'outreach.held': define({
    summary: 'An organisation held a session of outreach.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        session: OpenCodeField('the name of a session'),
        kind: Type.Enum([...OUTREACH_KINDS], { description: `a kind: ${OUTREACH_KINDS.join(', ')}` }),
        audience: Type.Optional(TextField(60, 'an audience')),
        people: HeadcountField,
        effectiveOn: DayField,
        ...supersedes,
      },
      { additionalProperties: false },
    ),
    effectiveOn: given => given.effectiveOn as Day,
    businessKey: ['session'],
  }),
};
