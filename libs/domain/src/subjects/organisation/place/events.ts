import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { AreaField, DayField, OrganisationField, supersedes, TextField } from '../../../events/fields.js';

export const COUNTRIES = ['England', 'Wales', 'Scotland', 'other'] as const;

const dated = { effectiveOn: DayField, ...supersedes };
const closed = { additionalProperties: false };
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;

export const place = {
  'organisation.opened': define({
    summary: 'An organisation opened under its code.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object({ name: TextField(200, 'the name of the organisation'), ...dated }, closed),
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'organisation.placed': define({
    summary: 'An organisation lies in an ICB, a region, a country from this day on; what is not named stays.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        icb: Type.Optional(AreaField),
        region: Type.Optional(AreaField),
        country: Type.Optional(
          Type.Enum([...COUNTRIES], { description: `a country: ${COUNTRIES.join(', ')}` }),
        ),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'organisation.closed': define({
    summary: 'An organisation closed: this is the first day on which it no longer is.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object({ ...dated }, closed),
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'organisation.succeeded': define({
    summary:
      'From this day on the code means its successor. Several successors are a split, which moves nobody.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        successors: Type.Array(OrganisationField, {
          minItems: 1,
          maxItems: 20,
          uniqueItems: true,
          description: 'a list of 1 to 20 organisation codes, each named once',
        }),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
};
