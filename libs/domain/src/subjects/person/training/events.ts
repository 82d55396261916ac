import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  DayField,
  HoursField,
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
const year = count(1, 10);

/** What a learner did under supervision, as the standards count it. */
export const EXPOSURE_KINDS = [
  'births-facilitated',
  'births-assisted',
  'antenatal-exams',
  'postnatal-exams',
  'newborn-exams',
  'complex-care',
] as const;
export type ExposureKind = (typeof EXPOSURE_KINDS)[number];

const Times = Type.Optional(count(0, 10_000));
const timesOfKinds = Object.fromEntries(EXPOSURE_KINDS.map(kind => [kind, Times])) as Record<
  ExposureKind,
  typeof Times
>;

/** What a `learner.changed` can name, in the order of its definition. */
const state = {
  fte: PersonFteField,
  placement: OrganisationField,
  delivery: TextField(60, 'a way of delivery'),
};
const STATE_FIELDS = Object.keys(state) as readonly (keyof typeof state)[];

const justSo = (summary: string) =>
  define({
    summary,
    version: 1,
    subjects: ['person'],
    data: Type.Object({ learner: PseudonymField, ...dated }, closed),
    effectiveOn,
    businessKey,
  });
const withReason = (summary: string) =>
  define({
    summary,
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { learner: PseudonymField, reason: Type.Optional(TextField(60, 'a reason')), ...dated },
      closed,
    ),
    effectiveOn,
    businessKey,
  });

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
        delivery: Type.Optional(state.delivery),
        institution: OrganisationField,
        placement: Type.Optional(state.placement),
        cohort: MonthField,
        lengthMonths: count(1, 180),
        year: Type.Optional(year),
        fte: Type.Optional(state.fte),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'learner.progressed': define({
    summary: 'A learner went on to another year of the programme.',
    version: 1,
    subjects: ['person'],
    data: Type.Object({ learner: PseudonymField, year, ...dated }, closed),
    effectiveOn,
    businessKey,
  }),
  'learner.changed': define({
    summary: 'A learner studies otherwise from this day on; what is not named stays.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { learner: PseudonymField, ...Type.Partial(Type.Object(state)).properties, ...dated },
      closed,
    ),
    check: data =>
      STATE_FIELDS.some(field => data[field] !== undefined)
        ? []
        : [{ pointer: '', expected: `at least one of ${STATE_FIELDS.join(', ')}`, got: 'none of them' }],
    effectiveOn,
    businessKey,
  }),
  'learner.interrupted': withReason('A learner paused the programme, to come back to it.'),
  'learner.resumed': justSo('A learner came back to the programme after an interruption.'),
  'learner.transferred': define({
    summary: 'A learner goes on elsewhere or in another programme, in the same cohort.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        learner: PseudonymField,
        institution: OrganisationField,
        programme: OpenCodeField('a programme code'),
        placement: OrganisationField,
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'learner.withdrew': withReason('A learner left the programme for good.'),
  'learner.completed': justSo('A learner completed the programme.'),
  'learner.exposure-logged': define({
    summary: 'A learner logged practice: hours in a practice area, and what was done in them.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        learner: PseudonymField,
        organisation: OrganisationField,
        practiceArea: TextField(60, 'a practice area'),
        hours: Type.Optional(HoursField),
        counts: Type.Optional(
          Type.Object(timesOfKinds, {
            additionalProperties: false,
            minProperties: 1,
            description: `an object with at least one of ${EXPOSURE_KINDS.join(', ')}`,
          }),
        ),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey: ['learner', 'organisation', 'practiceArea', 'effectiveOn'],
  }),
};
