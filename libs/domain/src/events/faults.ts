/** Why an event was not taken. The codes are part of the wire contract (docs/events.md). */
export type RejectionCode =
  | 'malformed-json'
  | 'not-a-cloudevent'
  | 'unknown-type'
  | 'unknown-version'
  | 'schema'
  | 'date-out-of-range'
  | 'too-large'
  | 'not-your-source'
  | 'not-your-kind'
  | 'not-your-organisation'
  | 'identifier-in-text'
  | 'erased';

/** One thing wrong with an item: where it is, what was expected there, what came, what to do. */
export interface Fault {
  /** JSON pointer into the item; empty for the whole. */
  readonly pointer: string;
  readonly expected: string;
  readonly got: string;
  readonly remedy?: string;
}

export interface Rejection {
  readonly code: RejectionCode;
  readonly faults: readonly Fault[];
}

/** What came, short enough to print: never more than 80 characters of it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  let text: string;
  try {
    text = JSON.stringify(value) ?? typeof value;
  } catch {
    text = `a ${typeof value} too deep to print`;
  }
  const short = text.length > 80 ? `${text.slice(0, 77)}…` : text;
  return short.replaceAll('\0', '').toWellFormed();
}

/** One line a person can act on. */
export function faultInWords(fault: Fault): string {
  const where = fault.pointer === '' ? '' : `${fault.pointer}: `;
  return `${where}expected ${fault.expected}, got ${fault.got}${fault.remedy ? `; ${fault.remedy}` : ''}`;
}
