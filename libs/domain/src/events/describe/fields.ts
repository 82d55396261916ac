import { definitionOf, type EventType } from '../table.js';
import { CLEAR_FORMS, refinementsOf, type SchemaNode, standsForIdentifier } from './schema-node.js';
import { meaningOfField } from './words.js';

/** What a field's value is, as far as a cell of a file, a form or a document must know. */
export type FieldForm =
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'code'; readonly pattern: string }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'day' }
  | { readonly kind: 'month' }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: 'true-or-false' }
  /** A post or an enrolment: `<ODS code>-<number>` from suppliers, a pseudonym in the log. */
  | { readonly kind: 'pseudonym' }
  /** Another name of a person: `person/<scheme>:<identifier>` from suppliers, a pseudonym in the log. */
  | { readonly kind: 'person' }
  | { readonly kind: 'list'; readonly of: FieldForm; readonly minItems: number; readonly maxItems: number }
  | { readonly kind: 'list-of-groups'; readonly fields: readonly Field[] };

/** One field of an event's data that holds a value; what groups values (`start`) is in the names (`start.fte`). */
export interface Field {
  /** Dotted, below `data`: `effectiveOn`, `start.fte`. */
  readonly name: string;
  readonly path: readonly string[];
  /**
   * `needed`; `one-of`: at least one field of its group; `optional`. A field of an optional group is optional,
   * whatever the group asks once it is there.
   */
  readonly need: 'needed' | 'one-of' | 'optional';
  readonly form: FieldForm;
  /** What is expected there of a supplier, in the words of a fault. */
  readonly expected: string;
  /** What it means. */
  readonly means: string;
  /** Part of what names the fact where a file gives no id. */
  readonly inBusinessKey: boolean;
}

/** The fields of an event type, in the order of its definition. */
export function fieldsOf(type: EventType): readonly Field[] {
  const definition = definitionOf(type);
  return fieldsBelow(type, definition.data as SchemaNode, [], 'needed').map(field => ({
    ...field,
    inBusinessKey: definition.businessKey.includes(field.path[0]!),
  }));
}

function fieldsBelow(
  type: EventType,
  group: SchemaNode,
  path: readonly string[],
  groupNeed: Field['need'],
): Field[] {
  const required = group.required ?? [];
  const oneOf = (group.minProperties ?? 0) > 0 && required.length === 0;
  return Object.entries(group.properties ?? {}).flatMap(([step, node]) => {
    const own = required.includes(step) ? 'needed' : oneOf ? 'one-of' : 'optional';
    const need = groupNeed === 'optional' ? 'optional' : own;
    const here = [...path, step];
    if (node.type === 'object') return fieldsBelow(type, node, here, need);
    const name = here.join('.');
    return [
      {
        name,
        path: here,
        need,
        form: formOf(type, node, here),
        expected: expectedAt(node),
        means: meaningOfField(type, name),
        inBusinessKey: false,
      },
    ];
  });
}

/** Suppliers write the identifier, and gateway makes what the schema asks for. */
function expectedAt(node: SchemaNode): string {
  const stands = standsForIdentifier(node);
  return stands === undefined ? (node.description ?? '') : CLEAR_FORMS[stands];
}

function formOf(type: EventType, node: SchemaNode, path: readonly string[]): FieldForm {
  if (node.type === 'array') {
    const { items = {}, minItems = 0, maxItems = Infinity } = node;
    return items.type === 'object'
      ? { kind: 'list-of-groups', fields: fieldsBelow(type, items, path, 'needed') }
      : { kind: 'list', of: formOf(type, items, path), minItems, maxItems };
  }
  if (node.enum !== undefined) return { kind: 'choice', of: node.enum };
  if (node.type === 'boolean') return { kind: 'true-or-false' };
  if (node.type === 'number' || node.type === 'integer')
    return {
      kind: 'number',
      whole: node.type === 'integer',
      minimum: node.minimum ?? -Infinity,
      maximum: node.maximum ?? Infinity,
    };
  const identifier = standsForIdentifier(node);
  if (identifier !== undefined) return { kind: identifier === 'person' ? 'person' : 'pseudonym' };
  const refinements = refinementsOf(node);
  if (refinements.includes('day')) return { kind: 'day' };
  if (refinements.includes('month')) return { kind: 'month' };
  if (node.pattern !== undefined) return { kind: 'code', pattern: node.pattern };
  return { kind: 'text', maxLength: node.maxLength ?? Infinity };
}
