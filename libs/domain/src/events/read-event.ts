import { type Validator, Compile } from 'typebox/compile';
import { type TSchema } from 'typebox';
import { type Day, isDay } from '../calendar/day.js';
import { ODS_CODE } from '../organisations/ods-code.js';
import { type Definition, type SubjectKey, type SubjectKind, TOPICS } from './definition.js';
import { type Fact } from './fact.js';
import { type Fault, faultsOfItem, foremost, pointerStep, type Rejection, shown } from './faults.js';
import { schemaFaults } from './schema-faults.js';
import { definitionOf, EVENT_TYPES, type EventType, isEventType } from './table.js';

export type Reading =
  { readonly ok: true; readonly fact: Fact } | { readonly ok: false; readonly rejection: Rejection };

const EARLIEST = '1950-01-01';
const WIRE_TYPE = /^muster\.([a-z-]+\.[a-z-]+)\.v(\d+)$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const MAX_SUBJECT = 200;

/** What the key of each kind of subject looks like. */
const SUBJECT_KEYS: Record<SubjectKind, { form: RegExp; expected: string }> = {
  person: { form: /^[0-9a-f]{32}$/, expected: 'person/ and a pseudonym of 32 hexadecimal digits' },
  feed: { form: ODS_CODE, expected: 'feed/ and an organisation code of 2 to 8 capitals and digits' },
  source: { form: /^\S{1,190}$/, expected: 'source/ and the name of a source system, without blanks' },
  organisation: { form: ODS_CODE, expected: 'organisation/ and a code of 2 to 8 capitals and digits' },
  target: {
    form: /^[a-z0-9][a-z0-9-]{0,79}$/,
    expected: 'target/ and a name of small letters, digits and dashes',
  },
};

/**
 * Reads one CloudEvent 1.0 in its JSON form.
 * @param json the parsed item
 * @param today bounds how far ahead a day may lie (ten years)
 * @returns the fact, or every fault found in it
 */
export function readEvent(json: unknown, today: Day): Reading {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return rejected('not-a-cloudevent', [
      { pointer: '', expected: 'a CloudEvent as a JSON object', got: shown(json) },
    ]);
  const envelope = json as Record<string, unknown>;

  const envelopeFaults = faultsOfEnvelope(envelope);
  if (envelopeFaults.length > 0) return rejected('not-a-cloudevent', envelopeFaults);

  const [, name, version] = WIRE_TYPE.exec(envelope['type'] as string) ?? [];
  if (name === undefined || !isEventType(name))
    return rejected('unknown-type', [
      {
        pointer: '/type',
        expected: 'an event type that Muster knows, as muster.<event>.v<n>',
        got: shown(envelope['type']),
        remedy: `known are ${EVENT_TYPES.join(', ')}`,
      },
    ]);
  const definition = definitionOf(name);
  if (Number(version) !== definition.version)
    return rejected('unknown-version', [
      { pointer: '/type', expected: `version v${definition.version} of ${name}`, got: `v${version}` },
    ]);

  const subject = envelope['subject'] as string;
  const faults = [
    ...faultsOfSubject(subject, definition),
    ...faultsOfText(envelope['data'], '/data'),
    ...schemaFaults(validatorOf(name), definition.data, envelope['data'], '/data'),
  ];
  if (faults.length > 0) return rejected('schema', faults);

  const data = envelope['data'] as never;
  const crossFaults = (definition.check?.(data) ?? []).map(fault => ({
    ...fault,
    pointer: `/data${fault.pointer}`,
  }));
  if (crossFaults.length > 0) return rejected('schema', crossFaults);
  const outOfRange = faultsOfDays(data, today);
  if (outOfRange.length > 0) return rejected('date-out-of-range', outOfRange);

  const batch = envelope['batch'];
  const fact = {
    subject: subject as SubjectKey,
    source: envelope['source'] as string,
    id: envelope['id'] as string,
    type: name,
    time: envelope['time'] as string,
    effectiveOn: definition.effectiveOn(data),
    ...(typeof batch === 'string' ? { batch } : {}),
    data,
  };
  return { ok: true, fact: fact as Fact };
}

const validators = new Map<EventType, Validator>();

function validatorOf(type: EventType): Validator {
  let validator = validators.get(type);
  if (!validator) validators.set(type, (validator = Compile(definitionOf(type).data as TSchema)));
  return validator;
}

