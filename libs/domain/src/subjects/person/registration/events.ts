import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, supersedes, TextField } from '../../../events/fields.js';

const Register = Type.Enum(['NMC', 'GMC'], { description: 'a register: NMC or GMC' });
const data = Type.Object(
  {
    register: Register,
    part: Type.Optional(TextField(60, 'a part of the register')),
    effectiveOn: DayField,
    ...supersedes,
  },
  { additionalProperties: false },
);
const effectiveOn = (given: { effectiveOn: string }) => given.effectiveOn as Day;
const businessKey = ['register', 'effectiveOn'] as const;

export const registration = {
  'person.registered': define({
    summary: 'A person came onto a professional register.',
    version: 1,
    subjects: ['person'],
    data,
    effectiveOn,
    businessKey,
  }),
  'person.lapsed': define({
    summary: 'A person is no longer on a professional register.',
    version: 1,
    subjects: ['person'],
    data,
    effectiveOn,
    businessKey,
  }),
};
