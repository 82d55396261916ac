import { type Fault } from '@muster/domain';
import { CLEAR_KINDS, type ClearKind, readClearId } from './clear-id.js';
import { identifierInId } from './identifier-in-text.js';
import { readIdentifier, SCHEMES } from './identifiers.js';
import { isPseudonym } from './locks.js';
import { type NamedEvent, type Pseudonyms, type SenderKind } from './pseudonyms.js';

type Maker = Pick<Pseudonyms, 'ofPerson' | 'of'>;
type Json = Readonly<Record<string, unknown>>;
type Named = NamedEvent['named'][number];

/** What stands in place of a value, or why it is refused. */
type Replaced = { readonly by: string; readonly named?: Omit<Named, 'pointer'> } | { readonly fault: Fault };

/** What the log keeps of an envelope. Attributes of other names may hold anything about anybody, and nothing reads them. */
const ATTRIBUTES = new Set([
  ...['specversion', 'type', 'source', 'id', 'subject', 'time', 'datacontenttype', 'batch', 'data'],
  'traceparent',
]);
/** @see https://www.w3.org/TR/trace-context/#traceparent-header */
/** A random id of 16 or 32 hexadecimal digits has a letter; a number that was put there has none. */
const ALL_DIGITS = /-(?:\d{32}|\d{16})-/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** See {@link Pseudonyms.inEvent}. */
export function inEvent(maker: Maker, event: unknown, sender: SenderKind): NamedEvent {
  if (!isObject(event)) return { event, faults: [], named: [] };
  const faults: Fault[] = [];
  const named: Named[] = [];
  const replace = (pointer: string, value: unknown, replaced: Replaced | undefined): unknown => {
    if (replaced === undefined) return value;
    if ('fault' in replaced) {
      faults.push({ ...replaced.fault, pointer });
      return pointer === '/subject' || pointer === '/data/alias' ? 'person/refused' : 'refused';
    }
    if (replaced.named) named.push({ pointer, ...replaced.named });
    return replaced.by;
  };

  const ofSubject = replace('/subject', event['subject'], subjectOf(maker, event['subject'], sender));
  const { data } = event;
  const fields = isObject(data)
    ? [
        ...CLEAR_KINDS.map(kind => [kind, idOf(maker, kind, data[kind], sender)] as const),
        ['alias', aliasOf(maker, data['alias'], sender)] as const,
      ].map(([field, replaced]) => [field, data[field], replaced] as const)
    : [];
  const ofData = fields.flatMap(([field, value, replaced]) => {
    const by = replace(`/data/${field}`, value, replaced);
    return by === value ? [] : [[field, by] as const];
  });
  const dropped = Object.keys(event).filter(name => isDropped(name, event[name]));
  if (ofSubject === event['subject'] && ofData.length === 0 && dropped.length === 0)
    return { event, faults, named };

  const gone = new Set(dropped);
  const kept = Object.fromEntries(Object.entries(event).filter(([name]) => !gone.has(name)));
  return {
    event: {
      ...kept,
      ...(ofSubject === event['subject'] ? {} : { subject: ofSubject }),
      ...(ofData.length === 0 ? {} : { data: { ...(data as Json), ...Object.fromEntries(ofData) } }),
    },
    faults,
    named,
  };
}

function subjectOf(maker: Maker, value: unknown, sender: SenderKind): Replaced | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    return { fault: faultOf('a subject, as <kind>/<key>', `a ${kindOf(value)}`) };
  if (/^person\//i.test(value)) return personOf(maker, value.slice('person/'.length), sender);
  const scheme = SCHEMES.find(name => value.toLowerCase().startsWith(`${name}:`));
  if (scheme !== undefined)
    return { fault: faultOf(`person/${scheme}: and the identifier`, 'no kind of subject') };
  return identifierInId(value).length > 0
    ? { fault: faultOf('a subject, as <kind>/<key>', 'one that looks like a person’s identifier') }
    : undefined;
}

function aliasOf(maker: Maker, value: unknown, sender: SenderKind): Replaced | undefined {
  if (value === undefined) return undefined;
  const expected = 'another identifier of the person, as person/<scheme>:<identifier>';
  if (typeof value !== 'string') return { fault: faultOf(expected, `a ${kindOf(value)}`) };
  if (!/^person\//i.test(value)) return { fault: faultOf(expected, 'no person/ before it') };
  return personOf(maker, value.slice('person/'.length), sender);
}

function personOf(maker: Maker, key: string, sender: SenderKind): Replaced {
  if (isPseudonym(key))
    return sender === 'operator' ? { by: `person/${key}` } : { fault: PSEUDONYM_OF_PERSON };
  const read = readIdentifier(key);
  if (!read.ok) return { fault: { ...read.fault, expected: `person/ and ${read.fault.expected}` } };
  return {
    by: maker.ofPerson(read),
    ...(read.organisation === undefined ? {} : { named: { organisation: read.organisation } }),
  };
}

function idOf(maker: Maker, kind: ClearKind, value: unknown, sender: SenderKind): Replaced | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    return { fault: faultOf(`${kind} as <ODS code>-<number>`, `a ${kindOf(value)}`) };
  if (isPseudonym(value)) return sender === 'operator' ? { by: value } : { fault: pseudonymOf(kind) };
  const read = readClearId(kind, value);
  if (!read.ok) return { fault: read.fault };
  return { by: maker.of(kind, read.normal), named: { organisation: read.organisation } };
}

const REMEDY = 'send it in clear: Muster makes the pseudonym, under a key that you do not have';

const PSEUDONYM_OF_PERSON: Fault = {
  ...faultOf(`person/ and an identifier in clear: ${SCHEMES.join(', ')}`, 'a pseudonym'),
  remedy: REMEDY,
};

function pseudonymOf(kind: ClearKind): Fault {
  return { ...faultOf(`${kind} in clear, as <ODS code>-<number>`, 'a pseudonym'), remedy: REMEDY };
}

function isDropped(name: string, value: unknown): boolean {
  if (name === 'traceparent')
    return typeof value !== 'string' || !TRACEPARENT.test(value) || ALL_DIGITS.test(value);
  // A name that CloudEvents does not allow stays, so that the event is refused for it.
  return !ATTRIBUTES.has(name) && /^[a-z0-9]{1,40}$/.test(name);
}

function faultOf(expected: string, got: string): Fault {
  return { pointer: '', expected, got, remedy: 'write it in that form' };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
