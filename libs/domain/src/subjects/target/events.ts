import { Type } from 'typebox';
import { type Day } from '../../calendar/day.js';
import { define } from '../../events/definition.js';
import { type Fault } from '../../events/faults.js';
import {
  AreaField,
  DayField,
  EventIdField,
  MonthField,
  ProfessionField,
  supersedes,
  TextField,
} from '../../events/fields.js';

export const TARGET_MEASURES = ['fte', 'headcount', 'starters', 'places'] as const;
export const BASES = ['net', 'gross', 'establishment'] as const;
export const EVIDENCE = ['reported', 'derived'] as const;

const definition = {
  profession: ProfessionField,
  measure: Type.Enum([...TARGET_MEASURES], { description: `a measure: ${TARGET_MEASURES.join(', ')}` }),
  basis: Type.Enum([...BASES], { description: `a basis: ${BASES.join(', ')}` }),
  amount: Type.Integer({ minimum: 1, maximum: 1e6, description: 'a whole number from 1 to 1,000,000' }),
  baselineOn: DayField,
  vintage: Type.Optional(MonthField),
  dueOn: Type.Optional(DayField),
  area: AreaField,
  evidence: Type.Enum([...EVIDENCE], { description: `the evidence: ${EVIDENCE.join(' or ')}` }),
  split: Type.Optional(
    Type.Array(
      Type.Object(
        {
          area: AreaField,
          amount: Type.Integer({ minimum: 0, maximum: 1e6, description: 'a whole number' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500, description: 'a list of areas and amounts that add up to the amount' },
    ),
  ),
  title: Type.Optional(TextField(120, 'a title')),
  /** Who chose what the promise left open, and why: shown beside every answer. */
  setBy: Type.Optional(TextField(120, 'who set the target')),
  note: Type.Optional(TextField(1000, 'a note')),
  basedOn: Type.Optional(EventIdField),
  effectiveOn: DayField,
  ...supersedes,
};

const closed = { additionalProperties: false };
const check = (data: {
  amount: number;
  baselineOn: string;
  dueOn?: string;
  split?: { amount: number }[];
}): Fault[] => {
  const faults: Fault[] = [];
  if (data.dueOn !== undefined && data.dueOn <= data.baselineOn)
    faults.push({
      pointer: '/dueOn',
      expected: `a day after the baseline, ${data.baselineOn}`,
      got: `"${data.dueOn}"`,
    });
  const parts = data.split?.reduce((sum, part) => sum + part.amount, 0);
  if (parts !== undefined && parts !== data.amount)
    faults.push({ pointer: '/split', expected: `parts that add up to ${data.amount}`, got: `${parts}` });
  return faults;
};
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;

export const target = {
  'target.set': define({
    summary: 'A target was set: so many more of a profession, against a baseline, by a day.',
    version: 1,
    subjects: ['target'],
    data: Type.Object(definition, closed),
    check,
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'target.revised': define({
    summary: 'A target reads differently from now on. `basedOn` names the revision that its author saw.',
    version: 1,
    subjects: ['target'],
    data: Type.Object(definition, closed),
    check,
    effectiveOn,
    businessKey: ['effectiveOn'],
  }),
  'position.published': define({
    summary:
      'The position of a target on a day was published: frozen, to be compared with what is known later.',
    version: 1,
    subjects: ['target'],
    data: Type.Object(
      { target: TextField(80, 'the name of the target'), on: DayField, effectiveOn: DayField, ...supersedes },
      closed,
    ),
    effectiveOn,
    businessKey: ['on', 'effectiveOn'],
  }),
};
