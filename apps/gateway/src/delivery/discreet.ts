import { type Fault, foremost } from '@muster/domain';

/** Seven digits or more, an e-mail address, or a scheme with its number: what may name somebody. */
const TELLING = /\d(?:[\s-]?\d){6,}|[^\s"]@[^\s"]|(?:nhs-number|ni|nmc-pin|gmc|esr|student):/i;
const INSURANCE_OR_PIN = /[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]|\d{2}[A-Z]\d{4}[A-Z]/i;
/** Pseudonyms and days are no secret, and are what a supplier needs to see. */
const PLAIN = /^"?(?:(?:person\/)?[0-9a-f]{32}|\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?)"?$/;

/** Whether a text may name somebody. */
export function isTelling(text: string): boolean {
  return !PLAIN.test(text) && (TELLING.test(text) || INSURANCE_OR_PIN.test(text));
}

/** A fault that does not repeat what may name somebody: answers are logged on the way, and mailed about. */
export function discreet(whole: Fault): Fault {
  const fault = printable(whole);
  return {
    ...fault,
    pointer: fault.pointer
      .split('/')
      .map(step => (isTelling(step) ? '…' : step))
      .join('/'),
    got: isTelling(fault.got)
      ? `${unquoted(fault.got).length} characters that are not repeated here`
      : fault.got,
  };
}

/** A text is shown as JSON has it: its quotes are not the sender's. */
function unquoted(got: string): string {
  return /^".*"$/.test(got) ? got.slice(1, -1) : got;
}

const LONGEST = { pointer: 400, expected: 2000, got: 400, remedy: 4000 };

/** Names of fields and columns are the sender's: a store holds neither U+0000 nor half of a surrogate pair. */
function printable(fault: Fault): Fault {
  const short = (text: string, longest: number) =>
    (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).replaceAll('\0', '').toWellFormed();
  return {
    pointer: short(fault.pointer, LONGEST.pointer),
    expected: short(fault.expected, LONGEST.expected),
    got: short(fault.got, LONGEST.got),
    ...(fault.remedy === undefined ? {} : { remedy: short(fault.remedy, LONGEST.remedy) }),
  };
}

/** Characters of faults that one delivery is told and that are kept of it: a file can be wrong in every line. */
const MOST_TOLD = 4 << 20;

/** @returns what is told of each item's faults, when asked item by item: beyond so much only that there are some */
export function tellingFaults(mostTold = MOST_TOLD): (faults: readonly Fault[]) => readonly Fault[] {
  let told = 0;
  return faults => {
    const own = foremost(faults).map(discreet);
    told += JSON.stringify(own).length;
    return told <= mostTold ? own : [UNTOLD];
  };
}

const UNTOLD: Fault = {
  pointer: '',
  expected: 'fewer faults in one delivery',
  got: 'more than are told',
  remedy: 'mend those that are told, and send it again',
};

/** A fault as it is kept: where, and what was expected. What came is not kept. */
export function withoutValue({ pointer, expected, remedy }: Fault): Omit<Fault, 'got'> {
  return { pointer, expected, ...(remedy === undefined ? {} : { remedy }) };
}
