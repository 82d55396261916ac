import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { type Day } from '../calendar/day.js';
import { canonicalJson } from '../events/canonical.js';
import { type SubjectKey } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { exposureTable } from '../reference/exposure.js';
import { professionTable } from '../reference/professions.js';
import { noReference, type Reference } from '../reference/reference.js';
import { FOLD_VERSION } from './generation.js';
import { contributionsOf } from './part.js';
import { outcomeOf } from './subject.js';

/** What the fold yielded for the facts below when each version was set. Never change a line: add one, with the new version. */
const YIELDED: Readonly<Record<number, string>> = {
  1: 'f7183214a7b2490d',
  2: '2ee16f87a69c6b87',
  3: '54cf2e8ad723eb1e',
  4: '28cea5f3fbd8b69d',
  5: '2232a361fb86e4d3',
  6: '9d90f87b37670775',
};

/** R0A is on a circle of successions: what says so of it is odd. */
const reference: Reference = {
  ...noReference(
    professionTable([{ system: 'nhs-occupation', code: 'N2J', grade: '', profession: 'midwife' }]),
    exposureTable([
      {
        standard: 's',
        version: '1',
        from: '',
        programme: '',
        profession: 'midwife',
        alternative: '',
        kind: 'births-assisted',
        minimum: '20',
      },
    ]),
  ),
  circles: new Map([['R0A' as OdsCode, { on: '2022-01-01' as Day, successors: ['R0B' as OdsCode] }]]),
};

function fact(subject: SubjectKey, id: string, type: string, data: object): Fact {
  const effectiveOn = ('effectiveOn' in data ? data.effectiveOn : 'to' in data ? data.to : undefined) as
    Day | undefined;
  return {
    subject,
    source: 'urn:a',
    id,
    type,
    time: `2023-01-01T00:00:0${id}Z`,
    effectiveOn,
    data,
  } as unknown as Fact;
}

const period = {
  profession: 'midwife',
  from: '2021-09-30',
  to: '2022-09-30',
  series: 's',
  vintage: '2025-10',
};
const definition = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 1200,
  baselineOn: '2021-09-30',
  area: 'ENG',
  evidence: 'reported',
  effectiveOn: '2021-10-01',
};

const person = `person/${'a'.repeat(32)}` as const;
const student = `person/${'b'.repeat(32)}` as const;
const post = 'c'.repeat(32);
const started = {
  post,
  organisation: 'R0A',
  occupation: 'N2J',
  contract: 'permanent',
  fte: 0.8,
  effectiveOn: '2021-01-01',
};

const learner = 'e'.repeat(32);
const enrolled = {
  learner,
  programme: 'B720',
  profession: 'midwife',
  route: 'degree',
  institution: 'M20',
  cohort: '2018-09',
  lengthMonths: 24,
  effectiveOn: '2018-09-17',
};
const practised = {
  learner,
  organisation: 'R0A',
  practiceArea: 'labour-ward',
  hours: 7.5,
  counts: { 'births-assisted': 5 },
  effectiveOn: '2018-10-02',
};

const applied = { application: 'f'.repeat(32), programme: 'B720', institution: 'M20' };
const places = { programme: 'B720', profession: 'midwife', route: 'degree', cohort: '2018-09', places: 40 };

