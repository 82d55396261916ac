import { type feed } from '../../../subjects/feed/events.js';
import { type scenario } from '../../../subjects/scenario/events.js';
import { type source } from '../../../subjects/source/events.js';
import { type target } from '../../../subjects/target/events.js';
import { type retraction } from '../../retraction.js';
import { type ExamplesOf } from './example.js';

const PLANNING = 'urn:nhs-england:workforce-planning';

const midwives = {
  title: '200 additional midwives, North West',
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 200,
  baselineOn: '2025-09-30',
  area: 'Y62',
  evidence: 'reported',
  setBy: 'Regional workforce board',
} as const;

const morePlaces = {
  name: '20 more places a cohort, North West',
  by: 'Regional workforce board',
  target: 'midwives-y62-200',
  area: 'Y62',
  profession: 'midwife',
} as const;
const places = { kind: 'intake-places', from: '2027-09', change: { by: 20 } } as const;

export const governanceExamples: ExamplesOf<
  typeof target & typeof scenario & typeof feed & typeof source & typeof retraction
> = {
  'target.set': {
    source: PLANNING,
    id: 'midwives-y62-200-1',
    subject: 'target/midwives-y62-200',
    time: '2026-04-01T09:00:00+01:00',
    data: { ...midwives, dueOn: '2027-09-30', effectiveOn: '2026-04-01' },
  },
  'target.revised': {
    source: PLANNING,
    id: 'midwives-y62-200-2',
    subject: 'target/midwives-y62-200',
    time: '2026-10-01T09:00:00+01:00',
    data: {
      ...midwives,
      dueOn: '2028-03-31',
      split: [
        { area: 'QOP', amount: 120 },
        { area: 'QYG', amount: 80 },
      ],
      note: 'Two more cohorts are needed.',
      basedOn: 'midwives-y62-200-1',
      effectiveOn: '2026-10-01',
    },
  },
  'position.published': {
    source: PLANNING,
    id: 'midwives-y62-200-position-2026-09',
    subject: 'target/midwives-y62-200',
    time: '2026-10-20T09:00:00+01:00',
    data: { target: 'midwives-y62-200', on: '2026-09-30', effectiveOn: '2026-10-20' },
  },
  'scenario.saved': {
    source: PLANNING,
    id: 'more-places-y62-1',
    subject: 'scenario/more-places-y62',
    time: '2026-10-05T09:00:00+01:00',
    data: { ...morePlaces, levers: [places], effectiveOn: '2026-10-05' },
  },
  'scenario.revised': {
    source: PLANNING,
    id: 'more-places-y62-2',
    subject: 'scenario/more-places-y62',
    time: '2026-10-12T09:00:00+01:00',
    data: {
      ...morePlaces,
      levers: [
        places,
        {
          kind: 'leaving-rate',
          from: '2027-01',
          until: '2029-01',
          band: 'under-1',
          change: { percent: -10 },
        },
      ],
      note: 'With preceptorship in every trust.',
      basedOn: 'more-places-y62-1',
      effectiveOn: '2026-10-12',
    },
  },
  'feed.covers': {
    source: 'urn:ods:R0A:esr',
    id: 'R0A-covers-1',
    subject: 'feed/R0A',
    time: '2026-10-01T09:00:00+01:00',
    data: { professions: ['midwife', 'maternity-support'], from: '2026-10-01' },
  },
  'source.succeeded': {
    source: PLANNING,
    id: 'R0A-esr-succeeded',
    subject: 'source/urn:ods:R0A:esr',
    time: '2026-10-01T09:00:00+01:00',
    data: { successor: 'urn:ods:R0A:new-hr', effectiveOn: '2026-11-01' },
  },
  'fact.retracted': {
    source: 'urn:ods:R0A:esr',
    id: 'R0A-20123456-2-retracted',
    subject: 'person/nhs-number:9434765919',
    time: '2026-10-21T08:00:00+01:00',
    data: { retracts: 'R0A-20123456-2' },
  },
};
