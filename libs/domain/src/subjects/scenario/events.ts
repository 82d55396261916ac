import { Type } from 'typebox';
import { type Day } from '../../calendar/day.js';
import { define } from '../../events/definition.js';
import {
  AreaField,
  DayField,
  EventIdField,
  ProfessionField,
  supersedes,
  TextField,
} from '../../events/fields.js';
import { leverFaults, LeverSchema, MOST_LEVERS, type WrittenLever } from './levers.js';

/** A target's name, as its subject has it. */
const TARGET_NAME = '^[a-z0-9][a-z0-9-]{0,79}$';

const definition = {
  name: TextField(120, 'a name'),
  by: TextField(120, 'who made it'),
  note: Type.Optional(TextField(1000, 'a note')),
  target: Type.Optional(
    Type.String({
      pattern: TARGET_NAME,
      description: 'the name of a target: small letters, digits and dashes',
    }),
  ),
  area: Type.Optional(AreaField),
  profession: ProfessionField,
  levers: Type.Array(LeverSchema, {
    maxItems: MOST_LEVERS,
    description: `a list of at most ${MOST_LEVERS} levers; empty: as things are`,
  }),
  effectiveOn: DayField,
  ...supersedes,
};

const closed = { additionalProperties: false };
const check = (data: { levers: WrittenLever[] }) => leverFaults(data.levers);
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;

export const scenario = {
  'scenario.saved': define({
    summary: 'A scenario was saved: dated changes of what drives the workforce, to be forecast.',
    version: 1,
    subjects: ['scenario'],
    data: Type.Object(definition, closed),
    check,
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'scenario.revised': define({
    summary: 'A scenario reads differently from now on. `basedOn` names the revision that its author saw.',
    version: 1,
    subjects: ['scenario'],
    data: Type.Object({ ...definition, basedOn: EventIdField }, closed),
    check,
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
};
