import { type Fact } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { identifierInId, identifiersIn, identifiersInFact } from './identifier-in-text.js';
import { nhsNumbers } from '../testing/identifiers.js';

const found = (text: string) => identifiersIn(text).map(({ got }) => got.replace('what looks like ', ''));

describe('text', () => {
  it.each([
    ['an NHS number', 'Raised by 943 476 5919, a second-year student'],
    ['an NHS number', 'see 9434765919.'],
    ['an NHS number', 'NHS9434765919'],
    ['an NHS number', 'see 943-476-5919, please'],
    ['an NHS number', 'on ward 12 943\u00a0476\u00a05919'],
    ['an NHS number', '９４３４７６５９１９'],
    ['a National Insurance number', 'NI JG 12 34 56 D'],
    ['a National Insurance number', 'jg123456d left'],
    ['an NMC PIN', 'midwife 98I1393E was suspended'],
    ['an NMC PIN', 'pin 98i1393e'],
    ['an e-mail address', 'ask a.midwife+night@example.nhs.uk about it'],
    ['a postcode', 'lives at SW1A 1AA'],
    ['a postcode', 'lives at sw1a1aa'],
    ['a postcode', 'M1 1AE'],
    ['a date of birth', 'DOB 01/02/1985'],
    ['a date of birth', 'd.o.b.: 1 Feb 85'],
    ['a date of birth', 'born on the 1st of February 1985'],
    ['a date of birth', 'Date of birth is 1985-02-01'],
    ['a date of birth', 'born in February 1985'],
    ['a date of birth', '01/02/1980'],
    ['a date of birth', 'a midwife, 1/2/1980, and her mentor'],
    ['a date of birth', '02-28-1980'],
    ['a date of birth', '01.02.1980.'],
    ['a date of birth', 'J. Smith (31/12/80)'],
    ['a date of birth', '1 Feb 1980'],
    ['a date of birth', '1st of february 1980'],
    ['a date of birth', '01-FEB-1980'],
    ['a date of birth', 'February 1, 1980'],
    ['a date of birth', '０１/０２/１９８０'],
  ])('with %s is told: %s', (what, text) => expect(found(text)).toEqual([what]));

  it.each([
    'Band 6',
    'as agreed on 01/02/2023',
    'as agreed on 1 Feb 2023',
    'by 31/12/25',
    'from 1 May 40 posts are vacant',
    '1 March 1200 midwives',
    '31/31',
    '1/2/1980/7',
    'version 1.2.19801',
    '10-12-198012',
    'AfC 8a',
    'ST3',
    'R0A',
    'RGT01',
    'A81001',
    'R1K04',
    'Y58',
    '0.66667',
    '2023-09-30',
    '2023-09-30T12:00:00+01:00',
    '36',
    '8 of 12 posts are vacant since 2021',
    'E1 2nd floor, S1 3rd bed',
    'a'.repeat(32),
    'f9434765919aaaaaaaaaaaaaaaaaaaa1',
    '3f2b9434-7659-4199-8e3a-9434765919ab',
    '394347659190',
    '9434765918',
    '9434765919.5 hours',
    '0.9434765919',
    '4444444444',
    'born of the wish to help',
    'QQ123456A',
    'JG123456',
    'urn:ods:R0A:esr',
    'nhs-turnover',
    'N2J code N6A, 200 wte',
    'Ask the head of midwifery @ the trust',
    'RMN1 and RNLD 2nd part',
    '£9,434,765,919',
  ])('without one is let be: %s', text => expect(found(text)).toEqual([]));

  it('is looked at wherever it stands, and never repeated', () => {
    const value = {
      a: [{ 'b/c': 'NHS 943 476 5919 and 98I1393E' }],
      d: { e: 'SW1A 1AA' },
      f: 9434765919,
      g: null,
    };
    const faults = identifiersIn(value, '/data');
    expect(faults.map(({ pointer, got }) => `${pointer} ${got}`)).toEqual([
      '/data/a/0/b~1c what looks like an NHS number and an NMC PIN',
      '/data/d/e what looks like a postcode',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/943|98I|SW1A/);
  });

  it('may be nested as deep as it likes, or be odd', () => {
    let deep: unknown = '9434765919';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(identifiersIn(deep)).toEqual([]);
    expect(identifiersIn(JSON.parse('{"__proto__":{"a":"9434765919"}}'))).toHaveLength(1);
    expect(identifiersIn('\ud800 9434765919')).toHaveLength(1);
    expect(identifiersIn('1 '.repeat(500_000))).toEqual([]);
  });

  it('holds no NHS number by chance in pseudonyms, UUIDs, days, shares and codes of organisations', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
    const code = fc.stringMatching(/^R[A-Z0-9]{2}$|^R[A-Z0-9]{2}[0-9]{2}$|^[A-Z][0-9]{5}$/);
    const share = fc.integer({ min: 0, max: 150_000 }).map(fte => String(fte / 100_000));
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.oneof(hex, fc.uuid(), code, share, day), text => {
        expect(identifiersIn(text)).toEqual([]);
        expect(identifierInId(text)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('with any NHS number is told, whatever words stand around it', () => {
    const around = fc.stringMatching(/^[a-zA-Z ,:;()]{0,20}$/);
    fc.assert(
      fc.property(
        nhsNumbers,
        around,
        around,
        fc.constantFrom('', ' ', '-'),
        (number, before, after, blank) => {
          const spelt = [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(blank);
          const faults = identifiersIn(`${before} ${spelt} ${after}`);
          expect(faults[0]?.got).toContain('an NHS number');
          expect(JSON.stringify(faults)).not.toContain(spelt);
        },
      ),
    );
  });
});

describe('the id of an event', () => {
  it.each([
    '9434765919',
    'nhs-943-476-5919-start',
    'R0A/9434765919/1',
    'JG123456D-1',
    '98I1393E',
    'a.b@example.org',
  ])('that names somebody is refused: %s', id => {
    const faults = identifierInId(id);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ pointer: '/id' });
    expect(JSON.stringify(faults)).not.toContain(id);
  });

  it.each([
    '1',
    '1763942400',
    '1763942400123',
    '20230930120000',
    'a3f1b2c4d5e6f7a8b9c0d1e2-r000001',
    '98a1393e',
    '<4f0e3f2b-9434-7659-8199-9434765919ab@host.nhs.uk>',
    'esr-2023-09-30-000017',
  ])('that counts or is random is let be: %s', id => expect(identifierInId(id)).toEqual([]));
});

describe('an event', () => {
  const fact = {
    source: 'urn:ods:R0A:esr',
    data: { post: 'f'.repeat(32), organisation: 'SW1A1AA', grade: 'Band 6', supersedes: 'nhs-9434765919' },
  } as unknown as Pick<Fact, 'source' | 'data'>;

  it('is looked at in its words, its source and the ids that it names, not in its codes', () => {
    expect(identifiersInFact(fact).map(({ pointer }) => pointer)).toEqual(['/data/supersedes']);
    expect(identifiersInFact({ ...fact, source: 'urn:9434765919' })[0]?.pointer).toBe('/source');
  });
});
