import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { lockedBy, wrapped } from './locks.js';
import { pseudonymsUnder } from './under-locks.js';
import { readIdentifier } from './identifiers.js';
import { spellings, written } from '../testing/identifiers.js';

const first = Buffer.alloc(32, 1);
const second = Buffer.alloc(32, 2);
const pseudonyms = pseudonymsUnder([first]);
const HEX = 'a'.repeat(32);

const named = (event: unknown, sender: 'operator' | 'supplier' = 'supplier') =>
  pseudonyms.inEvent(event, sender);
const told = (event: unknown, sender: 'operator' | 'supplier' = 'supplier') =>
  named(event, sender).faults.map(({ pointer, got }) => `${pointer} ${got}`);
const subjectOf = (event: unknown) => (named(event).event as { subject: string }).subject;
const dataOf = (data: object) => (named({ data }).event as { data: Record<string, string> }).data;

describe('the subject of an event', () => {
  it('becomes a pseudonym, the same for every spelling of the identifier, another for another', () => {
    const subject = subjectOf({ subject: 'person/nhs-number:943 476 5919' });
    expect(subject).toMatch(/^person\/[0-9a-f]{32}$/);
    expect(subjectOf({ subject: 'person/nhs-number:9434765919' })).toBe(subject);
    expect(subjectOf({ subject: 'Person/NHS-NUMBER:9434765919' })).toBe(subject);
    expect(subjectOf({ subject: 'person/nhs-number:9434765870' })).not.toBe(subject);
    expect(subjectOf({ subject: 'person/esr:10949595' })).not.toBe(
      subjectOf({ subject: 'person/esr:R0A-10949595' }),
    );
  });

  it('is refused where it cannot be read, and does not go on', () => {
    const event = { subject: 'person/nhs-number:9434765918' };
    expect(told(event)).toEqual(['/subject ten digits whose check digit does not fit']);
    expect(subjectOf(event)).toBe('person/refused');
    expect(told({ subject: 'person/Florence Nightingale' })[0]).toContain('without a scheme');
    expect(told({ subject: 'nhs-number:9434765919' })).toEqual(['/subject no kind of subject']);
    expect(told({ subject: 'patient/9434765919' })[0]).toContain('looks like');
    expect(told({ subject: 9434765919 })).toEqual(['/subject a number']);
  });

  it('that is a pseudonym already is taken from operators, and refused from suppliers with what to do', () => {
    const event = { subject: `person/${HEX}` };
    expect(named(event, 'operator')).toEqual({ event, faults: [], named: [] });
    expect(named(event).faults).toMatchObject([
      { pointer: '/subject', got: 'a pseudonym', remedy: expect.stringContaining('in clear') },
    ]);
    expect(subjectOf(event)).toBe('person/refused');
  });

  it('of another kind is let be', () => {
    for (const subject of ['organisation/R0A', 'target/midwives-1200', 'source/urn:ods:R0A:esr', 'feed/R0A'])
      expect(named({ subject })).toMatchObject({ event: { subject }, faults: [] });
  });
});

describe('posts, enrolments and applications', () => {
  it('become pseudonyms, and tell whose number it was', () => {
    const { event, named: organisations } = named({
      data: { post: 'R0A-1234567', learner: '10007786-s1', application: 'UCAS-7' },
    });
    expect(Object.values((event as { data: object }).data)).toEqual(
      Array(3).fill(expect.stringMatching(/^[0-9a-f]{32}$/)),
    );
    expect(organisations).toEqual([
      { pointer: '/data/post', organisation: 'R0A' },
      { pointer: '/data/learner', organisation: '10007786' },
      { pointer: '/data/application', organisation: 'UCAS' },
    ]);
  });

  it('are others for another number, and for the same number of another kind', () => {
    const { post } = dataOf({ post: 'R0A-1234567' });
    expect(dataOf({ post: 'R0A-1234567' })['post']).toBe(post);
    expect(dataOf({ post: 'R0A-1234568' })['post']).not.toBe(post);
    expect(dataOf({ learner: 'R0A-1234567' })['learner']).not.toBe(post);
  });

  it('keep the pseudonyms that stores of before have', () => {
    expect(dataOf({ post: 'R0A-1234567' })['post']).toBe(lockedBy([first], 'post/R0A-1234567'));
  });

  it('are refused where they cannot be read, or are pseudonyms from a supplier', () => {
    expect(told({ data: { post: '9434765919', learner: 7, application: { a: 1 } } })).toEqual([
      '/data/post 10 digits',
      '/data/learner a number',
      '/data/application a object',
    ]);
    expect(told({ data: { post: 'r0a-1' } })).toEqual(['/data/post 5 characters']);
    expect(told({ data: { post: HEX, learner: HEX, application: HEX, alias: `person/${HEX}` } })).toEqual(
      ['post', 'learner', 'application', 'alias'].map(field => `/data/${field} a pseudonym`),
    );
    expect(told({ data: { post: HEX, alias: `person/${HEX}` } }, 'operator')).toEqual([]);
    expect(dataOf({ post: '9434765919' })['post']).toBe('refused');
  });

  it('are not made of an id that is none, and that is not repeated', () => {
    const fault = (() => {
      try {
        return pseudonyms.of('post', '9434765919');
      } catch (error) {
        return String(error);
      }
    })();
    expect(fault).toContain('an assignment number as <ODS code>-<number>, got 10 digits');
    expect(fault).not.toContain('9434765919');
  });
});

