import { type Fault, faultInWords } from '@muster/domain';

/** An item that goes back. */
export interface RejectedRow {
  readonly line: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  /** The row's cells as they came. */
  readonly raw: readonly string[];
}

export const REJECT_COLUMNS = ['muster_code', 'muster_reason'] as const;

/** The first line of a file of rejected rows: the header as it came, and the two columns that are to be taken out again. */
export function rejectsHeader(header: readonly string[]): string {
  return csvLine([...header, ...REJECT_COLUMNS]);
}

/**
 * One rejected row, in the form that it came in, with its code and reasons. Cells that a spreadsheet would run are defused: whoever
 * mends the file opens it in one.
 */
export function rejectedRow(header: readonly string[], { line, code, faults, raw }: RejectedRow): string {
  const cells = Array.from({ length: header.length }, (_, index) => raw[index] ?? '');
  const rest = raw.length > header.length ? `; further cells: ${raw.length - header.length}` : '';
  return csvLine([...cells, code, `line ${line}: ${reasonOf(faults)}${rest}`]);
}

/** One rejected line of NDJSON, as a line of NDJSON: `{reason, line, item}`. The item is text, for it may be no JSON. */
export function rejectedLine({
  line,
  code,
  faults,
  text,
}: Omit<RejectedRow, 'raw'> & { readonly text: string }): string {
  return `${JSON.stringify({ code, reason: reasonOf(faults), line, item: text.toWellFormed() })}\n`;
}

/** What a spreadsheet takes for a formula: it begins with = + - @, or with a tab, CR or LF that hides one. */
const RUNS = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** A cell that no spreadsheet runs: a formula gets an apostrophe before it, a plain number stays one. */
export function defused(cell: string): string {
  return RUNS.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** One line of CSV with CRLF, quoted where need be, defused. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell => quoted(defused(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function reasonOf(faults: readonly Fault[]): string {
  return faults.map(faultInWords).join('; ');
}
