import { EVENT_TYPES, exampleOf, grantOf, type OdsCode, TOPICS } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { faultsOfGrant } from './may-say.js';
import { type Supplier } from './supplier.js';

const codes = (...names: string[]) => names as OdsCode[];

/** A trust's payroll provider, with staff on the premises of R0B. */
const payroll: Supplier = {
  name: 'payroll',
  sources: ['urn:ods:R0A:esr'],
  kinds: ['person', 'organisation', 'feed', 'source'],
  organisations: codes('R0A', 'U12'),
  workplaces: codes('R0B'),
  eventsPerSecond: 100,
};

const PERSON = 'person/nhs-number:9434765919';
const event = (subject: string, data: object = {}, source = 'urn:ods:R0A:esr') => ({
  specversion: '1.0',
  source,
  subject,
  data,
});
const about = (data: object) => event(PERSON, data);
const told = (sent: unknown, supplier = payroll) => {
  const refusal = faultsOfGrant(supplier, sent);
  return refusal && [refusal.code, ...refusal.faults.map(({ pointer }) => pointer)];
};

describe('a supplier may say', () => {
  it.each([
    ['what is of its own source', about({})],
    ['what is of a source under its own', event(PERSON, {}, 'urn:ods:R0A:esr:north')],
    [
      'that somebody works for it, where it works',
      about({ organisation: 'R0A', employer: 'R0A', post: 'R0A-1' }),
    ],
    ['that its people work where they are hosted', about({ organisation: 'R0B', employer: 'R0A' })],
    ['that its students learn where they are hosted', about({ institution: 'U12', placement: 'R0B' })],
    ['that a host numbered a post', about({ post: 'R0B-77', organisation: 'R0B' })],
    ['something of a person whom it numbered', event('person/esr:R0A-12345', {})],
    ['something of its organisation', event('organisation/R0A', { name: 'A trust' })],
    ['that another organisation succeeds its own', event('organisation/R0A', { successors: ['RZZ'] })],
    ['what its feed covers', event('feed/U12', { professions: ['midwife'] })],
    ['that another source succeeds its own', event('source/urn:ods:R0A:esr:old', { successor: 'urn:x' })],
    ['that a fact of a person was never so', about({ retracts: 'e1' })],
    ['something of a person in whatever spelling', event('Person/NHS-NUMBER:943 476 5919', {})],
  ])('%s', (_what, sent) => {
    expect(faultsOfGrant(payroll, sent)).toBeUndefined();
  });
});

describe('a supplier may not say', () => {
  it.each([
    ['what is of another source', event(PERSON, {}, 'urn:ods:R0B:esr'), 'not-your-source', '/source'],
    [
      'what is of a source that only begins like its own',
      event(PERSON, {}, 'urn:ods:R0A:esrx'),
      'not-your-source',
      '/source',
    ],
    ['what is of the source above its own', event(PERSON, {}, 'urn:ods:R0A'), 'not-your-source', '/source'],
    [
      'what is of its source in other letters',
      event(PERSON, {}, 'URN:ods:R0A:esr'),
      'not-your-source',
      '/source',
    ],
    ['what a target is', event('target/midwives-1200'), 'not-your-kind', '/subject'],
    ['something of a kind that nobody knows', event('ward/R0A'), 'not-your-kind', '/subject'],
    ['something of no subject', { source: 'urn:ods:R0A:esr', data: {} }, 'not-your-kind', '/subject'],
    [
      'that somebody works elsewhere',
      about({ organisation: 'RZZ' }),
      'not-your-organisation',
      '/data/organisation',
    ],
    [
      'that a host employs its people',
      about({ organisation: 'R0B', employer: 'R0B' }),
      'not-your-organisation',
      '/data/employer',
    ],
    [
      'that a host enrolled its people',
      about({ institution: 'R0B' }),
      'not-your-organisation',
      '/data/institution',
    ],
    [
      'that somebody learns elsewhere',
      about({ placement: 'RZZ' }),
      'not-your-organisation',
      '/data/placement',
    ],
    [
      'that a post of another ended',
      about({ post: 'RZZ-1', reason: 'death' }),
      'not-your-organisation',
      '/data/post',
    ],
    [
      'that a learner of another withdrew',
      about({ learner: 'U99-1' }),
      'not-your-organisation',
      '/data/learner',
    ],
    [
      'something of a student of another',
      event('person/student:U99-1', {}),
      'not-your-organisation',
      '/subject',
    ],
    ['the same in other spelling', event('PERSON/Student: u99-1', {}), 'not-your-organisation', '/subject'],
    [
      'that its person is an employee of another',
      about({ alias: 'person/esr:RZZ-1' }),
      'not-your-organisation',
      '/data/alias',
    ],
    ['something of another organisation', event('organisation/RZZ'), 'not-your-organisation', '/subject'],
    [
      'something of an organisation that only hosts it',
      event('organisation/R0B'),
      'not-your-organisation',
      '/subject',
    ],
    [
      'that a fact of another organisation was never so',
      event('organisation/RZZ', { retracts: 'e1' }),
      'not-your-organisation',
      '/subject',
    ],
    ['what another feed covers', event('feed/R0B'), 'not-your-organisation', '/subject'],
    [
      'that it succeeds another source',
      event('source/urn:ods:RZZ:esr', { successor: 'urn:ods:R0A:esr' }),
      'not-your-source',
      '/subject',
    ],
  ])('%s', (_what, sent, code, pointer) => {
    expect(told(sent)).toEqual([code, pointer]);
  });

  it('that two identifiers are one person’s, or are not, unless it was granted that', () => {
    for (const type of ['person.linked', 'person.unlinked']) {
      const sent = { ...about({ alias: 'person/nmc-pin:98I1393E' }), type: `muster.${type}.v1` };
      expect(told(sent)).toEqual(['not-your-kind', '/type']);
      expect(told(sent, { ...payroll, kinds: ['person', 'person.linked'] })).toBeUndefined();
      expect(told(sent, { ...payroll, kinds: ['organisation'] })).toEqual([
        'not-your-kind',
        '/subject',
        '/type',
      ]);
    }
  });

  it('something about a target, unless it was granted targets', () => {
    const planner = { ...payroll, kinds: ['target'] as const };
    expect(faultsOfGrant(planner, event('target/midwives-1200'))).toBeUndefined();
    expect(told(about({}), planner)).toEqual(['not-your-kind', '/subject']);
  });
});

