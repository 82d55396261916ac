/**
 * Whether the last of ten digits checks the others by modulus 11.
 * @see https://www.datadictionary.nhs.uk/attributes/nhs_number.html
 */
export function nhsCheckDigitFits(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, nth) => total + Number(digit) * (10 - nth), 0);
  const check = (11 - (sum % 11)) % 11;
  return check < 10 && check === Number(digits[9]);
}

/** Ten times the same digit always fits its check digit: it stands for "unknown", and would make one person of many. */
export function isPlaceholder(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}

const CHI = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])/;

/**
 * Whether a number lies in a range that was ever issued, or set aside for tests: England and Wales 4, 6 and 7, Northern Ireland 32
 * to 39, tests 9, Scotland a birth date. A counter or a time in seconds mostly does not.
 */
export function inIssuedRange(digits: string): boolean {
  return /^([4679]|3[2-9])/.test(digits) || CHI.test(digits);
}
