import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { MusterFault } from './fault.js';

/**
 * A CSV file with a header, as rows by column name. For the small tables of data/; what people send is read by gateway.
 * @throws {MusterFault} when the file is missing, broken, or lacks a column
 */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new MusterFault('bad-table', `${file} cannot be read: ${(error as Error).message}`, undefined, 1, {
      cause: error,
    });
  }
  const missing = columns.filter(column => rows[0] !== undefined && !(column in rows[0]));
  if (missing.length > 0)
    throw new MusterFault('bad-table', `${file} lacks the column ${missing.join(', ')}`);
  return rows;
}
