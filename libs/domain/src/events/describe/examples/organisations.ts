import { type deliveries } from '../../../subjects/organisation/deliveries/events.js';
import { type establishment } from '../../../subjects/organisation/establishment/events.js';
import { type figures } from '../../../subjects/organisation/figures/events.js';
import { type intake } from '../../../subjects/organisation/intake/events.js';
import { type outreach } from '../../../subjects/organisation/outreach/events.js';
import { type place } from '../../../subjects/organisation/place/events.js';
import { type placement } from '../../../subjects/organisation/placement/events.js';
import { type ExamplesOf } from './example.js';

const DIRECTORY = 'urn:nhs-england:ods';
const TRUST = 'urn:ods:R0A:workforce-planning';
const UNIVERSITY = 'urn:ods:M20:admissions';

export const organisationExamples: ExamplesOf<
  typeof place &
    typeof figures &
    typeof establishment &
    typeof deliveries &
    typeof intake &
    typeof placement &
    typeof outreach
> = {
  'organisation.opened': {
    source: DIRECTORY,
    id: 'R9Z-opened',
    subject: 'organisation/R9Z',
    time: '2026-09-01T09:00:00+01:00',
    data: { name: 'Example Maternity NHS Foundation Trust', effectiveOn: '2026-10-01' },
  },
  'organisation.placed': {
    source: DIRECTORY,
    id: 'R9Z-placed-1',
    subject: 'organisation/R9Z',
    time: '2026-09-01T09:00:00+01:00',
    data: { icb: 'QOP', region: 'Y62', country: 'England', effectiveOn: '2026-10-01' },
  },
  'organisation.closed': {
    source: DIRECTORY,
    id: 'R9Y-closed',
    subject: 'organisation/R9Y',
    time: '2026-09-01T09:00:00+01:00',
    data: { effectiveOn: '2026-10-01' },
  },
  'organisation.succeeded': {
    source: DIRECTORY,
    id: 'R9Y-succeeded',
    subject: 'organisation/R9Y',
    time: '2026-09-01T09:00:00+01:00',
    data: { successors: ['R9Z'], effectiveOn: '2026-10-01' },
  },
  'workforce.reported': {
    source: 'urn:nhs-england:workforce-statistics:turnover',
    id: 'midwife-Y62-2024-09-2025-09-v2026-01',
    subject: 'organisation/Y62',
    time: '2026-01-29T09:30:00Z',
    data: {
      profession: 'midwife',
      from: '2024-09-30',
      to: '2025-09-30',
      series: 'example-turnover',
      vintage: '2026-01',
      start: { headcount: 3871, fte: 3120.45217 },
      end: { headcount: 3940, fte: 3187.9 },
      joiners: { headcount: 402, fte: 331.2 },
      leavers: { headcount: 333, fte: 263.75217 },
    },
  },
  'establishment.reported': {
    source: TRUST,
    id: 'establishment-midwife-2026-10',
    subject: 'organisation/R0A',
    time: '2026-10-02T11:00:00+01:00',
    data: { profession: 'midwife', fundedFte: 612.4, effectiveOn: '2026-10-01' },
  },
  'requirement.reported': {
    source: TRUST,
    id: 'requirement-midwife-2026',
    subject: 'organisation/R0A',
    time: '2026-10-02T11:05:00+01:00',
    data: {
      profession: 'midwife',
      fte: 641.75,
      method: 'Birthrate Plus',
      source: 'Board paper 2026/117',
      effectiveOn: '2026-10-01',
    },
  },
  'deliveries.reported': {
    source: 'urn:ods:R0A:maternity-records',
    id: 'deliveries-2026-09',
    subject: 'organisation/R0A',
    time: '2026-10-09T07:00:00+01:00',
    data: {
      from: '2026-09-01',
      to: '2026-09-30',
      deliveries: 1284,
      byDeprivationDecile: { d01: 331, d02: 240, d03: 162, d10: 71 },
    },
  },
  'placement.capacity-reported': {
    source: TRUST,
    id: 'capacity-midwife-2026-09',
    subject: 'organisation/R0A',
    time: '2026-08-24T11:10:00+01:00',
    data: { profession: 'midwife', places: 96, effectiveOn: '2026-09-01' },
  },
  'outreach.held': {
    source: UNIVERSITY,
    id: 'session-2025-summer-school',
    subject: 'organisation/M20',
    time: '2025-06-12T16:00:00+01:00',
    data: {
      session: 'M20-2025-summer-school',
      kind: 'access-programme',
      audience: 'Year 12',
      people: 42,
      effectiveOn: '2025-06-11',
    },
  },
  'intake.planned': {
    source: UNIVERSITY,
    id: 'B720-2027-09-planned',
    subject: 'organisation/M20',
    time: '2026-10-12T15:00:00+01:00',
    data: {
      programme: 'B720',
      profession: 'midwife',
      route: 'undergraduate',
      cohort: '2027-09',
      places: 64,
      placementArea: 'QOP',
      effectiveOn: '2026-10-12',
    },
  },
  'intake.confirmed': {
    source: UNIVERSITY,
    id: 'B720-2026-09-confirmed',
    subject: 'organisation/M20',
    time: '2026-09-30T15:00:00+01:00',
    data: {
      programme: 'B720',
      profession: 'midwife',
      route: 'undergraduate',
      cohort: '2026-09',
      places: 58,
      placementArea: 'QOP',
      effectiveOn: '2026-09-28',
    },
  },
};
