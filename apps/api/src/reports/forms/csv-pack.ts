import { strToU8, zipSync } from 'fflate';
import { csvOf } from '../../http/csv.js';
import { type BoardReport } from '../board-report.js';
import { type NamedTable, tablesOf } from './report-tables.js';

/** A ZIP of a CSV file for each table. The same report is the same bytes. */
export function csvPack(report: BoardReport): Buffer {
  const files = Object.fromEntries(
    tablesOf(report).map((table, nth) => [
      `${String(nth + 1).padStart(2, '0')}-${fileName(table.name)}.csv`,
      strToU8(csvWithSource(table)),
    ]),
  );
  // ZIP keeps no time zone: the clock of the machine would be in the file.
  return Buffer.from(zipSync(files, { level: 6, mtime: ZIP_EPOCH }));
}

const ZIP_EPOCH = '1980-01-01T12:00:00';

/** After three lines that begin with # and say what it is, as charts' files do. */
function csvWithSource({ title, source, dated, columns, rows }: NamedTable): string {
  const told = csvOf({
    columns: Object.fromEntries(columns.map(({ label }) => [label, label])),
    rows: rows.map(row => Object.fromEntries(columns.map(({ label }, nth) => [label, row[nth] ?? null]))),
  });
  return [...[title, source, dated].map(text => quoted(`# ${text}`)), told].join('\r\n');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fileName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
