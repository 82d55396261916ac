import { DayField, MonthField } from '@muster/domain';
import { type SchemaNode } from './schema-node.js';

const DAY = (DayField as SchemaNode).description;
const MONTH = (MonthField as SchemaNode).description;

/** Tried in this order against a field's pattern. */
const CODES = [
  'R0A',
  'R0A-20123456-2',
  '0123456789abcdef0123456789abcdef',
  'person/0123456789abcdef0123456789abcdef',
  'NMC',
  'code',
  '1',
];

/** A value that a schema takes, for documents and tests. What no rule here fits is an empty object. */
export function exampleOf(field: SchemaNode): unknown {
  if (field.description === DAY) return '2023-09-30';
  if (field.description === MONTH) return '2023-09';
  if (field.const !== undefined) return field.const;
  if (field.enum) return field.enum[0];
  switch (field.type) {
    case 'string':
      return textOf(field);
    case 'integer':
      return Math.max(field.minimum ?? 0, 1);
    case 'number':
      return Math.min(0.8, field.maximum ?? 0.8);
    case 'boolean':
      return true;
    case 'array':
      return field.items ? [exampleOf(field.items)] : [];
    default:
      return objectOf(field);
  }
}

function textOf(field: SchemaNode): string {
  const named = /e\.g\. ([^\s,]+)/.exec(field.description ?? '')?.[1];
  const { pattern } = field;
  if (pattern === undefined) return named ?? 'x'.repeat(Math.max(field.minLength ?? 1, 1));
  const form = new RegExp(pattern, 'u');
  return [...(named === undefined ? [] : [named]), ...CODES].find(code => form.test(code)) ?? '';
}

function objectOf(field: SchemaNode): Record<string, unknown> {
  const names = Object.keys(field.properties ?? {});
  const needed = field.required ?? [];
  const chosen = needed.length > 0 ? needed : names.slice(0, Math.max(field.minProperties ?? 0, 0));
  return Object.fromEntries(chosen.map(name => [name, exampleOf(field.properties![name]!)]));
}
