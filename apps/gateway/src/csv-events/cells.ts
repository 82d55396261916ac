import { type Fault, LIST_SEPARATOR } from '@muster/domain';
import { readJson } from '../bodies/json.js';
import { type Column } from './column.js';

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;
const INTEGER = /^-?\d{1,15}$/;

type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: Omit<Fault, 'pointer'> };

/** What a cell says, by its column. A blank one is for the caller: it says nothing. */
export function readCell({ kind, verbatim, expected }: Column, cell: string): CellReading {
  const text = verbatim ? cell : cell.trim();
  switch (kind) {
    case 'text':
      return { ok: true, value: text };
    case 'day':
    case 'month':
      return NUMERIC_DATE.test(text)
        ? bad(expected, text, 'write the year first, with dashes; in a spreadsheet format the column so')
        : { ok: true, value: text };
    case 'number':
      return NUMBER.test(text)
        ? { ok: true, value: Number(text) }
        : bad(expected, text, 'write digits with a point before the decimals, and nothing else');
    case 'integer':
      return INTEGER.test(text)
        ? { ok: true, value: Number(text) }
        : bad(expected, text, 'write digits and nothing else');
    case 'boolean':
      // Spreadsheets write TRUE and FALSE.
      return /^(true|false)$/i.test(text)
        ? { ok: true, value: text.toLowerCase() === 'true' }
        : bad(expected, text, 'write one of the two words');
    case 'list':
      return { ok: true, value: text.split(LIST_SEPARATOR).map(item => item.trim()) };
    case 'json': {
      const reading = readJson(text);
      return reading.ok
        ? { ok: true, value: reading.json }
        : { ok: false, fault: { expected, got: reading.fault.got, remedy: 'write it as JSON in one cell' } };
    }
    default:
      return kind satisfies never;
  }
}

/** 30/09/2023, 30.9.23, 9-30-2023: which is the day and which the month is anybody's guess. */
const NUMERIC_DATE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/;
const LONGEST_SHOWN = 40;

/** Of a cell that is longer than any value it may hold, only its length is told. */
function bad(expected: string, text: string, remedy: string): CellReading {
  const got =
    text.length > LONGEST_SHOWN
      ? `${text.length} characters`
      : JSON.stringify(text).replaceAll('\\u0000', '');
  return { ok: false, fault: { expected, got, remedy } };
}
