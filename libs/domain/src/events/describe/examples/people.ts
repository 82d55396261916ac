import { type employment } from '../../../subjects/person/employment/events.js';
import { type identity } from '../../../subjects/person/identity/events.js';
import { type registration } from '../../../subjects/person/registration/events.js';
import { type training } from '../../../subjects/person/training/events.js';
import { type ExamplesOf } from './example.js';

const ESR = 'urn:ods:R0A:esr';
const RECORDS = 'urn:ods:M20:student-records';
const MIDWIFE = 'person/nhs-number:9434765919';

export const peopleExamples: ExamplesOf<
  typeof employment & typeof registration & typeof training & typeof identity
> = {
  'post.started': {
    source: ESR,
    id: 'R0A-20123456-1',
    subject: MIDWIFE,
    time: '2026-09-28T14:05:00+01:00',
    data: {
      post: 'R0A-20123456',
      organisation: 'R0A',
      occupation: 'N2J',
      jobRole: 'R0680',
      grade: 'Band 6',
      fte: 0.8,
      contract: 'permanent',
      joinedBy: 'newly-qualified',
      trainedIn: 'uk',
      effectiveOn: '2026-10-05',
    },
  },
  'post.changed': {
    source: ESR,
    id: 'R0A-20123456-2',
    subject: MIDWIFE,
    time: '2026-10-19T09:12:00+01:00',
    data: { post: 'R0A-20123456', fte: 0.66667, effectiveOn: '2026-11-01' },
  },
  'post.ended': {
    source: ESR,
    id: 'R0A-20123456-3',
    subject: MIDWIFE,
    time: '2026-10-30T16:40:00Z',
    data: { post: 'R0A-20123456', reason: 'transfer', effectiveOn: '2026-12-01' },
  },
  'person.registered': {
    source: ESR,
    id: 'R0A-registration-881',
    subject: MIDWIFE,
    time: '2026-09-25T10:00:00+01:00',
    data: { register: 'NMC', part: 'midwives', effectiveOn: '2026-09-21' },
  },
  'person.lapsed': {
    source: ESR,
    id: 'R0A-registration-882',
    subject: MIDWIFE,
    time: '2026-10-02T10:00:00+01:00',
    data: { register: 'NMC', part: 'midwives', effectiveOn: '2026-10-01' },
  },
  'learner.enrolled': {
    source: RECORDS,
    id: 'enrolment-2026-00417',
    subject: 'person/student:M20-2600417',
    time: '2026-09-21T08:30:00+01:00',
    data: {
      learner: 'M20-2600417',
      programme: 'B720',
      profession: 'midwife',
      route: 'undergraduate',
      delivery: 'full-time',
      institution: 'M20',
      placement: 'R0A',
      cohort: '2026-09',
      lengthMonths: 36,
      year: 1,
      fte: 1,
      effectiveOn: '2026-09-21',
    },
  },
  'learner.withdrew': {
    source: RECORDS,
    id: 'withdrawal-2026-00052',
    subject: 'person/student:M20-2600417',
    time: '2026-10-16T12:00:00+01:00',
    data: { learner: 'M20-2600417', reason: 'personal', effectiveOn: '2026-10-12' },
  },
  'learner.completed': {
    source: RECORDS,
    id: 'completion-2026-00311',
    subject: 'person/student:M20-2300311',
    time: '2026-09-04T12:00:00+01:00',
    data: { learner: 'M20-2300311', effectiveOn: '2026-09-01' },
  },
  'person.linked': {
    source: ESR,
    id: 'R0A-link-5503',
    subject: MIDWIFE,
    time: '2026-09-28T14:05:00+01:00',
    data: { alias: 'person/student:M20-2300311', basis: 'student' },
  },
  'person.unlinked': {
    source: ESR,
    id: 'R0A-link-5504',
    subject: MIDWIFE,
    time: '2026-10-01T09:00:00+01:00',
    data: { alias: 'person/student:M20-2300311', basis: 'student' },
  },
};
