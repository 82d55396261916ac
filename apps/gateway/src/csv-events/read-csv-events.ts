import { type EventType, type Fault, faultsOfData, type Rejection } from '@muster/domain';
import { BodyFault, type Bytes } from '../bodies/body-fault.js';
import { type CsvRecord, csvRecords } from '../files/csv.js';
import { csvColumnsOf } from './columns.js';
import { eventOfRow, type RowDefaults, type RowEvent } from './event-of-row.js';
import { checkHeader } from './header.js';

/** A row: the event that it says, or why it says none. `at` is the line that it starts on, the header's being 1. */
export type CsvItem =
  | ({ readonly at: number; readonly raw: readonly string[] } & Pick<RowEvent, 'json' | 'identifiers'>)
  | ({ readonly at: number; readonly raw: readonly string[] } & Rejection);

export interface CsvEvents {
  /** As it came, for the file of rejected rows. */
  readonly header: readonly string[];
  /** Row by row, in bounded memory; rows without any value are let be. */
  readonly items: () => AsyncGenerator<CsvItem>;
}

/**
 * A CSV body of one event type.
 * @throws {BodyFault} what spoils all of it: `empty`, `bad-header`, `utf-16`, `not-text`, and what the bytes' own decoding throws
 */
export async function readCsvEvents(
  bytes: Bytes,
  type: EventType,
  defaults: RowDefaults = {},
): Promise<CsvEvents> {
  const records = csvRecords(bytes);
  const first = await records.next();
  if (first.done)
    throw new BodyFault('empty', 'it is empty', 'send a file with a header and at least one row');
  let names: readonly string[];
  try {
    names = checkHeader(type, readableHeader(first.value), defaults);
  } catch (error) {
    await records.return(undefined);
    throw error;
  }
  return {
    header: first.value.cells,
    async *items() {
      for await (const record of records)
        if (record.broken || record.cells.some(cell => cell.trim() !== ''))
          yield itemOf(type, names, defaults, record);
    },
  };
}

function readableHeader({ cells, broken }: CsvRecord): readonly string[] {
  if (!broken) return cells;
  switch (broken.by) {
    case 'encoding':
      throw new BodyFault(
        'not-utf-8',
        'the header is not UTF-8',
        'save it as UTF-8 (in Excel: "CSV UTF-8") and send it again',
      );
    case 'length':
      throw new BodyFault(
        'too-large',
        'the first line is longer than any header',
        'send lines with CR LF or LF between them',
      );
    case 'quotes':
      throw new BodyFault(
        'bad-header',
        `the header has ${broken.rejection.faults[0]!.got}`,
        'mend the quotes of the first line',
      );
    default:
      return broken.by satisfies never;
  }
}

function itemOf(
  type: EventType,
  names: readonly string[],
  defaults: RowDefaults,
  { line: at, cells: raw, broken }: CsvRecord,
): CsvItem {
  if (broken) return { at, raw, ...broken.rejection };
  const rejected = (faults: readonly Fault[]): CsvItem => ({ at, raw, code: 'schema', faults });
  if (raw.length !== names.length)
    return rejected([
      {
        pointer: '',
        expected: `${names.length} cells as in the header`,
        got: `${raw.length}`,
        remedy: 'put cells that hold commas in quotes',
      },
    ]);
  if (names.some((name, nth) => name === '' && raw[nth]!.trim() !== ''))
    return rejected([
      {
        pointer: '',
        expected: 'nothing in columns without a name',
        got: 'a value',
        remedy: 'empty it, or name the column',
      },
    ]);
  const row = Object.fromEntries(names.map((name, nth) => [name, raw[nth]!]));
  const { json, identifiers, faults } = eventOfRow(type, row, defaults);
  if (faults.length === 0) return { at, raw, json, identifiers };
  return rejected([...faults, ...furtherFaults(type, json['data'], faults)]);
}

/**
 * What else is wrong with a row that goes back already, so that it is mended once. Not of fields that hold pseudonyms later: here
 * they are in clear still.
 */
function furtherFaults(type: EventType, data: unknown, faults: readonly Fault[]): Fault[] {
  const told = new Set(faults.map(({ pointer }) => pointer));
  const inClear = new Set(csvColumnsOf(type).flatMap(column => (column.inClear ? [column.pointer] : [])));
  return faultsOfData(type, data).filter(
    ({ pointer, got }) => !told.has(pointer) && (got === 'nothing' || !inClear.has(pointer)),
  );
}
