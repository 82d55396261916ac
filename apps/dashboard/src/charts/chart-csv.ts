import { type ChartCell, type ChartTable } from './chart-table.js';

export interface Provenance {
  readonly title: string;
  /** Where the figures are from: series, vintage, evidence. */
  readonly source: string;
  /** Which days they are of, and how fresh. */
  readonly dated: string;
}

/** What is said below every figure of a page. */
export type Provenanced = Omit<Provenance, 'title'>;

/**
 * The figures as CSV (RFC 4180), after three lines that begin with # and say what they are. Numbers are as exact as the API gave them; what
 * is not known is empty.
 */
export function chartCsv({ columns, rows }: ChartTable, { title, source, dated }: Provenance): string {
  const told = [title, source, dated].map(text => quoted(`# ${text}`));
  const table = [columns.map(({ label }) => label), ...rows].map(row => row.map(cellOf).join(','));
  return [...told, ...table, ''].join('\r\n');
}

/** What a spreadsheet would run, also where blanks, a BOM or full-width characters hide it. */
const RUNS = /^[\s\u200B\uFEFF]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cellOf(cell: ChartCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replaceAll('\u00a0', ' ');
  return quoted(RUNS.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
