import { BodyFault } from '../bodies/body-fault.js';

/** Rows are looked at column by column: more than anybody has would keep everybody waiting. */
export const MOST_COLUMNS = 1000;

const MOST_NAMES = 40;
const LONGEST_NAME = 40;

/** Names in a message: however many and however long they are, it stays short. */
export function listed(names: readonly string[], separator = ', '): string {
  const shown = names
    .slice(0, MOST_NAMES)
    .map(name => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name).toWellFormed());
  const more = names.length - shown.length;
  return shown.join(separator) + (more > 0 ? `${separator}and ${more} more` : '');
}

/** Spreadsheets of other countries part cells by semicolons or tabs, old ones lines by CR alone: all of it looks like one long cell. */
export function separatorHint(header: readonly string[]): string {
  if (header.some(name => name.includes('\r')))
    return ' (its lines end in CR alone: save it with LF or CRLF)';
  if (header.length > 1) return '';
  if (header[0]!.includes(';')) return ' (its cells are parted by semicolons: save it with commas)';
  return header[0]!.includes('\t') ? ' (its cells are parted by tabs: save it with commas)' : '';
}

export function tooManyColumns(columns: number): BodyFault {
  return new BodyFault(
    'bad-header',
    `the first line has ${columns} cells, and a header has at most ${MOST_COLUMNS}`,
    'leave out the columns that are not needed',
  );
}
