import { columns } from '@muster/domain';
import { stringify } from 'csv-stringify/sync';
import { Option } from 'commander';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export const formatOption = () =>
  new Option('--format <format>', 'how to print the answer').choices(FORMATS).default('table');

export type Record_ = Readonly<Record<string, string | number | boolean | null>>;

/** Prints records as a table, as JSON, or as CSV. All have the same fields. */
export function printRecords(records: readonly Record_[], format: Format): void {
  const names = Object.keys(records[0] ?? {});
  if (format === 'json') print(JSON.stringify(records, null, 2));
  else if (format === 'csv') process.stdout.write(stringify([...records], { header: true, columns: names }));
  else
    print(
      columns([names, ...records.map(record => names.map(name => String(record[name] ?? '')))]).join('\n'),
    );
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
