import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  AreaField,
  DayField,
  MonthField,
  OpenCodeField,
  ProfessionField,
  supersedes,
  TextField,
} from '../../../events/fields.js';

const data = Type.Object(
  {
    programme: OpenCodeField('a programme code'),
    profession: ProfessionField,
    route: TextField(60, 'an entry route'),
    cohort: MonthField,
    places: Type.Integer({ minimum: 0, maximum: 1e6, description: 'a whole number of places' }),
    placementArea: Type.Optional(AreaField),
    effectiveOn: DayField,
    ...supersedes,
  },
  { additionalProperties: false },
);
const effectiveOn = (given: { effectiveOn: string }) => given.effectiveOn as Day;
const businessKey = ['programme', 'route', 'cohort', 'placementArea', 'effectiveOn'] as const;

export const intake = {
  'intake.planned': define({
    summary: 'An institution plans so many places for a cohort.',
    version: 1,
    subjects: ['organisation'],
    data,
    effectiveOn,
    businessKey,
  }),
  'intake.confirmed': define({
    summary: 'An institution has confirmed so many places for a cohort.',
    version: 1,
    subjects: ['organisation'],
    data,
    effectiveOn,
    businessKey,
  }),
};
