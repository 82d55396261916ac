import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  DayField,
  OpenCodeField,
  OrganisationField,
  PseudonymField,
  supersedes,
} from '../../../events/fields.js';

const data = Type.Object(
  {
    application: PseudonymField,
    programme: OpenCodeField('a programme code'),
    institution: OrganisationField,
    effectiveOn: DayField,
    ...supersedes,
  },
  { additionalProperties: false },
);
const step = (summary: string) =>
  define({
    summary,
    version: 1,
    subjects: ['person'],
    data,
    effectiveOn: given => given.effectiveOn as Day,
    businessKey: ['application', 'effectiveOn'],
  });

export const application = {
  'application.made': step('A person applied for a place on a programme.'),
  'application.offered': step('An institution offered the applicant a place.'),
  'application.accepted': step('The applicant accepted the offer.'),
  'application.declined': step('The applicant declined the offer.'),
};