const PEOPLE: ReadonlyMap<SubjectKey, readonly Fact[]> = new Map([
  [
    person,
    [
      fact(person, '1', 'post.started', started),
      fact(person, '2', 'post.changed', { post, status: 'inactive', effectiveOn: '2021-03-01' }),
      fact(person, '3', 'post.changed', { post, status: 'active', fte: 0.6, effectiveOn: '2021-06-01' }),
      fact(person, '4', 'post.ended', { post, effectiveOn: '2022-01-01' }),
      fact(person, '5', 'person.linked', { alias: student, basis: 'student' }),
    ],
  ],
  [
    student,
    [
      fact(student, '1', 'post.started', { ...started, post: 'd'.repeat(32), effectiveOn: '2022-01-20' }),
      fact(student, '2', 'learner.enrolled', enrolled),
      fact(student, '3', 'learner.exposure-logged', practised),
      fact(student, '4', 'learner.interrupted', { learner, effectiveOn: '2019-02-04' }),
      fact(student, '5', 'learner.completed', { learner, effectiveOn: '2020-11-09' }),
      fact(student, '6', 'outreach.attended', { session: 's1', effectiveOn: '2017-06-14' }),
      fact(student, '7', 'application.made', { ...applied, effectiveOn: '2018-01-12' }),
      fact(student, '8', 'application.accepted', { ...applied, effectiveOn: '2018-05-03' }),
      fact(student, '9', 'entrant.profiled', {
        ethnicity: 'K',
        ageBand: 'under-21',
        polarQuintile: 'not-known',
        effectiveOn: '2018-09-17',
      }),
    ],
  ],
]);

const TIMELINES: Readonly<Record<SubjectKey, readonly Fact[]>> = {
  'organisation/ENG': [
    fact('organisation/ENG', '1', 'workforce.reported', {
      ...period,
      start: { fte: 1.5 },
      end: { headcount: 2, fte: 1.25 },
    }),
    fact('organisation/ENG', '2', 'workforce.reported', {
      ...period,
      start: { fte: 9 },
      end: { fte: 9 },
      joiners: { headcount: 0 },
    }),
    fact('organisation/ENG', '3', 'fact.retracted', { retracts: '7' }),
  ],
  'organisation/R0A': [
    fact('organisation/R0A', '1', 'organisation.opened', { name: 'A trust', effectiveOn: '2020-01-01' }),
    fact('organisation/R0A', '2', 'organisation.placed', { icb: 'QOP', effectiveOn: '2021-01-01' }),
    fact('organisation/R0A', '3', 'organisation.succeeded', {
      successors: ['R0B'],
      effectiveOn: '2022-01-01',
    }),
    fact('organisation/R0A', '4', 'organisation.closed', { effectiveOn: '2022-01-01' }),
  ],
  'organisation/M20': [
    fact('organisation/M20', '1', 'intake.planned', { ...places, effectiveOn: '2018-01-15' }),
    fact('organisation/M20', '2', 'intake.confirmed', { ...places, effectiveOn: '2018-06-15' }),
    fact('organisation/M20', '3', 'outreach.held', {
      session: 's1',
      kind: 'toolkit',
      people: 30,
      effectiveOn: '2017-06-14',
    }),
    fact('organisation/M20', '4', 'placement.capacity-reported', {
      profession: 'midwife',
      places: 12,
      effectiveOn: '2018-09-01',
    }),
    fact('organisation/M20', '5', 'deliveries.reported', {
      from: '2018-09-01',
      to: '2018-09-30',
      deliveries: 300,
      byDeprivationDecile: { d01: 40 },
    }),
  ],
  'target/midwives': [
    fact('target/midwives', '1', 'target.set', definition),
    fact('target/midwives', '2', 'target.revised', { ...definition, amount: 900, basedOn: '1' }),
    fact('target/midwives', '3', 'target.revised', { ...definition, amount: 800, basedOn: '1' }),
  ],
};

describe('the version of the fold', () => {
  it('names what the fold yields: a fold that yields something else has another version', () => {
    const groups = [
      PEOPLE,
      ...Object.entries(TIMELINES).map(([subject, facts]) => new Map([[subject as SubjectKey, facts]])),
    ];
    const outcomes = groups.map(group => {
      const { parts, ...outcome } = outcomeOf(group, reference);
      return {
        ...outcome,
        parts: parts.map(part => ({ owner: part.owner, contributions: contributionsOf(part) })),
      };
    });
    expect({
      [FOLD_VERSION]: createHash('sha256').update(canonicalJson(outcomes)).digest('hex').slice(0, 16),
    }).toEqual({
      [FOLD_VERSION]: YIELDED[FOLD_VERSION],
    });
  });
});
