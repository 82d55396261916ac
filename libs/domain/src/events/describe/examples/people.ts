import { type application } from '../../../subjects/person/application/events.js';
import { type employment } from '../../../subjects/person/employment/events.js';
import { type identity } from '../../../subjects/person/identity/events.js';
import { type attendance } from '../../../subjects/person/outreach/events.js';
import { type profile } from '../../../subjects/person/profile/events.js';
import { type registration } from '../../../subjects/person/registration/events.js';
import { type training } from '../../../subjects/person/training/events.js';
import { type ExamplesOf } from './example.js';

const ESR = 'urn:ods:R0A:esr';
const RECORDS = 'urn:ods:M20:student-records';
const ADMISSIONS = 'urn:ods:M20:admissions';
const APPLICANT = 'person/student:M20-2600417';
const MIDWIFE = 'person/nhs-number:9434765919';

export const peopleExamples: ExamplesOf<
  typeof employment &
    typeof registration &
    typeof training &
    typeof application &
    typeof profile &
    typeof attendance &
    typeof identity
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
  'post.offered': {
    source: ESR,
    id: 'R0A-offer-3391',
    subject: 'person/student:M20-2300311',
    time: '2026-06-12T11:20:00+01:00',
    data: {
      organisation: 'R0A',
      occupation: 'N2J',
      outcome: 'accepted',
      startsOn: '2026-10-05',
      effectiveOn: '2026-06-12',
    },
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
  'learner.progressed': {
    source: RECORDS,
    id: 'progress-2026-00209',
    subject: 'person/student:M20-2500388',
    time: '2026-09-14T09:00:00+01:00',
    data: { learner: 'M20-2500388', year: 2, effectiveOn: '2026-09-14' },
  },
  'learner.changed': {
    source: RECORDS,
    id: 'change-2026-00031',
    subject: 'person/student:M20-2500388',
    time: '2026-09-28T09:00:00+01:00',
    data: {
      learner: 'M20-2500388',
      fte: 0.75,
      placement: 'R0A',
      delivery: 'part-time',
      effectiveOn: '2026-10-01',
    },
  },
  'learner.interrupted': {
    source: RECORDS,
    id: 'interruption-2026-00017',
    subject: 'person/student:M20-2400127',
    time: '2026-02-03T15:30:00Z',
    data: { learner: 'M20-2400127', reason: 'parental-leave', effectiveOn: '2026-02-02' },
  },
  'learner.resumed': {
    source: RECORDS,
    id: 'return-2026-00017',
    subject: 'person/student:M20-2400127',
    time: '2026-09-02T10:15:00+01:00',
    data: { learner: 'M20-2400127', effectiveOn: '2026-09-01' },
  },
  'learner.transferred': {
    source: RECORDS,
    id: 'transfer-2026-00008',
    subject: 'person/student:M20-2400150',
    time: '2026-10-05T09:45:00+01:00',
    data: {
      learner: 'M20-2400150',
      institution: 'M20',
      programme: 'B720',
      placement: 'RM3',
      effectiveOn: '2026-10-05',
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
  'learner.exposure-logged': {
    source: RECORDS,
    id: 'portfolio-2026-88120',
    subject: 'person/student:M20-2500388',
    time: '2026-10-09T18:05:00+01:00',
    data: {
      learner: 'M20-2500388',
      organisation: 'R0A',
      practiceArea: 'labour-ward',
      hours: 37.5,
      counts: { 'births-facilitated': 2, 'births-assisted': 1, 'newborn-exams': 2 },
      effectiveOn: '2026-10-09',
    },
  },
  'application.made': {
    source: ADMISSIONS,
    id: 'application-2026-11032-made',
    subject: APPLICANT,
    time: '2026-01-12T09:00:00Z',
    data: {
      application: 'M20-2026-11032',
      programme: 'B720',
      institution: 'M20',
      effectiveOn: '2026-01-09',
    },
  },
  'application.offered': {
    source: ADMISSIONS,
    id: 'application-2026-11032-offered',
    subject: APPLICANT,
    time: '2026-03-06T14:00:00Z',
    data: {
      application: 'M20-2026-11032',
      programme: 'B720',
      institution: 'M20',
      effectiveOn: '2026-03-05',
    },
  },
  'application.accepted': {
    source: ADMISSIONS,
    id: 'application-2026-11032-accepted',
    subject: APPLICANT,
    time: '2026-05-18T10:30:00+01:00',
    data: {
      application: 'M20-2026-11032',
      programme: 'B720',
      institution: 'M20',
      effectiveOn: '2026-05-17',
    },
  },
  'application.declined': {
    source: ADMISSIONS,
    id: 'application-2026-11918-declined',
    subject: 'person/student:M20-2600958',
    time: '2026-06-04T10:30:00+01:00',
    data: {
      application: 'M20-2026-11918',
      programme: 'B720',
      institution: 'M20',
      effectiveOn: '2026-06-03',
    },
  },
  'entrant.profiled': {
    source: RECORDS,
    id: 'profile-2026-00417',
    subject: APPLICANT,
    time: '2026-09-21T08:35:00+01:00',
    data: {
      ethnicity: 'K',
      sex: 'female',
      disability: 'not-stated',
      ageBand: 'under-21',
      imdQuintile: '1',
      polarQuintile: '2',
      tundraQuintile: 'not-known',
      firstInFamily: 'yes',
      careExperienced: 'no',
      freeSchoolMeals: 'yes',
      homeRurality: 'UN1',
      nationalityGroup: 'uk',
      trainedIn: 'uk',
      effectiveOn: '2026-09-21',
    },
  },
  'outreach.attended': {
    source: ADMISSIONS,
    id: 'attendance-2025-0611',
    subject: APPLICANT,
    time: '2025-06-12T16:00:00+01:00',
    data: { session: 'M20-2025-summer-school', effectiveOn: '2025-06-11' },
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
