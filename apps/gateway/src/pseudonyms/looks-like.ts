import { niPrefixInUse } from './identifiers.js';
import { isPlaceholder, nhsCheckDigitFits } from './nhs-number.js';

/** Ten digits that are no part of a longer or a decimal number, whole or as 3-3-4. Letters may touch them: `NHS9434765919`. */
const TEN_DIGITS = /(?<!\d|\d[.,])\d{3}([ ._-]{0,2})\d{3}\1\d{4}(?!\d|[.,]\d)/g;

export function nhsNumber(text: string, plausible: (digits: string) => boolean = () => true): boolean {
  for (const [found] of text.matchAll(TEN_DIGITS)) {
    const digits = found.replaceAll(/\D/g, '');
    if (nhsCheckDigitFits(digits) && !isPlaceholder(digits) && plausible(digits)) return true;
  }
  return false;
}

const INSURANCE = /(?<![A-Z\d])[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![A-Z\d])/gi;

export function insuranceNumber(text: string): boolean {
  for (const [found] of text.matchAll(INSURANCE)) if (niPrefixInUse(found.toUpperCase())) return true;
  return false;
}

export function nmcPin(text: string): boolean {
  return /(?<![A-Z\d])\d{2}[A-Z]\d{4}[A-Z](?![A-Z\d])/i.test(text);
}

export function mail(text: string): boolean {
  return /[\w.%+'-]{1,64}@[a-z\d-]{1,63}\.[a-z\d-]{2,63}/i.test(text);
}

const AREAS = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY ' +
    'HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR ' +
    'RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);
/** Area, district, sector and unit; the last two letters are never one of CIKMOV. */
const POSTCODES = [
  /(?<![A-Z\d])([A-Z]{1,2})\d[A-Z\d]?( {0,2})\d[ABD-HJLNP-UW-Z]{2}(?![A-Z\d])/g,
  /(?<![a-z\d])([a-z]{1,2})\d[a-z\d]?( {0,2})\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{2}(?![a-z\d])/g,
];

/** In capitals or small letters throughout. Without a blank only from six characters on: organisation codes of five look alike. */
export function postcode(text: string): boolean {
  return POSTCODES.some(form => {
    for (const [found, area, blank] of text.matchAll(form))
      if (AREAS.has(area!.toUpperCase()) && (blank !== '' || found.length >= 6)) return true;
    return false;
  });
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DATE = [
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '\\d{1,2}[/. -]\\d{1,2}[/. -]\\d{2,4}',
  `\\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?${MONTH},?[ -]\\d{2,4}`,
  `${MONTH} (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}`,
  '\\d{8}',
].join('|');
const BORN = new RegExp(
  `(?<![a-z])(?:d\\.? ?o\\.? ?b\\.?|date of birth|birth ?date|birthday|born)[^a-z\\d]{0,5}(?:(?:on|in|is|was|the)[^a-z\\d]{1,3}){0,2}(?:${DATE})`,
  'i',
);

/** Years in which who works or learns can be born. Texts tell of later days, too, and those are nobody's birthday. */
const YEAR = '(?:19\\d\\d|200\\d)';
const OF_MONTH = '(?:0?[1-9]|[12]\\d|3[01])';
/** As people write it, with nothing said of it: days that systems write (1980-02-01) are of anything. */
const BIRTHDAY = new RegExp(
  [
    `(?<![\\d/.-])${OF_MONTH}([/.-])${OF_MONTH}\\1${YEAR}(?![/.-]?\\d)`,
    `(?<![\\d/])${OF_MONTH}/${OF_MONTH}/[3-9]\\d(?![\\d/])`,
    `(?<!\\d)${OF_MONTH}(?:st|nd|rd|th)?[ -](?:of )?${MONTH},?[ -]${YEAR}(?!\\d)`,
    `(?<![a-z])${MONTH} ${OF_MONTH}(?:st|nd|rd|th)?,? ${YEAR}(?!\\d)`,
  ].join('|'),
  'i',
);

/** A day of birth: one that is said to be, or a day as people write it on which they can be born. */
export function bornOn(text: string): boolean {
  return BORN.test(text) || BIRTHDAY.test(text);
}
