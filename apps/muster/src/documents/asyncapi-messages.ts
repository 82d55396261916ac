import {
  dataSchemaOf,
  definitionOf,
  type EventType,
  exampleOf,
  grantOf,
  inPseudonyms,
  namesPeople,
  ruleOf,
  type SchemaSide,
  STRANDS,
  SUBJECT_FORMS,
  wireType,
} from '@muster/domain';
import { createHash } from 'node:crypto';

/** The attributes of a CloudEvent that Muster reads; further ones are let through. */
export const ENVELOPE = {
  type: 'object',
  description: 'CloudEvents 1.0, structured mode',
  required: ['specversion', 'type', 'source', 'id', 'subject', 'time', 'data'],
  propertyNames: { pattern: '^[a-z0-9]{1,40}$' },
  properties: {
    specversion: { type: 'string', const: '1.0' },
    type: { type: 'string', pattern: '^muster\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+$' },
    source: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The system that says so, e.g. urn:ods:R0A:esr',
    },
    id: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'Unique within source and subject; holds nothing that identifies a person',
    },
    subject: { type: 'string', minLength: 1, maxLength: 200, description: 'Whom or what it is about' },
    time: { type: 'string', format: 'date-time', description: 'When the source recorded it, with offset' },
    datacontenttype: { type: 'string', const: 'application/json' },
    traceparent: { type: 'string', description: 'W3C Trace Context; travels with the event' },
    batch: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The delivery that it came in; gateway sets it',
    },
    data: { type: 'object' },
  },
} as const;

/** Two messages where suppliers write identifiers and the log has pseudonyms; else one for both. */
export function messageName(type: EventType, side: SchemaSide): string {
  return side === 'sent' && differs(type) ? `${type}.sent` : type;
}

export function messageOf(type: EventType, side: SchemaSide): object {
  const { summary } = definitionOf(type);
  const description = [ruleOf(type), grantOf(type)].filter(text => text !== undefined).join(' ');
  const strand = STRANDS.find(({ types }) => types.includes(type))!;
  const sent = exampleOf(type);
  return {
    name: wireType(type),
    title: messageName(type, side) === type ? type : `${type}, as a supplier sends it`,
    summary,
    ...(description === '' ? {} : { description }),
    contentType: 'application/cloudevents+json',
    tags: [{ name: strand.name }],
    payload: { $ref: `#/components/schemas/${messageName(type, side)}` },
    bindings: { kafka: { key: { type: 'string', description: 'The subject' }, bindingVersion: '0.5.0' } },
    examples: [{ name: 'example', payload: side === 'sent' ? sent : inPseudonyms(type, sent, illustrative) }],
  };
}

/** The schema of the whole event and of its data, by their names among the components. */
export function schemasOf(type: EventType, side: SchemaSide): Readonly<Record<string, object>> {
  const name = messageName(type, side);
  const dataName = side === 'sent' && namesPeople(type) ? `${type}.sent.data` : `${type}.data`;
  return {
    [name]: {
      allOf: [
        { $ref: '#/components/schemas/envelope' },
        {
          type: 'object',
          properties: {
            type: { type: 'string', const: wireType(type) },
            subject: { type: 'string', pattern: subjectPattern(type, side) },
            data: { $ref: `#/components/schemas/${dataName}` },
          },
        },
      ],
    },
    [dataName]: {
      title: `${type} data`,
      ...dataSchemaOf(type, dataName.includes('.sent.') ? 'sent' : 'logged'),
    },
  };
}

function subjectPattern(type: EventType, side: SchemaSide): string {
  const patterns = definitionOf(type).subjects.map(kind => {
    const { pattern, inClear } = SUBJECT_FORMS[kind];
    return (side === 'sent' ? inClear?.pattern : undefined) ?? pattern;
  });
  return patterns.length === 1 ? patterns[0]! : patterns.map(pattern => `(?:${pattern})`).join('|');
}

/** Whether suppliers write an event otherwise than the log holds it. */
export function differs(type: EventType): boolean {
  return namesPeople(type) || definitionOf(type).subjects.includes('person');
}

/** Pseudonyms of examples; real ones are made under a key. */
function illustrative(kind: string, identifier: string): string {
  return createHash('sha256').update(`example ${kind} ${identifier}`).digest('hex').slice(0, 32);
}