describe('a refusal', () => {
  it('tells every fault, under the code of the first', () => {
    const sent = { ...about({ organisation: 'RZZ', employer: 'RZY', post: 'RZX-1' }), source: 'urn:other' };
    expect(told(sent)).toEqual([
      'not-your-source',
      '/source',
      '/data/organisation',
      '/data/employer',
      '/data/post',
    ]);
  });

  it('tells what is granted, ten codes at most, what came, and what to do', () => {
    const region = {
      ...payroll,
      organisations: codes(...Array.from({ length: 14 }, (_, n) => `R${10 + n}`)),
    };
    expect(faultsOfGrant(region, event('organisation/RZZ'))?.faults).toEqual([
      {
        pointer: '/subject',
        expected: 'an organisation of yours: R10, R11, R12, R13, R14, R15, R16, R17, R18, R19 and 4 more',
        got: '"RZZ"',
        remedy: 'mend the organisation, or ask whoever runs Muster to grant it to payroll',
      },
    ]);
  });

  it('tells apart who only hosts', () => {
    const refusal = faultsOfGrant(payroll, about({ employer: 'R0B' }));
    expect(refusal?.faults[0]?.remedy).toMatch(/^R0B only hosts your people/);
  });

  it('does not repeat whose number it was', () => {
    for (const sent of [about({ post: 'RZZ-20417733' }), event('person/esr:RZZ-20417733', {})]) {
      const refusal = faultsOfGrant(payroll, sent);
      expect(refusal?.faults[0]?.got).toBe('a number of RZZ');
      expect(JSON.stringify(refusal)).not.toContain('20417733');
    }
  });
});

describe('the grant', () => {
  it('that a type of event needs beside its subject’s is told with it', () => {
    const all: Supplier = {
      ...payroll,
      sources: ['urn'],
      kinds: ['person', 'organisation', 'target', 'scenario', 'feed', 'source'],
      organisations: 'any',
    };
    for (const type of EVENT_TYPES)
      expect([type, grantOf(type) !== undefined]).toEqual([
        type,
        faultsOfGrant(all, exampleOf(type))?.code === 'not-your-kind',
      ]);
  });

  const open: Supplier = { ...payroll, sources: ['urn'], organisations: 'any' };
  const anyKind = fc.constantFrom(...Object.keys(TOPICS));
  const anyCode = fc.stringMatching(/^[A-Z0-9]{2,8}$/);
  const field = fc.constantFrom('organisation', 'employer', 'institution', 'placement', 'post', 'learner');

  it('of any organisation asks for none', () => {
    fc.assert(
      fc.property(anyCode, field, (code, name) => {
        expect(faultsOfGrant(open, event(PERSON, { [name]: code }, 'urn:x'))).toBeUndefined();
        expect(faultsOfGrant(open, event(`organisation/${code}`, {}, 'urn:x'))).toBeUndefined();
      }),
    );
  });

  it('that is wider allows whatever the narrower one does', () => {
    fc.assert(
      fc.property(anyKind, anyCode, fc.dictionary(field, anyCode), (kind, code, data) => {
        const sent = event(`${kind}/${code}`, data);
        const narrow = faultsOfGrant(payroll, sent);
        const wide = faultsOfGrant(
          { ...payroll, organisations: [...codes(code), ...codes('R0A', 'U12')] },
          sent,
        );
        expect(wide === undefined || narrow !== undefined).toBe(true);
      }),
    );
  });

  it('lets nothing pass whose source is not granted, and throws at no JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), sent => void expect(faultsOfGrant(payroll, sent)).toBeDefined()),
      { numRuns: 300 },
    );
    const shaped = fc.record(
      {
        source: fc.oneof(fc.constant('urn:ods:R0A:esr'), fc.jsonValue()),
        subject: fc.oneof(fc.constant(PERSON), fc.jsonValue()),
        type: fc.constantFrom(...EVENT_TYPES),
        data: fc.oneof(fc.dictionary(field, fc.jsonValue()), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(shaped, sent => void expect(() => faultsOfGrant(payroll, sent)).not.toThrow()));
  });
});
