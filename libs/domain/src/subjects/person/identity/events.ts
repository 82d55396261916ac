import { Type } from 'typebox';
import { define } from '../../../events/definition.js';
import { supersedes } from '../../../events/fields.js';

export const LINK_BASES = ['nhs-number', 'ni', 'nmc-pin', 'gmc', 'esr', 'student', 'manual'] as const;

const data = Type.Object(
  {
    alias: Type.String({
      pattern: '^person/[0-9a-f]{32}$',
      description: 'another pseudonym of the person, as person/ and 32 hexadecimal digits',
    }),
    basis: Type.Enum([...LINK_BASES], { description: `what the link rests on: ${LINK_BASES.join(', ')}` }),
    ...supersedes,
  },
  { additionalProperties: false },
);
const effectiveOn = () => undefined;
const businessKey = ['alias', 'basis'] as const;

export const identity = {
  'person.linked': define({
    summary: 'Two pseudonyms are one person: their timelines are folded as one.',
    version: 1,
    subjects: ['person'],
    data,
    effectiveOn,
    businessKey,
  }),
  'person.unlinked': define({
    summary: 'Two pseudonyms are not one person.',
    version: 1,
    subjects: ['person'],
    data,
    effectiveOn,
    businessKey,
  }),
};
