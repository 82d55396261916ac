import { type Fault, ODS_CODE, type OdsCode } from '@muster/domain';
import { isPlaceholder, nhsCheckDigitFits } from './nhs-number.js';
import { oneForm, shapeOf, tidy } from './tidy.js';

/** How a person can be named, the surest first: this order also decides which of several becomes the subject. */
export const SCHEMES = ['nhs-number', 'ni', 'nmc-pin', 'gmc', 'student', 'esr'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A person's identifier in the one spelling that is keyed. It never leaves gateway. */
export interface Identifier {
  readonly scheme: Scheme;
  readonly normal: string;
  /** Whose number it is, where the scheme says so. */
  readonly organisation?: OdsCode;
}

export type IdentifierReading =
  | ({ readonly ok: true } & Identifier)
  /** Says what was expected, never what came. Its pointer is empty. */
  | { readonly ok: false; readonly fault: Fault };

/** Longer than any spelling of any identifier. */
const LONGEST = 100;

/**
 * Reads `<scheme>:<identifier>`, e.g. `nhs-number:943 476 5919`. Blanks, dashes between groups and small letters are spellings of the
 * same identifier.
 */
export function readIdentifier(text: string): IdentifierReading {
  const colon = text.indexOf(':');
  const scheme = schemeOf(colon < 0 ? '' : text.slice(0, colon));
  if (scheme === undefined)
    return refused(
      `an identifier as <scheme>:<number>, the scheme one of ${SCHEMES.join(', ')}`,
      colon < 0 ? `${shapeOf(text)} without a scheme` : 'an unknown scheme',
      'name the scheme before it, as nhs-number:<number>',
    );
  return readAs(scheme, text.slice(colon + 1));
}

/** Reads an identifier whose scheme is known, as where a column holds it. */
export function readAs(scheme: Scheme, text: string): IdentifierReading {
  const expected = EXPECTED[scheme];
  if (text.length > LONGEST) return refused(expected, `${text.length} characters`, CHECK);
  const read = READERS[scheme](tidy(text));
  if ('got' in read) return refused(expected, read.got, read.remedy ?? CHECK);
  return { ok: true, scheme, ...read };
}

const CHECK = 'copy it again from the record that it comes from';
const UNKNOWN = 'leave it out where it is not known';

export function isScheme(name: string): name is Scheme {
  return (SCHEMES as readonly string[]).includes(name);
}

function schemeOf(name: string): Scheme | undefined {
  const small = oneForm(name).trim().toLowerCase();
  return isScheme(small) ? small : undefined;
}

const EXPECTED: Readonly<Record<Scheme, string>> = {
  'nhs-number': 'an NHS number of ten digits, the last of which checks the others',
  ni: 'a National Insurance number: two letters of a prefix that is in use, six digits, A to D',
  'nmc-pin': 'an NMC PIN: two digits, a letter, four digits, a letter',
  gmc: 'a GMC reference number of seven digits',
  student: 'a student number as <ODS code or UKPRN of the institution>-<number>',
  esr: 'an ESR employee number of eight digits, or <ODS code>-<employee or assignment number>',
};

type Read = Omit<Identifier, 'scheme'> | { readonly got: string; readonly remedy?: string };

/** Each is given capitals without blanks. */
const READERS: Readonly<Record<Scheme, (tidied: string) => Read>> = {
  'nhs-number': tidied => {
    const normal = tidied.replaceAll('-', '');
    if (!/^\d{10}$/.test(normal)) return { got: shapeOf(normal) };
    if (isPlaceholder(normal)) return { got: 'a placeholder: ten times the same digit', remedy: UNKNOWN };
    return nhsCheckDigitFits(normal) ? { normal } : { got: 'ten digits whose check digit does not fit' };
  },

  /** @see https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 */
  ni: tidied => {
    const normal = tidied.replaceAll('-', '');
    if (!/^[A-Z]{2}\d{6}[A-D]$/.test(normal)) return { got: shapeOf(normal) };
    return niPrefixInUse(normal) ? { normal } : { got: 'a prefix that is never given out' };
  },

  'nmc-pin': tidied => {
    const normal = tidied.replaceAll('-', '');
    return /^\d{2}[A-Z]\d{4}[A-Z]$/.test(normal) ? { normal } : { got: shapeOf(normal) };
  },

  gmc: tidied => {
    const normal = tidied.replaceAll('-', '');
    if (!/^\d{7}$/.test(normal)) return { got: shapeOf(normal) };
    return isPlaceholder(normal)
      ? { got: 'a placeholder: seven times the same digit', remedy: UNKNOWN }
      : { normal };
  },

  /** Two universities may give the same number: the institution is part of it. */
  student: tidied => {
    const [, institution, number] = /^([^-]*)-([A-Z\d][A-Z\d._/-]{0,39})$/.exec(tidied) ?? [];
    return institution !== undefined && ODS_CODE.test(institution)
      ? { normal: `${institution}-${number}`, organisation: institution as OdsCode }
      : { got: tidied.includes('-') ? 'another form' : `${shapeOf(tidied)} without an institution` };
  },

  /**
   * An employee number is unique within ESR, so it may stand alone; the number of another payroll is not, and needs its organisation.
   * `12345678-2` is the second assignment of employee 12345678: what follows names a post, not a person, and is left out. The same
   * number with and without an organisation are two identifiers, which a link can join.
   */
  esr: tidied => {
    const alone = /^(\d{8})(-\d{1,2})?$/.exec(tidied)?.[1];
    if (alone !== undefined)
      return isPlaceholder(alone)
        ? { got: 'a placeholder: eight times the same digit', remedy: UNKNOWN }
        : { normal: alone };
    const [, code, number] = /^([^-]*)-([A-Z\d][A-Z\d._/-]{0,39})$/.exec(tidied) ?? [];
    if (code === undefined || number === undefined || !ODS_CODE.test(code))
      return { got: tidied.includes('-') ? 'another form' : shapeOf(tidied) };
    const employee = /^(\d{8})-\d{1,2}$/.exec(number)?.[1] ?? number;
    return { normal: `${code}-${employee}`, organisation: code as OdsCode };
  },
};

export function niPrefixInUse(normal: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/.test(normal);
}

function refused(expected: string, got: string, remedy: string): IdentifierReading {
  return { ok: false, fault: { pointer: '', expected, got, remedy } };
}
