import { DayField, definitionOf, type EventType, MonthField } from '@muster/domain';
import { cellOfValue } from './cells.js';
import { type Column, type ColumnKind } from './column.js';
import { exampleOf } from './example.js';
import { type SchemaNode } from './schema-node.js';

const attribute = (name: string, expected: string, example: string, required = true): Column => ({
  name,
  path: [name],
  pointer: `/${name}`,
  required,
  kind: 'text',
  verbatim: false,
  expected,
  example,
});

/** The envelope's columns. Without an id the event's business key stands for it. */
function envelopeColumns(type: EventType): Column[] {
  const kind = definitionOf(type).subjects[0]!;
  const key = { person: '0123456789abcdef0123456789abcdef', source: 'urn:ods:R0A:esr' };
  const subject = `${kind}/${(key as Record<string, string>)[kind] ?? (kind === 'target' ? 'midwives-1200' : 'R0A')}`;
  return [
    attribute('source', 'the source system, e.g. urn:ods:R0A:esr', 'urn:ods:R0A:esr'),
    attribute('id', 'an id of 1 to 200 characters', 'R0A-2023-000001', false),
    attribute('subject', `a subject, as ${kind}/<key>`, subject),
    attribute(
      'time',
      'when the source recorded it, as 2023-09-30T12:00:00Z (with offset)',
      '2023-09-30T12:00:00Z',
    ),
  ];
}

const known = new Map<EventType, readonly Column[]>();

/** The columns of a file of this type: the envelope's, then the data's in the order of its schema. */
export function csvColumnsOf(type: EventType): readonly Column[] {
  let columns = known.get(type);
  if (!columns) {
    const envelope = envelopeColumns(type);
    const taken = new Set(envelope.map(({ name }) => name));
    const ofData = columnsBelow(definitionOf(type).data as SchemaNode, ['data'], true).map(column =>
      taken.has(column.name) ? { ...column, name: `data.${column.name}` } : column,
    );
    known.set(type, (columns = [...envelope, ...ofData]));
  }
  return columns;
}

/**
 * What a header must have: of each list one column at least. A group that is needed, of which no single field is
 * (the start of a period: headcount, FTE, or both), asks for any of its columns.
 */
export function csvNeedsOf(type: EventType): readonly (readonly string[])[] {
  const columns = csvColumnsOf(type);
  const groups = needyGroups(definitionOf(type).data as SchemaNode, ['data']).map(path =>
    columns.filter(column => path.every((step, at) => column.path[at] === step)).map(({ name }) => name),
  );
  return [...columns.filter(({ required }) => required).map(({ name }) => [name]), ...groups];
}

/** Columns that may stand for a person's subject: the identifiers, each under its scheme. Empty for other subjects. */
export function identifierColumnsOf(type: EventType): readonly string[] {
  if (!(definitionOf(type).subjects as readonly string[]).includes('person')) return [];
  const { properties } = definitionOf('person.linked').data as SchemaNode;
  return (properties?.['basis']?.enum ?? []).map(String).filter(scheme => scheme !== 'manual');
}

function columnsBelow(schema: SchemaNode, path: readonly string[], needed: boolean): Column[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const required = needed && (schema.required ?? []).includes(name);
    const below = [...path, name];
    if (field.type === 'object' && field.properties) return columnsBelow(field, below, required);
    const kind = kindOf(field);
    return [
      {
        name: below.slice(1).join('.'),
        path: below,
        pointer: `/${below.join('/')}`,
        required,
        kind,
        verbatim: kind === 'text' && !field.enum && !field.pattern && field.const === undefined,
        expected: expectedOf(field, kind),
        example: cellOfValue(exampleOf(field), kind),
      },
    ];
  });
}

function needyGroups(schema: SchemaNode, path: readonly string[]): (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (field.type !== 'object' || !field.properties || !(schema.required ?? []).includes(name)) return [];
    const below = [...path, name];
    return (field.required ?? []).length === 0 ? [below] : needyGroups(field, below);
  });
}

const DAY = (DayField as SchemaNode).description;
const MONTH = (MonthField as SchemaNode).description;

function kindOf(field: SchemaNode): ColumnKind {
  if (field.description === DAY) return 'day';
  if (field.description === MONTH) return 'month';
  const { type } = field;
  if (type === 'number' || type === 'integer' || type === 'boolean') return type;
  // Items of a fixed form hold no semicolon; others might, and go as JSON.
  if (type === 'array') return (field.items?.enum ?? field.items?.pattern) ? 'list' : 'json';
  const values = field.enum ?? (field.const === undefined ? undefined : [field.const]);
  const isText = values ? values.every(value => typeof value === 'string') : type === 'string';
  return isText ? 'text' : 'json';
}

function expectedOf(field: SchemaNode, kind: ColumnKind): string {
  const words = field.description ?? 'a value';
  if (kind === 'list') return `${words}, with semicolons between them`;
  return kind === 'json' ? `${words}, as JSON` : words;
}
