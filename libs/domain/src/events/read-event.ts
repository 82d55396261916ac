import { type Validator, Compile } from 'typebox/compile';
import { type TSchema } from 'typebox';
import { type Day, isDay } from '../calendar/day.js';
import { ODS_CODE } from '../organisations/ods-code.js';
import { type Definition, type SubjectKey, type SubjectKind, TOPICS } from './definition.js';
import { EARLIEST, faultsOfEnvelope } from './envelope.js';
import { type Fact } from './fact.js';
import { type Fault, foremost, onceAPlace, type Rejection, shown } from './faults.js';
import { schemaFaults } from './schema-faults.js';
import { definitionOf, EVENT_TYPES, type EventType, isEventType, wireType } from './table.js';
import { faultsOfText } from './text-faults.js';

export type Reading =
  { readonly ok: true; readonly fact: Fact } | { readonly ok: false; readonly rejection: Rejection };

const WIRE_TYPE = /^muster\.([a-z-]+\.[a-z-]+)\.v(\d+)$/;

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
  scenario: {
    form: /^[a-z0-9][a-z0-9-]{0,79}$/,
    expected: 'scenario/ and a name of small letters, digits and dashes',
  },
};

/**
 * Reads one CloudEvent 1.0 in its JSON form.
 * @param json the parsed item
 * @param today bounds how far ahead a day may lie (ten years)
 * @returns the fact, or every fault found in it
 */
export function readEvent(json: unknown, today: Day): Reading {
  if (!isRecord(json))
    return rejected('not-a-cloudevent', [
      {
        pointer: '',
        expected: 'a CloudEvent as a JSON object',
        got: shown(json),
        remedy: 'send each event as an object of its own',
      },
    ]);
  const envelope = json;

  const ofEnvelope = faultsOfEnvelope(envelope);
  const typed = definitionNamed(envelope['type']);
  if ('fault' in typed)
    return ofEnvelope.length > 0
      ? rejected('not-a-cloudevent', onceAPlace([...ofEnvelope, typed.fault]))
      : rejected(typed.code, [typed.fault]);
  const { name, definition } = typed;

  const { subject, data } = envelope;
  const ofSubject = typeof subject === 'string' ? faultsOfSubject(subject, definition) : [];
  const ofData = [...faultsOfText(data, '/data'), ...faultsOfData(name, data)];
  const ofWhole = ofData.length > 0 ? [] : faultsOfWhole(definition, data);
  const ofDays = faultsOfDays(data, today);
  const faults = [...ofEnvelope, ...ofSubject, ...ofData, ...ofWhole, ...ofDays];
  if (faults.length > 0) {
    const ofSchema = faults.length - ofEnvelope.length - ofDays.length;
    const code = ofEnvelope.length > 0 ? 'not-a-cloudevent' : ofSchema > 0 ? 'schema' : 'date-out-of-range';
    return rejected(code, onceAPlace(faults));
  }

  const batch = envelope['batch'];
  const fact = {
    subject: subject as SubjectKey,
    source: envelope['source'] as string,
    id: envelope['id'] as string,
    type: name,
    time: envelope['time'] as string,
    effectiveOn: definition.effectiveOn(data as never),
    ...(typeof batch === 'string' ? { batch } : {}),
    data,
  };
  return { ok: true, fact: fact as Fact };
}

type Named =
  | { readonly name: EventType; readonly definition: Definition }
  | { readonly code: 'unknown-type' | 'unknown-version'; readonly fault: Fault };

function definitionNamed(type: unknown): Named {
  const [, name, version] = WIRE_TYPE.exec(typeof type === 'string' ? type : '') ?? [];
  if (name === undefined || !isEventType(name)) {
    const expected = 'an event type that Muster knows, as muster.<event>.v<n>';
    const remedy = `known are ${EVENT_TYPES.join(', ')}`;
    return { code: 'unknown-type', fault: { pointer: '/type', expected, got: shown(type), remedy } };
  }
  const definition = definitionOf(name);
  if (Number(version) === definition.version) return { name, definition };
  const expected = `version v${definition.version} of ${name}`;
  const remedy = `send it as ${wireType(name)}`;
  return { code: 'unknown-version', fault: { pointer: '/type', expected, got: `v${version}`, remedy } };
}

/** What is wrong with fields that are each as they should be. */
function faultsOfWhole(definition: Definition, data: unknown): Fault[] {
  return (definition.check?.(data as never) ?? []).map(fault => ({
    remedy: 'mend what is told there, so that all that the event says goes together',
    ...fault,
    pointer: `/data${fault.pointer}`,
  }));
}

/** Every place where an event's data depart from what the type asks; a rule that no field can say alone is not asked. */
export function faultsOfData(type: EventType, data: unknown): Fault[] {
  return schemaFaults(validatorOf(type), definitionOf(type).data, data, '/data');
}

const validators = new Map<EventType, Validator>();

function validatorOf(type: EventType): Validator {
  let validator = validators.get(type);
  if (!validator) validators.set(type, (validator = Compile(definitionOf(type).data as TSchema)));
  return validator;
}

function faultsOfSubject(subject: string, definition: Definition): Fault[] {
  const slash = subject.indexOf('/');
  const kind = subject.slice(0, slash);
  const allowed = definition.subjects as readonly string[];
  if (slash < 1 || !Object.hasOwn(TOPICS, kind) || !allowed.includes(kind))
    return [
      {
        pointer: '/subject',
        expected: `a subject of the kind ${allowed.join(' or ')}`,
        got: shown(subject),
        remedy: `begin it with ${allowed.map(name => `${name}/`).join(' or ')}, or send another event type`,
      },
    ];
  const { form, expected } = SUBJECT_KEYS[kind as SubjectKind];
  if (form.test(subject.slice(slash + 1))) return [];
  return [{ pointer: '/subject', expected, got: shown(subject), remedy: 'write the subject in that form' }];
}

/** Days before 1950 or more than ten years ahead are slips of the pen. Open-ended days have no event type here yet. */
function faultsOfDays(data: unknown, today: Day): Fault[] {
  if (!isRecord(data)) return [];
  const latest = `${Number(today.slice(0, 4)) + 10}${today.slice(4)}`;
  const isBeyond = (name: string) => {
    const value = data[name];
    return isDay(value) && (value < EARLIEST || value > latest);
  };
  return Object.keys(data)
    .filter(isBeyond)
    .map(name => ({
      pointer: `/data/${name}`,
      expected: `a day from ${EARLIEST} to ${latest}`,
      got: shown(data[name]),
      remedy: 'mend the day; for an open end leave the field out',
    }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rejected(code: Rejection['code'], faults: readonly Fault[]): Reading {
  return { ok: false, rejection: { code, faults: foremost(faults) } };
}
