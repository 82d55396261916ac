import fc from 'fast-check';
import { type Scheme } from '../pseudonyms/identifiers.js';
import { nhsCheckDigitFits } from '../pseudonyms/nhs-number.js';

/** Made-up identifiers, for laws. */
export interface Written {
  readonly scheme: Scheme;
  readonly normal: string;
}

/** NHS numbers whose check digit fits, of any range. */
export const nhsNumbers: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 999_999_999 })
  .map(number => String(number).padStart(9, '0'))
  .map(nine => Array.from({ length: 10 }, (_, check) => `${nine}${check}`).find(nhsCheckDigitFits))
  .filter((number): number is string => number !== undefined && !/^(\d)\1*$/.test(number));

const of = (scheme: Scheme, form: RegExp, usable: (text: string) => boolean = () => true) =>
  fc
    .stringMatching(form)
    .filter(text => usable(text) && !/^(\d)\1*$/.test(text))
    .map((normal): Written => ({ scheme, normal }));

export const written: fc.Arbitrary<Written> = fc.oneof(
  nhsNumbers.map((normal): Written => ({ scheme: 'nhs-number', normal })),
  of('ni', /^[ABCEHJ][ABCEHJ]\d{6}[A-D]$/),
  of('nmc-pin', /^\d{2}[A-Z]\d{4}[A-Z]$/),
  of('gmc', /^\d{7}$/),
  of('student', /^1\d{7}-[A-Z0-9]{4,10}$/),
  of('esr', /^\d{8}$/),
  of('esr', /^R[A-Z0-9]{2}-[A-Z0-9]{4,10}$/),
);

const BLANKS = ['', '', ' ', '\u00a0', '\u2009', '\u200b'];
const DASHES = ['', ' ', '-', '\u2013', '\u2011'];

/** The same with blanks, other dashes and small letters, as people and spreadsheets write. */
export const spellings: fc.Arbitrary<Written & { readonly spelt: string }> = fc
  .tuple(written, fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }), fc.boolean())
  .map(([{ scheme, normal }, chosen, small]) => {
    const keepsDashes = scheme === 'student' || scheme === 'esr';
    const between = keepsDashes ? BLANKS : DASHES;
    const spelt = [...normal]
      .map((letter, nth) => `${letter}${between[chosen[nth]! % between.length]}`)
      .join('');
    const tail = keepsDashes ? '' : spelt.replace(/[-\u2013\u2011]$/, '');
    const text = keepsDashes ? spelt : tail;
    return { scheme, normal, spelt: ` ${small ? text.toLowerCase() : text}` };
  });
