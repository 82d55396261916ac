const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Text with one form of each letter, digit and dash, and without what nobody sees: how spreadsheets and forms spell alike. */
export function oneForm(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-');
}

/** An identifier as it is keyed: in capitals, without blanks. */
export function tidy(text: string): string {
  return oneForm(text).replaceAll(/\s/g, '').toUpperCase();
}

/** What a text looks like, for a fault that must not repeat it. */
export function shapeOf(text: string): string {
  if (text === '') return 'nothing';
  const count = text.length === 1 ? 'one' : String(text.length);
  const plural = text.length === 1 ? '' : 's';
  if (/^\d+$/.test(text)) return `${count} digit${plural}`;
  if (/^[A-Z]+$/i.test(text)) return `${count} letter${plural}`;
  if (/^[A-Z\d]+$/i.test(text)) return `${count} letters and digits`;
  return `${count} character${plural}`;
}
