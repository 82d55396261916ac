import { type Day, type Fault, readEvent, shown, wireType } from '@muster/domain';
import { type Row } from '../files/rows.js';
import { identifiersInFact } from '../pseudonyms/identifier-in-text.js';
import { type SnapshotField, type SnapshotMapping } from '../mappings/snapshot-mapping.js';
import { type CellFault, codeOf, dayOf, fteOf, isCellFault } from './cells.js';
import { type Columns, type FoundColumn } from './columns.js';
import { type PostRow } from './said.js';

/** How identifiers become pseudonyms. Faults never repeat an identifier; their pointers are `/<scheme>`. */
export interface RowPseudonyms {
  person(identifiers: Readonly<Record<string, string>>): PersonNamed;
  /**
   * @param clear `<organisation>-<assignment number>`
   * @returns 32 hexadecimal digits
   */
  post(clear: string): string;
}

export type PersonNamed =
  | {
      readonly ok: true;
      readonly subject: string;
      readonly links: readonly { readonly alias: string; readonly basis: string }[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export interface RowContext {
  readonly mapping: SnapshotMapping;
  readonly columns: Columns;
  readonly organisation: string;
  /** Others' premises where its people may work. */
  readonly workplaces: readonly string[];
  readonly asAt: Day;
  /** Bounds how far ahead a day may lie. */
  readonly today: Day;
  readonly pseudonyms: RowPseudonyms;
}

/** What could be made of a row. A post or person that could be told is given even where the row as a whole is bad. */
export interface RowReading {
  /** Pseudonym. */
  readonly post: string | undefined;
  /** Every pseudonym of the person. */
  readonly person: readonly string[];
  readonly said: PostRow | undefined;
  /** Empty: the row is good. */
  readonly faults: readonly Fault[];
  /** Nothing names a post or a person: a footer, a blank line. */
  readonly namesNobody: boolean;
}

const ASSIGNMENT = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/;

export function readRow(row: Row, context: RowContext): RowReading {
  const faults: Fault[] = [];
  const at = (name: string, fault: CellFault) => faults.push({ pointer: `/${name}`, ...fault });
  const cell = (name: string) => (row.cells[name] ?? '').trim();

  const post = postOf(context, cell, at);
  const person = personOf(context, cell, faults);
  const named = [...(person?.ok ? [person.subject, ...person.links.map(({ alias }) => alias)] : [])];
  const namesNobody = context.columns.found.every(
    ({ name, column: { reads } }) => (reads !== 'post' && reads !== 'identifier') || cell(name) === '',
  );
  if (row.fault !== undefined) {
    // Its cells may stand in the wrong columns: it says no more than that there is a row.
    const [expected, got] = row.fault.split(', got ');
    return {
      post,
      person: [],
      said: undefined,
      faults: [{ pointer: '', expected: expected!, got: got ?? '' }],
      namesNobody: false,
    };
  }
  const values = valuesOf(context, cell, at);
  const organisation = workplaceOf(context, values.fields, at);
  if (faults.length === 0 && post !== undefined && person?.ok) {
    const { subject, links } = person;
    const said = { ...rowOf(values, organisation), subject, links };
    faults.push(...eventFaults(said, post, context));
    if (faults.length === 0) return { post, person: named, said, faults, namesNobody };
  }
  return { post, person: named, said: undefined, faults, namesNobody };
}

type Cell = (name: string) => string;
type At = (name: string, fault: CellFault) => void;

function postOf({ columns, organisation, pseudonyms }: RowContext, cell: Cell, at: At): string | undefined {
  const { name } = columns.found.find(({ column }) => column.reads === 'post')!;
  const assignment = cell(name);
  if (ASSIGNMENT.test(assignment)) return pseudonyms.post(`${organisation}-${assignment}`);
  at(name, {
    expected: 'an assignment number: up to 40 letters and digits',
    got: assignment === '' ? 'nothing' : `${assignment.length} characters, not of them only`,
  });
  return undefined;
}

function personOf(
  { columns, organisation, pseudonyms }: RowContext,
  cell: Cell,
  faults: Fault[],
): PersonNamed | undefined {
  const identifiers: Record<string, string> = {};
  const nameOf = new Map<string, string>();
  for (const { name, column } of columns.found) {
    if (column.reads !== 'identifier' || cell(name) === '') continue;
    const whole = column.alone === undefined || new RegExp(column.alone).test(cell(name));
    identifiers[column.scheme] = whole ? cell(name) : `${organisation}-${cell(name)}`;
    nameOf.set(column.scheme, name);
  }
  if (nameOf.size === 0) {
    const names = columns.found.flatMap(({ name, column }) => (column.reads === 'identifier' ? [name] : []));
    faults.push({ pointer: '', expected: `an identifier in ${names.join(' or ')}`, got: 'blanks' });
    return undefined;
  }
  const person = pseudonyms.person(identifiers);
  if (!person.ok)
    for (const fault of person.faults)
      faults.push({ ...fault, pointer: `/${nameOf.get(fault.pointer.slice(1)) ?? fault.pointer.slice(1)}` });
  return person;
}

interface Values {
  readonly fields: Partial<Record<SnapshotField, string>>;
  readonly fte: number | undefined;
  readonly days: { startsOn?: Day; changedOn?: Day; endsOn?: Day };
}

function valuesOf({ columns, mapping }: RowContext, cell: Cell, at: At): Values {
  const fields: Partial<Record<SnapshotField, string>> = {};
  const days: Values['days'] = {};
  let fte: number | undefined;
  for (const { name, column } of columns.found) {
    const text = cell(name);
    if (column.reads === 'text' && text !== '') fields[column.field] = text;
    if (column.reads === 'code') {
      const read = codeOf(text, column);
      if (isCellFault(read)) at(name, read);
      else Object.assign(fields, read);
    }
    if (column.reads === 'fte') {
      const read = fteOf(text, column);
      if (isCellFault(read)) at(name, read);
      else fte = read;
    }
    if (column.reads === 'day') {
      const read = dayOf(text, column, mapping.dates);
      if (isCellFault(read)) at(name, read);
      else if (read !== undefined) days[column.gives] = read;
    }
  }
  const columnOf = (gives: string) =>
    columns.found.find(({ column }) => column.reads === 'day' && column.gives === gives)!.name;
  if (days.startsOn !== undefined && days.endsOn !== undefined && days.endsOn <= days.startsOn)
    at(columnOf('endsOn'), {
      expected: `a day not before ${columnOf('startsOn')}`,
      got: shown(cell(columnOf('endsOn'))),
    });
  return { fields, fte, days };
}

/** Where the person works: the organisation itself unless the row names one of its workplaces. */
function workplaceOf(
  { columns, organisation, workplaces }: RowContext,
  { organisation: named = organisation }: Values['fields'],
  at: At,
): string {
  if (named === organisation || workplaces.includes(named)) return named;
  const column = columns.found.find(
    ({ column: candidate }) => candidate.reads === 'text' && candidate.field === 'organisation',
  );
  at(column?.name ?? '', {
    expected: [organisation, ...workplaces].join(' or '),
    got: shown(named),
    remedy: 'send it in a snapshot of that organisation, or have it listed as one of your workplaces',
  });
  return organisation;
}

function rowOf({ fields, fte, days }: Values, organisation: string): Omit<PostRow, 'subject' | 'links'> {
  const { reason, destination, joinedBy, trainedIn, ...state } = fields;
  const given = Object.entries({ reason, destination, joinedBy, trainedIn }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    ...days,
    ...(Object.fromEntries(given) as Pick<PostRow, 'reason' | 'destination' | 'joinedBy' | 'trainedIn'>),
    fields: { ...state, organisation, ...(fte === undefined ? {} : { fte }) } as PostRow['fields'],
  };
}

/** What the events that the row comes to would be refused for, in the columns' names. */
function eventFaults(said: PostRow, post: string, context: RowContext): Fault[] {
  const { subject, fields, joinedBy, trainedIn, startsOn, changedOn, endsOn, reason, destination } = said;
  const start = { ...fields, joinedBy, trainedIn, post, effectiveOn: startsOn ?? context.asAt };
  const end = { post, reason, destination, effectiveOn: endsOn ?? context.asAt };
  const change = { post, ...fields, effectiveOn: changedOn ?? context.asAt };
  const columnOf = (field: string) =>
    context.columns.found.find(({ column }) => fills(column, field))?.name ?? field;
  const dayColumns = { start: 'startsOn', change: 'changedOn', end: 'endsOn' };
  const faults = new Map<string, Fault>();
  for (const [what, type, data] of [
    ['start', 'post.started', start],
    ['change', 'post.changed', change],
    ['end', 'post.ended', end],
  ] as const) {
    const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
    const event = {
      specversion: '1.0',
      type: wireType(type),
      source: 'urn:s',
      id: '1',
      subject,
      time: TIME,
      data: given,
    };
    const reading = readEvent(event, context.today);
    // Identifiers have columns of their own; in words they would be stored as they are.
    for (const fault of reading.ok ? identifiersInFact(reading.fact) : reading.rejection.faults) {
      const field = fault.pointer.replace(/^\/data\/?/, '');
      const column = columnOf(field === 'effectiveOn' ? dayColumns[what] : field);
      if (!faults.has(column)) faults.set(column, { ...fault, pointer: `/${column}` });
    }
  }
  return [...faults.values()];
}

const TIME = '2000-01-01T00:00:00Z';

function fills(column: FoundColumn['column'], field: string): boolean {
  switch (column.reads) {
    case 'text':
      return column.field === field;
    case 'code':
      return Object.values(column.codes).some(meant => field in meant);
    case 'fte':
      return field === 'fte';
    case 'day':
      return column.gives === field;
    case 'post':
    case 'identifier':
      return false;
    default:
      return column satisfies never;
  }
}
