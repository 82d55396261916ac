import { definitionOf, type EventType, type Fault, TOPICS, wireType } from '@muster/domain';
import { readCell } from './cells.js';
import { type Column } from './column.js';
import { csvColumnsOf, identifierColumnsOf } from './columns.js';

/** What stands where a row, or the whole file, does not say it. */
export interface RowDefaults {
  readonly source?: string;
  readonly time?: string;
}

export interface RowEvent {
  /**
   * The CloudEvent as far as the row says it. Without `id`, its business key is to stand for it; without `subject`, the
   * identifiers. A cell that could not be read is in it as text.
   */
  readonly json: Readonly<Record<string, unknown>>;
  /** A person's identifiers in clear, by scheme. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

type Cells = Readonly<Record<string, string>>;

/**
 * A row as an event. Blank cells say nothing; numbers, days and lists become what the event's schema asks for. Whether the event is
 * good is for whoever reads events: only what the cells cannot say is a fault here.
 */
export function eventOfRow(type: EventType, row: Cells, defaults: RowDefaults = {}): RowEvent {
  const faults: Fault[] = [];
  const json: Record<string, unknown> = { specversion: '1.0', type: wireType(type) };
  const data: Record<string, unknown> = {};
  const identifiers = identifiersOf(type, row);
  for (const column of csvColumnsOf(type)) {
    const cell = cellOf(row, column.name);
    if (cell.trim() === '') {
      const standing = column.path.length === 1 ? standsFor(column, defaults, identifiers) : undefined;
      if (typeof standing === 'string') json[column.name] = standing;
      else if (column.required && standing === undefined)
        faults.push({
          pointer: column.pointer,
          expected: column.expected,
          got: 'nothing',
          remedy: 'fill it in',
        });
      continue;
    }
    const reading = readCell(column, cell);
    if (!reading.ok) faults.push({ pointer: column.pointer, ...reading.fault });
    const value = reading.ok ? reading.value : cell.trim();
    if (column.path[0] === 'data') put(data, column.path.slice(1), value);
    else json[column.name] = column.name === 'subject' ? subjectOf(type, cell.trim()) : value;
  }
  if (data['supersedes'] !== undefined && json['id'] === undefined)
    faults.push({
      pointer: '/data/supersedes',
      expected: 'an id of its own beside it',
      got: 'none',
      remedy:
        'give ids to all rows, or leave supersedes out: a row without id supersedes what its key said before',
    });
  return { json: { ...json, data }, identifiers, faults };
}

/** `true`: nothing is needed there. */
function standsFor(
  { name }: Column,
  defaults: RowDefaults,
  identifiers: RowEvent['identifiers'],
): string | true | undefined {
  if (name === 'source') return defaults.source;
  if (name === 'time') return defaults.time;
  return name === 'subject' && Object.keys(identifiers).length > 0 ? true : undefined;
}

function identifiersOf(type: EventType, row: Cells): Record<string, string> {
  return Object.fromEntries(
    identifierColumnsOf(type).flatMap(scheme => {
      const identifier = cellOf(row, scheme).trim();
      return identifier === '' ? [] : [[scheme, identifier]];
    }),
  );
}

/** Where a type is about one kind of subject, a row may leave the kind out: `R0A` for `organisation/R0A`. */
function subjectOf(type: EventType, cell: string): string {
  const { subjects } = definitionOf(type);
  const named = Object.keys(TOPICS).some(kind => cell.startsWith(`${kind}/`));
  return named || subjects.length !== 1 ? cell : `${subjects[0]}/${cell}`;
}

/** Headers are anybody's: a column named `constructor` is not what objects inherit. */
function cellOf(row: Cells, name: string): string {
  return Object.hasOwn(row, name) ? row[name]! : '';
}

/** The steps are the schema's own names, never what came. */
function put(into: Record<string, unknown>, [step, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[step!] = value;
  else put((into[step!] ??= {}) as Record<string, unknown>, rest, value);
}
