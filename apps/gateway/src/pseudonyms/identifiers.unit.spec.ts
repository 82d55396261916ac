import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readAs, readIdentifier, SCHEMES, type Scheme } from './identifiers.js';
import { nhsCheckDigitFits } from './nhs-number.js';
import { nhsNumbers, spellings, written } from '../testing/identifiers.js';

const normalOf = (text: string) => {
  const reading = readIdentifier(text);
  return reading.ok ? reading.normal : `refused: got ${reading.fault.got}`;
};

describe('an NHS number', () => {
  it.each(['9434765919', '9434765870', '4505577104', '9876543210', '4010232137', '9000000009'])(
    'that was published is valid: %s',
    number => expect(normalOf(`nhs-number:${number}`)).toBe(number),
  );

  it('is the same with blanks and dashes, of whatever kind, and without', () => {
    for (const spelt of [
      '943 476 5919',
      '943-476-5919',
      ' 943\u00a0476\u20135919 ',
      '９４３4765919',
      '943\u200b4765919',
    ])
      expect(normalOf(`nhs-number:${spelt}`)).toBe('9434765919');
    expect(normalOf('NHS-Number:943 476 5919')).toBe('9434765919');
  });

  it('whose check digit does not fit, or would be 10, is refused without being repeated', () => {
    expect(normalOf('nhs-number:9434765918')).toBe('refused: got ten digits whose check digit does not fit');
    expect(normalOf('nhs-number:943476591')).toBe('refused: got 9 digits');
    expect(normalOf('nhs-number:')).toBe('refused: got nothing');
    for (let check = 0; check < 10; check++) expect(nhsCheckDigitFits(`100000001${check}`)).toBe(false);
  });

  it('of ten times the same digit is a placeholder, though its check digit fits', () => {
    expect(nhsCheckDigitFits('2222222222')).toBe(true);
    expect(normalOf('nhs-number:2222222222')).toContain('a placeholder');
  });

  it('does not survive one wrong digit, nor two neighbours changing places', () => {
    fc.assert(
      fc.property(nhsNumbers, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, at, add) => {
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + add) % 10}${number.slice(at + 1)}`;
        expect(nhsCheckDigitFits(wrong)).toBe(false);
        const swapped = `${number.slice(0, at)}${number[at + 1] ?? ''}${number[at]}${number.slice(at + 2)}`;
        if (at < 9 && swapped !== number) expect(nhsCheckDigitFits(swapped)).toBe(false);
      }),
    );
  });
});

describe('the other schemes', () => {
  it('take a National Insurance number of a prefix that is in use, with its suffix', () => {
    expect(normalOf('ni:jg 12 34 56 d')).toBe('JG123456D');
    for (const prefix of [
      'BG',
      'GB',
      'KN',
      'NK',
      'NT',
      'TN',
      'ZZ',
      'DA',
      'AD',
      'FA',
      'IA',
      'QQ',
      'UA',
      'VA',
      'AO',
      'AV',
    ])
      expect(normalOf(`ni:${prefix}123456A`)).toBe('refused: got a prefix that is never given out');
    expect(normalOf('ni:OA123456A')).toBe('OA123456A');
    for (const odd of ['JG123456', 'JG123456E', 'JG12345A', '1G123456A'])
      expect(normalOf(`ni:${odd}`)).toMatch(/^refused: got \d+ letters and digits$/);
  });

  it('take an NMC PIN, a GMC reference number, and nothing that is longer or shorter', () => {
    expect(normalOf('nmc-pin:98i1393e')).toBe('98I1393E');
    expect(normalOf('nmc-pin:12 A 3456 O')).toBe('12A3456O');
    expect(normalOf('nmc-pin:98I139E')).toMatch(/^refused/);
    expect(normalOf('nmc-pin:98I1393EE')).toMatch(/^refused/);
    expect(normalOf('gmc:612 3456')).toBe('6123456');
    expect(normalOf('gmc:61234567')).toBe('refused: got 8 digits');
    expect(normalOf('gmc:0000000')).toContain('placeholder');
  });

  it('take an ESR number alone or of an organisation, and leave out which assignment it is', () => {
    expect(normalOf('esr:10949595')).toBe('10949595');
    expect(normalOf('esr:10949595-4')).toBe('10949595');
    expect(normalOf('esr:r0a-10949595-4')).toBe('R0A-10949595');
    expect(normalOf('esr:R0A-P77/2')).toBe('R0A-P77/2');
    expect(normalOf('esr:P77')).toMatch(/^refused/);
    expect(normalOf('esr:R0A-')).toMatch(/^refused/);
    expect(readIdentifier('esr:R0A-1')).toMatchObject({ organisation: 'R0A' });
    expect(readIdentifier('esr:10949595')).not.toHaveProperty('organisation');
  });

  it('take a student number only with its institution, so that two universities do not share a student', () => {
    expect(normalOf('student:10007786-s123')).toBe('10007786-S123');
    expect(normalOf('student:10007787-s123')).not.toBe(normalOf('student:10007786-s123'));
    expect(normalOf('student:s123')).toBe('refused: got 4 letters and digits without an institution');
  });

  it('are these and no others', () => {
    expect(normalOf('passport:123456789')).toBe('refused: got an unknown scheme');
    expect(normalOf('9434765919')).toBe('refused: got 10 digits without a scheme');
    expect(normalOf('__proto__:1')).toBe('refused: got an unknown scheme');
  });
});

describe('any identifier', () => {
  it('reads the same in every spelling', () => {
    fc.assert(
      fc.property(spellings, ({ scheme, normal, spelt }) => {
        expect(readIdentifier(`${scheme}:${spelt}`)).toMatchObject({ ok: true, scheme, normal });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads as itself once it is in its normal spelling', () => {
    fc.assert(
      fc.property(written, ({ scheme, normal }) => {
        expect(readAs(scheme, normal)).toMatchObject({ ok: true, normal });
      }),
    );
  });

  it('is never repeated by what is said of it, whatever was sent', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[0-9A-Za-z -]{4,30}$/),
      fc.tuple(written, fc.stringMatching(/^[0-9A-Z]$/)).map(([{ normal }, more]) => normal + more),
    );
    fc.assert(
      fc.property(fc.constantFrom(...SCHEMES), anything, (scheme: Scheme, text) => {
        for (const reading of [
          readIdentifier(text),
          readIdentifier(`${scheme}:${text}`),
          readAs(scheme, text),
        ])
          if (!reading.ok && text.trim().length >= 6)
            expect(JSON.stringify(reading.fault)).not.toContain(text.trim());
      }),
      { numRuns: 2000 },
    );
  });
});
