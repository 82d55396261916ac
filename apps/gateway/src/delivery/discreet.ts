import { type Fault } from '@muster/domain';

/** Seven digits or more, an e-mail address, or a scheme with its number: what may name somebody. */
const TELLING = /\d(?:[\s-]?\d){6,}|[^\s"]@[^\s"]|(?:nhs-number|ni|nmc-pin|gmc|esr|student):/i;
const INSURANCE_OR_PIN = /[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]|\d{2}[A-Z]\d{4}[A-Z]/i;
/** Pseudonyms and days are no secret, and are what a supplier needs to see. */
const PLAIN = /^"?(?:(?:person\/)?[0-9a-f]{32}|\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?)"?$/;

/** A fault that does not repeat what may name somebody: answers are logged on the way, and mailed about. */
export function discreet(fault: Fault): Fault {
  const telling = (text: string) => !PLAIN.test(text) && (TELLING.test(text) || INSURANCE_OR_PIN.test(text));
  return {
    ...fault,
    pointer: telling(fault.pointer) ? fault.pointer.replace(/[^/]*$/, '…') : fault.pointer,
    got: telling(fault.got) ? `${fault.got.length} characters that are not repeated here` : fault.got,
  };
}

/** A fault as it is kept: where, and what was expected. What came is not kept. */
export function withoutValue({ pointer, expected, remedy }: Fault): Omit<Fault, 'got'> {
  return { pointer, expected, ...(remedy === undefined ? {} : { remedy }) };
}
