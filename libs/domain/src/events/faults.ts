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

/** So many of one item's faults are told. */
const MOST_FAULTS = 50;

/**
 * Gathers one item's faults: of those beyond the first fifty, which nobody reads, only how many there are. `orMore`: some were not even
 * gathered.
 */
export function faultsOfItem(): { add(fault: Fault): void; told(orMore?: boolean): Fault[] } {
  const faults: Fault[] = [];
  let more = 0;
  return {
    add: fault => {
      if (faults.length < MOST_FAULTS) faults.push(fault);
      else more += 1;
    },
    told: (orMore = false) =>
      more === 0 ? faults : [...faults, furtherFaults(`${orMore ? 'at least ' : ''}${more} more`)],
  };
}

/** The first fifty of an item's faults, and how many more there are. */
export function foremost(faults: readonly Fault[]): readonly Fault[] {
  const more = faults.length - MOST_FAULTS;
  // One more may be the one that says how many there are.
  return more <= 1 ? faults : [...faults.slice(0, MOST_FAULTS), furtherFaults(`${more} more`)];
}

/** What is wrong with a place is told once, by whoever looked first: its other faults go with the first or follow from it. */
export function onceAPlace(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < 2) return faults;
  const told = new Set<string>();
  return faults.filter(({ pointer }) => {
    const before = told.size;
    return pointer === '' || told.add(pointer).size > before;
  });
}

function furtherFaults(got: string): Fault {
  return {
    pointer: '',
    expected: 'no further faults',
    got,
    remedy: 'mend those that are told first',
  };
}

const LONGEST_STEP = 80;

/** A name that came, as a step of a JSON pointer: never more than 80 characters of it, and such as any store can hold. */
export function pointerStep(name: string): string {
  const short = name.length > LONGEST_STEP ? `${name.slice(0, LONGEST_STEP - 1)}…` : name;
  return short.replaceAll('\0', '').toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
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
