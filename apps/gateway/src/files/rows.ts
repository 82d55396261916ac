import { createReadStream } from 'node:fs';
import { BodyFault, type Bytes } from '../bodies/body-fault.js';
import { badFile } from './bad-file.js';
import { csvRecords, type CsvRecord } from './csv.js';
import { listed, MOST_COLUMNS, separatorHint, tooManyColumns } from './header.js';

/** A row of a CSV file: its cells by column, and where it stands. */
export interface Row {
  /** Line of the file it starts on; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** All cells as they came, for the file that goes back. */
  readonly raw: readonly string[];
  /** What is wrong with the row as such. */
  readonly fault: string | undefined;
}

export interface CsvFile {
  readonly header: readonly string[];
  rows(): AsyncIterable<Row>;
}

/**
 * Reads a CSV file (UTF-8, comma, quotes, with or without BOM, LF or CRLF) row by row.
 * @param needed columns that must be there; further ones are let be
 * @param read told how many bytes were read, for a progress bar
 * @throws {MusterFault} `bad-file` for what spoils the whole file: not there, empty, not UTF-8, columns missing or doubled,
 *   quotes that are wrong: rows of a publication belong together, so it is not guessed where the next one begins
 */
export async function openCsv(
  file: string,
  needed: readonly string[],
  read: (bytes: number) => void,
): Promise<CsvFile> {
  const bytes = createReadStream(file);
  bytes.on('data', chunk => read(chunk.length));
  const records = csvRecords(bytes);
  const first = await nextRecord(file, records);
  if (first === undefined) throw badFile(file, 'it is empty', 'send a file with a header');
  const header = first.cells;
  const doubled = header.filter((name, index) => header.indexOf(name) !== index);
  const missing = needed.filter(name => !header.includes(name));
  if (doubled.length > 0 || missing.length > 0) {
    await records.return(undefined);
    const faults = [
      ...(missing.length > 0 ? [`it lacks the column ${missing.join(', ')}${separatorHint(header)}`] : []),
      ...(doubled.length > 0 ? [`it has the column ${listed(doubled)} more than once`] : []),
    ];
    throw badFile(
      file,
      faults.join(' and '),
      `the header is ${listed(header, ',')}; needed are ${needed.join(', ')}`,
    );
  }
  return {
    header,
    async *rows() {
      for (let next = await nextRecord(file, records); next; next = await nextRecord(file, records))
        yield rowOf(header, next);
    },
  };
}

function rowOf(header: readonly string[], { line, cells: raw, broken }: CsvRecord): Row {
  const cells = Object.fromEntries(header.map((name, index) => [name, raw[index] ?? '']));
  return { line, cells, raw, fault: faultOf(header, raw, broken) };
}

function faultOf(
  header: readonly string[],
  raw: readonly string[],
  broken: CsvRecord['broken'],
): string | undefined {
  if (broken?.by === 'length') {
    const { expected, got } = broken.rejection.faults[0]!;
    return `${expected}, got ${got}`;
  }
  if (raw.length !== header.length) return `${header.length} cells as in the header, got ${raw.length}`;
  // U+FFFD is what another program wrote for bytes that it could not read either.
  return broken?.by === 'encoding' || raw.some(cell => cell.includes('\uFFFD'))
    ? 'text in UTF-8, got other bytes: save the file as UTF-8'
    : undefined;
}

async function nextRecord(file: string, records: AsyncGenerator<CsvRecord>): Promise<CsvRecord | undefined> {
  const next = await records.next().catch((error: unknown) => {
    if (error instanceof BodyFault) throw badFile(file, error.message, error.remedy, error);
    const { code, message } = error as NodeJS.ErrnoException;
    throw badFile(file, code === 'ENOENT' ? 'there is no such file' : message, undefined, error);
  });
  if (next.done) return undefined;
  const { line, broken } = next.value;
  if (broken?.by !== 'quotes') return next.value;
  await records.return(undefined);
  throw badFile(
    file,
    `line ${line} has ${broken.rejection.faults[0]!.got}`,
    'mend the quoting from that line on',
  );
}

/**
 * All rows of a body.
 * @throws {BodyFault} what spoils the whole of it
 */
export async function csvRows(
  bytes: Bytes,
  most: number,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly Row[] }> {
  const records = csvRecords(bytes);
  const first = await records.next();
  if (first.done) throw new BodyFault('empty', 'it is empty', 'send a file with a header and its rows');
  const header = first.value.cells;
  if (header.length > MOST_COLUMNS) {
    await records.return(undefined);
    throw tooManyColumns(header.length);
  }
  const rows: Row[] = [];
  for await (const record of records) {
    if (rows.length === most)
      throw new BodyFault(
        'too-large',
        `the file has more than ${most} rows`,
        'ask whoever runs Muster to take it in as a file',
      );
    const row = rowOf(header, record);
    rows.push(record.broken?.by === 'quotes' ? { ...row, fault: 'quotes that close, got others' } : row);
  }
  return { header, rows };
}
