import { type EventType } from '../table.js';
import { type Field, fieldsOf } from './fields.js';

/** The attributes of the envelope that a CSV file of one event type has as columns; `id` may be left out. */
export const ENVELOPE_COLUMNS = ['source', 'id', 'subject', 'time'] as const;

/** What parts the values of a list in one cell. */
export const LIST_SEPARATOR = ';';

export interface Column {
  /** Its heading: the field's dotted name, after `data.` only where the envelope has an attribute of that name. */
  readonly name: string;
  readonly field: Field;
}

/** The columns of a CSV file for the data of one event type. A list stands in one cell: of groups as JSON. */
export function columnsOf(type: EventType): readonly Column[] {
  return fieldsOf(type).map(field => ({
    name: isEnvelopeColumn(field.name) ? `data.${field.name}` : field.name,
    field,
  }));
}

/** A field's value in an event's data as one cell; empty where it has none. */
export function cellOf(data: object, { path, form }: Field): string {
  const value = path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined,
    data,
  );
  if (value === undefined) return '';
  if (Array.isArray(value) && form.kind === 'list') return value.join(LIST_SEPARATOR);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isEnvelopeColumn(name: string): boolean {
  return (ENVELOPE_COLUMNS as readonly string[]).includes(name);
}
