import { definitionOf, type EventType } from '../table.js';
import {
  CLEAR_FORMS,
  PERSON_IN_CLEAR,
  type Refinement,
  refinementsOf,
  type SchemaNode,
  standsForIdentifier,
} from './schema-node.js';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Whose schema: of what suppliers send (identifiers in clear), or of what the log holds (pseudonyms). */
export type SchemaSide = 'sent' | 'logged';

const REFINED: { readonly [K in Refinement]: JsonSchema } = {
  day: { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  month: { pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  'five-decimals': {}, // multipleOf of a fraction is not exact in most validators: the description says it
  'two-decimals': {},
};

/** What suppliers write where the log has a pseudonym. */
const IN_CLEAR: { readonly [K in 'post-or-enrolment' | 'person']: JsonSchema } = {
  'post-or-enrolment': {
    pattern: '^[A-Z0-9]{2,8}-[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$',
    description: CLEAR_FORMS['post-or-enrolment'],
  },
  person: {
    pattern: PERSON_IN_CLEAR,
    description: CLEAR_FORMS.person,
  },
};

/** The data of an event type as JSON Schema (draft 7), without what only TypeBox understands. */
export function dataSchemaOf(type: EventType, side: SchemaSide): JsonSchema {
  return { ...schemaOf(definitionOf(type).data, side) };
}

/** Whether suppliers write the data of an event type otherwise than the log holds them. */
export function namesPeople(type: EventType): boolean {
  const { properties = {} } = definitionOf(type).data as SchemaNode;
  return Object.values(properties).some(node => standsForIdentifier(node) !== undefined);
}

function schemaOf(node: SchemaNode, side: SchemaSide): JsonSchema {
  const stands = standsForIdentifier(node);
  if (side === 'sent' && stands !== undefined) return { type: 'string', ...IN_CLEAR[stands] };
  const { properties, items, ...plain } = JSON.parse(JSON.stringify(node)) as SchemaNode;
  const refined = refinementsOf(node).map(name => REFINED[name]);
  return Object.assign(
    plain.enum === undefined ? {} : { type: 'string' },
    plain,
    ...refined,
    properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(node.properties!).map(([name, property]) => [name, schemaOf(property, side)]),
          ),
        },
    items === undefined ? {} : { items: schemaOf(node.items!, side) },
  ) as JsonSchema;
}
