import writeXlsxFile from 'write-excel-file/node';
import { type BoardReport } from '../board-report.js';
import { type NamedTable, tablesOf } from './report-tables.js';

/** A sheet's name is no longer, and has none of these. */
const LONGEST = 31;
const FORBIDDEN = /[\\/?*[\]:]/g;

/** A sheet for each table. Values are numbers wherever they are numbers, as exact as the report has them. */
export async function workbookOf(report: BoardReport): Promise<Buffer> {
  const tables = tablesOf(report);
  const names = sheetNames(tables);
  return writeXlsxFile(
    tables.map((table, nth) => ({
      data: rowsOf(table),
      sheet: names[nth]!,
      columns: widths(table),
      stickyRowsCount: HEAD,
    })),
  ).toBuffer();
}

/** Title, source, days; an empty row; the columns' names. */
const HEAD = 5;

function rowsOf({ title, source, dated, columns, rows }: NamedTable) {
  return [
    [{ value: title, fontWeight: 'bold' as const, fontSize: 14 }],
    [{ value: source }],
    [{ value: dated }],
    [],
    columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const })),
    ...rows.map(row =>
      row.map((cell, nth) =>
        cell === null
          ? null
          : typeof cell === 'number'
            ? { value: cell, type: Number, format: formatOf(columns[nth]?.digits ?? null) }
            : { value: cell, type: String, wrap: cell.length > WIDEST },
      ),
    ),
  ];
}

const WIDEST = 60;

function formatOf(digits: number | null): string {
  if (digits === null || digits === 0) return '#,##0';
  return digits > 2 ? '#,##0.#####' : `#,##0.${'0'.repeat(digits)}`;
}

function widths({ columns, rows }: NamedTable) {
  return columns.map(({ label }, nth) => ({
    width: Math.min(WIDEST, 2 + Math.max(label.length, ...rows.map(row => String(row[nth] ?? '').length))),
  }));
}

function sheetNames(tables: readonly NamedTable[]): string[] {
  return tables.map(({ name }, nth) => {
    const plain = name.replaceAll(FORBIDDEN, ' ');
    return plain.length <= LONGEST ? plain : `${nth + 1} ${plain.slice(0, LONGEST - 4).trim()}`;
  });
}
