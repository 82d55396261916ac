import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import {
  DayField,
  OpenCodeField,
  OrganisationField,
  PersonFteField,
  PseudonymField,
  supersedes,
  TextField,
} from '../../../events/fields.js';

export const CONTRACTS = ['permanent', 'fixed-term', 'locum', 'bank', 'honorary'] as const;
export const STATUSES = ['active', 'on-paid-leave', 'inactive'] as const;
export const STATUS_REASONS = [
  'maternity',
  'career-break',
  'sickness',
  'secondment',
  'suspension',
  'other',
] as const;
const JOINED_BY = ['newly-qualified', 'return-to-practice', 'international', 'other'] as const;
const TRAINED_IN = ['uk', 'eu', 'row'] as const;
const ENDED_FOR = [
  'retirement',
  'resignation',
  'end-of-contract',
  'transfer',
  'dismissal',
  'death',
  'other',
] as const;

const OUTCOMES = ['accepted', 'declined', 'withdrawn'] as const;

const oneOf = <const Names extends readonly [string, ...string[]]>(what: string, names: Names) =>
  Type.Unsafe<Names[number]>({ enum: names, description: `${what}: ${names.join(', ')}` });

/** What a post is on a day, as far as a change can name it. */
const state = {
  organisation: OrganisationField,
  employer: OrganisationField,
  occupation: OpenCodeField('an NHS occupation code, e.g. N2J'),
  jobRole: OpenCodeField('a job role code, e.g. R0680'),
  grade: TextField(60, 'a grade'),
  specialty: OpenCodeField('a main specialty code, e.g. 501'),
  fte: PersonFteField,
  contract: oneOf('a contract', CONTRACTS),
  status: oneOf('a status', STATUSES),
  statusReason: oneOf('a reason', STATUS_REASONS),
};

/** What a `post.changed` can name, in the order of its definition. */
export const POST_FIELDS = Object.keys(state) as readonly (keyof typeof state)[];
const dated = { effectiveOn: DayField, ...supersedes };
const closed = { additionalProperties: false };
const effectiveOn = (data: { effectiveOn: string }) => data.effectiveOn as Day;
const businessKey = ['post', 'effectiveOn'] as const;

export const employment = {
  'post.started': define({
    summary: 'A person began a post at the organisation where they work.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        post: PseudonymField,
        organisation: state.organisation,
        employer: Type.Optional(state.employer),
        occupation: state.occupation,
        jobRole: Type.Optional(state.jobRole),
        grade: Type.Optional(state.grade),
        specialty: Type.Optional(state.specialty),
        fte: Type.Optional(state.fte),
        contract: state.contract,
        status: Type.Optional(state.status),
        statusReason: Type.Optional(state.statusReason),
        joinedBy: Type.Optional(oneOf('how they joined', JOINED_BY)),
        trainedIn: Type.Optional(oneOf('where they trained', TRAINED_IN)),
        datePrecision: Type.Optional(oneOf('a precision', ['day', 'month'])),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'post.changed': define({
    summary: 'A post is different from this day on; what is not named stays.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      { post: PseudonymField, ...Type.Partial(Type.Object(state)).properties, ...dated },
      closed,
    ),
    check: data =>
      POST_FIELDS.some(field => data[field] !== undefined)
        ? []
        : [{ pointer: '', expected: `at least one of ${POST_FIELDS.join(', ')}`, got: 'none of them' }],
    effectiveOn,
    businessKey,
  }),
  'post.ended': define({
    summary: 'A post ended: this is the first day on which the person no longer held it.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        post: PseudonymField,
        reason: Type.Optional(oneOf('a reason', ENDED_FOR)),
        destination: Type.Optional(OpenCodeField('a destination of leaving')),
        presumed: Type.Optional(Type.Boolean({ description: 'true or false' })),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey,
  }),
  'post.offered': define({
    summary: 'A person was offered a post; with an outcome, what became of the offer.',
    version: 1,
    subjects: ['person'],
    data: Type.Object(
      {
        organisation: state.organisation,
        occupation: state.occupation,
        outcome: Type.Optional(oneOf('an outcome', OUTCOMES)),
        startsOn: Type.Optional(DayField),
        ...dated,
      },
      closed,
    ),
    effectiveOn,
    businessKey: ['organisation', 'occupation', 'effectiveOn'],
  }),
};
