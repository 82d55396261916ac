import {
  type Column as DataColumn,
  columnsOf,
  definitionOf,
  type EventType,
  type FieldForm,
  fieldsOf,
} from '@muster/domain';
import { type Column, type ColumnKind } from './column.js';

const attribute = (name: string, expected: string, required = true): Column => ({
  name,
  path: [name],
  pointer: `/${name}`,
  required,
  kind: 'text',
  verbatim: false,
  inClear: false,
  expected,
});

/** The envelope's columns. Without an id the event's business key stands for it. */
function envelopeColumns(type: EventType): Column[] {
  return [
    attribute('source', 'the source system, e.g. urn:ods:R0A:esr'),
    attribute('id', 'an id of 1 to 200 characters', false),
    attribute('subject', `a subject, as ${definitionOf(type).subjects[0]}/<key>`),
    attribute('time', 'when the source recorded it, as 2023-09-30T12:00:00Z (with offset)'),
  ];
}

const known = new Map<EventType, readonly Column[]>();

/** The columns of a file of this type: the envelope's, then the data's in the order of its schema. */
export function csvColumnsOf(type: EventType): readonly Column[] {
  let columns = known.get(type);
  if (!columns) known.set(type, (columns = [...envelopeColumns(type), ...columnsOf(type).map(ofData)]));
  return columns;
}

/**
 * What a header must have: of each list one column at least. A group that is needed, of which no single field is
 * (the start of a period: headcount, FTE, or both), asks for any of its columns.
 */
export function csvNeedsOf(type: EventType): readonly (readonly string[])[] {
  const needed = csvColumnsOf(type).filter(({ required }) => required);
  const groups = new Map<string, string[]>();
  for (const { name, field } of columnsOf(type)) {
    if (field.need !== 'one-of') continue;
    const group = field.path.slice(0, -1).join('.');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...needed.map(({ name }) => [name]), ...groups.values()];
}

/** Columns that may stand for a person's subject: the identifiers, each under its scheme. Empty for other subjects. */
export function identifierColumnsOf(type: EventType): readonly string[] {
  if (!(definitionOf(type).subjects as readonly string[]).includes('person')) return [];
  const basis = fieldsOf('person.linked').find(({ name }) => name === 'basis')!.form;
  return basis.kind === 'choice' ? basis.of.filter(scheme => scheme !== 'manual') : [];
}

function ofData({ name, field }: DataColumn): Column {
  const { path, form, need, expected } = field;
  const kind = kindOf(form);
  return {
    name,
    path: ['data', ...path],
    pointer: `/data/${path.join('/')}`,
    required: need === 'needed',
    kind,
    verbatim: form.kind === 'text',
    inClear: form.kind === 'pseudonym' || form.kind === 'person',
    expected:
      kind === 'list'
        ? `${expected}, with semicolons between them`
        : kind === 'json'
          ? `${expected}, as JSON`
          : expected,
  };
}

function kindOf(form: FieldForm): ColumnKind {
  switch (form.kind) {
    case 'number':
      return form.whole ? 'integer' : 'number';
    case 'true-or-false':
      return 'boolean';
    case 'day':
    case 'month':
    case 'list':
      return form.kind;
    case 'list-of-groups':
      return 'json';
    case 'text':
    case 'code':
    case 'choice':
    case 'pseudonym':
    case 'person':
      return 'text';
    default:
      return form satisfies never;
  }
}
