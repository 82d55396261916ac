import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  DayField,
  MonthField,
  OpenCodeField,
  OrganisationField,
  PersonFteField,
  ProfessionField,
  PseudonymField,
  supersedes,
  TextField,
} from '../../../events/fields.js';

const dated = { effectiveOn: DayField, ...supersedes };
const closed = { additionalProperties: false };
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;
const businessKey = ['learner', 'effectiveOn'] as const;
const count = (minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description: `a whole number from ${minimum} to ${maximum}` });

export const training = {
  'learner.enrolled': define({
    summary: 'A person began a programme of training, in a cohort.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        learner: PseudonymField,
        programme: OpenCodeField('a programme code'),
        profession: ProfessionField,
        route: TextField(60, 'an entry route'),
        delivery: Type.Optional(TextField(60, 'a way of delivery')),
        institution: OrganisationField,
        placement: Type.Optional(OrganisationField),
        cohort: MonthField,
        lengthMonths: count(1, 180),
        year: Type.Optional(count(1, 10)),
        fte: Type.Optional(PersonFteField),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'learner.withdrew': define({
    summary: 'A learner left the programme for good.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { learner: PseudonymField, reason: Type.Optional(TextField(60, 'a reason')), ...dated },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'learner.completed': define({
    summary: 'A learner completed the programme.',
    version: 1,
    subjects: ['person'],
    data: Type.Object({ learner: PseudonymField, ...dated }, closed),
    effectiveOn,
    businessKey,
  }),
};
