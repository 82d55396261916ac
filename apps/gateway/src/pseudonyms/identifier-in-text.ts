import { type Fact, type Fault } from '@muster/domain';
import { bornOn, insuranceNumber, mail, nhsNumber, nmcPin, postcode } from './looks-like.js';
import { inIssuedRange } from './nhs-number.js';
import { oneForm } from './tidy.js';

/** Deeper than any event may nest. */
const DEEPEST = 64;
const REMEDY = 'leave out what names a person: text is stored and shown as it is';

/**
 * Every text within a value that seems to hold a person's identifier, by what it looks like: NHS number, National Insurance number,
 * NMC PIN, e-mail address, postcode, date of birth. A name cannot be told from other words. Faults never repeat the text.
 * @param pointer JSON pointer of the value within the item
 */
export function identifiersIn(value: unknown, pointer = ''): Fault[] {
  const faults: Fault[] = [];
  const rest: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer, depth: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next.value === 'string') {
      const found = inText(next.value);
      if (found.length > 0) faults.push(fault(next.pointer, 'text that names nobody', found));
    } else if (typeof next.value === 'object' && next.value !== null && next.depth < DEEPEST)
      for (const [name, member] of Object.entries(next.value).reverse())
        rest.push({ value: member, pointer: `${next.pointer}/${escaped(name)}`, depth: next.depth + 1 });
  }
  return faults;
}

/** Codes, pseudonyms and ids of events: no text that somebody wrote. Ids are looked at as ids. */
const CODES = new Set([
  ...['post', 'learner', 'application', 'alias', 'organisation', 'employer', 'institution', 'placement'],
  ...['placementArea', 'area', 'successors', 'icb', 'region'],
]);
const IDS = new Set(['supersedes', 'retracts']);

/** What an event that was read says in words of its own: all text of its data, and the ids and the source beside it. */
export function identifiersInFact({ source, data }: Pick<Fact, 'source' | 'data'>): Fault[] {
  return [...identifierInId(source, '/source'), ...identifiersInData(data)];
}

function identifiersInData(data: object): Fault[] {
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    if (CODES.has(name) || namesNobody(value)) continue;
    const pointer = `/data/${escaped(name)}`;
    faults.push(
      ...(IDS.has(name) && typeof value === 'string'
        ? identifierInId(value, pointer)
        : identifiersIn(value, pointer)),
    );
  }
  return faults;
}

/** Too short for any identifier, or without a digit and an @, which every one has; or a day as systems write it. */
const PLAIN = /^(?:[\x00-\x7f]{0,5}|[\x00-/:-?A-\x7f]*|\d{4}-\d{2}-\d{2})$/;

/** Looked at first, for it is quick, and true of nearly all that events hold. */
function namesNobody(value: unknown): boolean {
  return typeof value === 'string' ? PLAIN.test(value) : typeof value !== 'object';
}

/**
 * An id that holds a person's identifier: ids are stored, and answered with. Numbers that no NHS ever issued are let be, for many systems
 * count with ten digits.
 */
export function identifierInId(id: string, pointer = '/id'): Fault[] {
  if (namesNobody(id)) return [];
  const plain = withoutHashes(oneForm(id));
  const found = [
    ...(nhsNumber(plain, inIssuedRange) ? ['an NHS number'] : []),
    ...(insuranceNumber(plain) ? ['a National Insurance number'] : []),
    ...(/[a-z]/.test(plain.match(PIN_SHAPE)?.[0] ?? '') || !nmcPin(plain) ? [] : ['an NMC PIN']),
    ...(mail(plain) ? ['an e-mail address'] : []),
  ];
  if (found.length === 0) return [];
  const remedy = 'number events by something else than the person, e.g. a counter or a random id';
  return [{ ...fault(pointer, 'an id that names nobody', found), remedy }];
}

const PIN_SHAPE = /\d{2}[A-Z]\d{4}[A-Z]/i;

function inText(text: string): string[] {
  if (namesNobody(text)) return [];
  const plain = withoutHashes(oneForm(text));
  return [
    ...(nhsNumber(plain) ? ['an NHS number'] : []),
    ...(insuranceNumber(plain) ? ['a National Insurance number'] : []),
    ...(nmcPin(plain) ? ['an NMC PIN'] : []),
    ...(mail(plain) ? ['an e-mail address'] : []),
    ...(postcode(plain) ? ['a postcode'] : []),
    ...(bornOn(plain) ? ['a date of birth'] : []),
  ];
}

/** UUIDs, pseudonyms and digests hold runs of digits by chance. */
function withoutHashes(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}/gi, '#');
}

function fault(pointer: string, expected: string, found: readonly string[]): Fault {
  return { pointer, expected, got: `what looks like ${found.join(' and ')}`, remedy: REMEDY };
}

function escaped(step: string): string {
  return step.replaceAll('\0', '').toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
