const formats = new Map<number, Intl.NumberFormat>();

function format(digits: number): Intl.NumberFormat {
  let found = formats.get(digits);
  if (!found) {
    found = new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(digits, found);
  }
  return found;
}

/** What a figure that is not known reads: never a blank, and never 0. */
export const NOT_KNOWN = 'not known';

/** 22,211.5; a minus sign, not a hyphen; never −0. */
export function inDigits(value: number, digits = 0): string {
  const text = format(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** +369 or −326: of changes. */
export function signed(value: number, digits = 0): string {
  const text = inDigits(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function knownOr(
  value: number | null | undefined,
  words: (value: number) => string,
  missing = NOT_KNOWN,
): string {
  return value === null || value === undefined ? missing : words(value);
}

/** Behind a figure, on the same line as it. */
export const PER_CENT = '\u00a0%';

export function percentInWords(value: number): string {
  return `${inDigits(value, 1)}${PER_CENT}`;
}

/** A sentence of the API, whose figures no line may part from their units. */
export function unbroken(sentence: string): string {
  return sentence.replace(/(?<=\d) (?=%|FTE\b)/g, '\u00a0');
}
