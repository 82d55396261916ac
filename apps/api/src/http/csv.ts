import { stringify } from 'csv-stringify/sync';

/** Column names, and what each holds. */
export type Columns = Readonly<Record<string, string>>;

export type Cell = string | number | null;

export interface Table<C extends Columns = Columns> {
  readonly columns: C;
  readonly rows: readonly { readonly [Name in keyof C]: Cell }[];
}

/** RFC 4180 with a header. A cell that is null is empty. */
export function csvOf({ columns, rows }: Table): string {
  const names = Object.keys(columns);
  const cells = rows.map(row => names.map(name => safe(row[name] ?? null)));
  return stringify([names, ...cells], { record_delimiter: 'windows' });
}

/** What a spreadsheet takes for a formula, after any blanks and byte order marks: also in full width. */
const FORMULA = /^[\p{Zs}\u{FEFF}]*[=+\-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** Text that a spreadsheet would run gets a leading quote; numbers are what they are. */
function safe(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