function faultsOfEnvelope(envelope: Record<string, unknown>): readonly Fault[] {
  const faults = faultsOfItem();
  const need = (pointer: string, holds: boolean, expected: string, got: unknown) => {
    if (!holds) faults.add({ pointer, expected, got: shown(got) });
  };
  const isText = (value: unknown, max: number) =>
    typeof value === 'string' && value.length > 0 && value.length <= max && !unsafeText(value);

  need('/specversion', envelope['specversion'] === '1.0', '"1.0"', envelope['specversion']);
  need('/id', isText(envelope['id'], 200), 'an id of 1 to 200 characters', envelope['id']);
  need(
    '/source',
    isText(envelope['source'], 200),
    'the source system, e.g. urn:ods:R0A:esr',
    envelope['source'],
  );
  need('/type', isText(envelope['type'], 200), 'a type, as muster.<event>.v<n>', envelope['type']);
  need(
    '/subject',
    isText(envelope['subject'], MAX_SUBJECT),
    'a subject, as <kind>/<key>',
    envelope['subject'],
  );
  need(
    '/time',
    isInstant(envelope['time']),
    'when the source recorded it, as 2023-09-30T12:00:00Z (with offset)',
    envelope['time'],
  );
  const contentType = envelope['datacontenttype'];
  need(
    '/datacontenttype',
    contentType === undefined || contentType === 'application/json',
    'application/json or nothing',
    contentType,
  );
  const batch = envelope['batch'];
  need(
    '/batch',
    batch === undefined || isText(batch, 200),
    'the name of a delivery, up to 200 characters',
    batch,
  );
  for (const name of Object.keys(envelope))
    need(
      `/${pointerStep(name)}`,
      /^[a-z0-9]{1,40}$/.test(name),
      'CloudEvents attributes of small letters and digits',
      name,
    );
  return faults.told();
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = INSTANT.exec(value);
  return parts !== null && isDay(parts[1]) && parts[1] >= EARLIEST;
}

function faultsOfSubject(subject: string, definition: Definition): Fault[] {
  const slash = subject.indexOf('/');
  const kind = subject.slice(0, slash);
  const allowed = definition.subjects as readonly string[];
  if (slash < 1 || !Object.hasOwn(TOPICS, kind) || !allowed.includes(kind))
    return [
      { pointer: '/subject', expected: `a subject of the kind ${allowed.join(' or ')}`, got: shown(subject) },
    ];
  const { form, expected } = SUBJECT_KEYS[kind as SubjectKind];
  return form.test(subject.slice(slash + 1)) ? [] : [{ pointer: '/subject', expected, got: shown(subject) }];
}

/** PostgreSQL's text and jsonb hold neither U+0000 nor half of a surrogate pair. */
function unsafeText(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

function faultsOfText(value: unknown, at: string): readonly Fault[] {
  const faults = faultsOfItem();
  const look = (member: unknown, pointer: string, depth: number): void => {
    if (depth > 8) faults.add({ pointer, expected: 'at most 8 levels of nesting', got: 'more' });
    else if (typeof member === 'string') {
      if (unsafeText(member))
        faults.add({
          pointer,
          expected: 'text without U+0000 and without half surrogate pairs',
          got: 'such text',
        });
    } else if (typeof member === 'object' && member !== null)
      for (const [name, further] of Object.entries(member)) {
        if (unsafeText(name)) faults.add({ pointer, expected: 'names without U+0000', got: 'such a name' });
        look(further, `${pointer}/${pointerStep(name)}`, depth + 1);
      }
  };
  look(value, at, 0);
  return faults.told();
}

/** Days before 1950 or more than ten years ahead are slips of the pen. Open-ended days have no event type here yet. */
function faultsOfDays(data: Record<string, unknown>, today: Day): Fault[] {
  const latest = `${Number(today.slice(0, 4)) + 10}${today.slice(4)}`;
  return Object.entries(data).flatMap(([name, value]) =>
    isDay(value) && (value < EARLIEST || value > latest)
      ? [{ pointer: `/data/${name}`, expected: `a day from ${EARLIEST} to ${latest}`, got: shown(value) }]
      : [],
  );
}

function rejected(code: Rejection['code'], faults: readonly Fault[]): Reading {
  return { ok: false, rejection: { code, faults: foremost(faults) } };
}