describe('an alias', () => {
  it('becomes the pseudonym that the subject would become', () => {
    const subject = subjectOf({ subject: 'person/nmc-pin:98I1393E' });
    expect(dataOf({ alias: 'person/nmc-pin:98i1393e' })['alias']).toBe(subject);
    expect(told({ data: { alias: 'nmc-pin:98I1393E' } })).toEqual(['/data/alias no person/ before it']);
  });
});

describe('the rest of an event', () => {
  it('loses attributes that nobody reads, for they may hold anything', () => {
    const event = { id: '1', nhsnumber: '9434765919', traceparent: 'Florence', tracestate: 'x=9434765919' };
    expect(named(event)).toMatchObject({ event: { id: '1' }, faults: [] });
    expect(Object.keys(named(event).event as object)).toEqual(['id']);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(named({ traceparent }).event).toEqual({ traceparent });
    expect(named({ 'Not-An-Attribute': 1 }).event).toEqual({ 'Not-An-Attribute': 1 });
  });

  it('stays as it is, and so does what is no event', () => {
    const event = { id: 'R0A-1', data: { organisation: 'R0A', grade: 'R0A-1' } };
    expect(named(event).event).toBe(event);
    for (const odd of [null, 7, 'R0A-1', [], {}, { data: null }, { data: [] }, undefined, true])
      expect(named(odd)).toEqual({ event: odd, faults: [], named: [] });
    const proto: unknown = JSON.parse(
      '{"__proto__":{"subject":"person/x"},"subject":"person/gmc:6123456","data":{"__proto__":1}}',
    );
    expect(JSON.stringify(named(proto).event)).toMatch(
      /^{"__proto__":{"subject":"person\/x"},"subject":"person\/[0-9a-f]{32}"/,
    );
  });
});

describe('laws of pseudonyms', () => {
  it('one identifier has one pseudonym, two have two', () => {
    fc.assert(
      fc.property(spellings, written, (one, other) => {
        const read = readIdentifier(`${one.scheme}:${one.spelt}`);
        const pseudonym = read.ok ? pseudonyms.ofPerson(read) : 'none';
        expect(pseudonym).toBe(pseudonyms.ofPerson(one));
        const same = one.scheme === other.scheme && one.normal === other.normal;
        expect(pseudonym === pseudonyms.ofPerson(other)).toBe(same);
      }),
    );
  });

  it('a second lock on what is stored is what both locks make afresh, and the first alone tells nothing of it', () => {
    const both = pseudonymsUnder([first, second]);
    fc.assert(
      fc.property(written, identifier => {
        const stored = pseudonyms.ofPerson(identifier).slice('person/'.length);
        expect(`person/${wrapped(second, stored)}`).toBe(both.ofPerson(identifier));
        expect(both.ofPerson(identifier)).not.toBe(pseudonymsUnder([second]).ofPerson(identifier));
      }),
    );
  });

  it('no identifier that was planted in its place comes out, in whatever event it stands, whoever sent it', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    // Valid, one letter short, or one too many: what cannot be read must not come out either.
    const planted = fc
      .tuple(spellings, fc.constantFrom('', 'cut', 'more'))
      .map(([{ scheme, spelt }, how]) => ({
        scheme,
        text: how === 'cut' ? spelt.slice(0, -1) : how === 'more' ? `${spelt}7` : spelt,
      }));
    const place = fc.constantFrom('subject', 'alias', 'post', 'learner', 'application');
    const prefix = fc.constantFrom('R0A-', '', '10007786-', ' ', 'person/');
    const people = fc.constantFrom('person/', 'PERSON/', 'Person/');
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), json, { maxKeys: 5 }),
        fc.dictionary(fc.string(), json, { maxKeys: 5 }),
        fc.uniqueArray(fc.tuple(place, planted, prefix, people), {
          selector: ([where]) => where,
          minLength: 1,
        }),
        fc.constantFrom('operator' as const, 'supplier' as const),
        fc.boolean(),
        (envelope, data, plants, sender, wrappedInList) => {
          const event: Record<string, unknown> = { ...envelope, data: { ...data } };
          for (const [where, { scheme, text }, before, kind] of plants) {
            if (where === 'subject') event['subject'] = `${kind}${scheme}:${text}`;
            else if (where === 'alias')
              (event['data'] as Record<string, unknown>)['alias'] = `${kind}${scheme}:${text}`;
            else
              (event['data'] as Record<string, unknown>)[where] = wrappedInList ? [text] : `${before}${text}`;
          }
          const frozen = JSON.stringify(event);
          const rest = JSON.stringify([envelope, data]);
          const out = JSON.stringify(pseudonyms.inEvent(event, sender));
          expect(JSON.stringify(event)).toBe(frozen);
          for (const [, { text }] of plants) {
            const bare = text.trim();
            if (bare.length >= 6 && !rest.includes(JSON.stringify(bare).slice(1, -1)))
              expect(out).not.toContain(JSON.stringify(bare).slice(1, -1));
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('no JSON whatever makes it throw', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          subject: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
          traceparent: fc.jsonValue(),
          data: fc.oneof(
            fc.jsonValue(),
            fc.record(
              Object.fromEntries(
                ['post', 'learner', 'application', 'alias'].map(name => [
                  name,
                  fc.oneof(fc.string(), fc.jsonValue()),
                ]),
              ),
              { requiredKeys: [] },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(odd, fc.constantFrom('operator' as const, 'supplier' as const), (event, sender) => {
        expect(() => pseudonyms.inEvent(event, sender)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
