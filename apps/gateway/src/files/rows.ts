import { MusterFault } from '@muster/platform';
import { CsvError, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

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
 * @throws {MusterFault} `bad-file` for what spoils the whole file: not there, empty, not UTF-8, columns missing or doubled
 */
export async function openCsv(
  file: string,
  needed: readonly string[],
  read: (bytes: number) => void,
): Promise<CsvFile> {
  await refuseUtf16(file);
  const bytes = createReadStream(file);
  bytes.on('data', chunk => read(chunk.length));
  const parser = bytes.pipe(
    parse({ bom: true, info: true, relax_column_count: true, max_record_size: 1 << 20 }),
  );
  bytes.on('error', error => parser.destroy(error));
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<{
    record: string[];
    info: { lines: number };
  }>;

  const first = await nextRecord(file, records);
  if (first === undefined) throw badFile(file, 'it is empty', 'send a file with a header');
  const header = first.record;
  const doubled = header.filter((name, index) => header.indexOf(name) !== index);
  const missing = needed.filter(name => !header.includes(name));
  if (doubled.length > 0 || missing.length > 0) {
    bytes.destroy();
    const faults = [
      ...(missing.length > 0 ? [`it lacks the column ${missing.join(', ')}`] : []),
      ...(doubled.length > 0 ? [`it has the column ${doubled.join(', ')} more than once`] : []),
    ];
    throw badFile(
      file,
      faults.join(' and '),
      `the header is ${header.join(',')}; needed are ${needed.join(', ')}`,
    );
  }
  return {
    header,
    async *rows() {
      let line = first.info.lines + 1;
      for (
        let next = await nextRecord(file, records);
        next !== undefined;
        next = await nextRecord(file, records)
      ) {
        yield rowOf(header, next.record, line);
        line = next.info.lines + 1;
      }
    },
  };
}

function rowOf(header: readonly string[], raw: readonly string[], line: number): Row {
  const cells = Object.fromEntries(header.map((name, index) => [name, raw[index] ?? '']));
  const fault =
    raw.length !== header.length
      ? `${header.length} cells as in the header, got ${raw.length}`
      : raw.some(cell => cell.includes('\uFFFD'))
        ? 'text in UTF-8, got other bytes: save the file as UTF-8'
        : undefined;
  return { line, cells, raw, fault };
}

async function nextRecord<R>(file: string, records: AsyncIterator<R>): Promise<R | undefined> {
  try {
    const next = await records.next();
    return next.done ? undefined : next.value;
  } catch (error) {
    if (error instanceof CsvError) throw badFile(file, error.message, 'mend the quoting from that line on');
    const { code } = error as NodeJS.ErrnoException;
    throw badFile(
      file,
      code === 'ENOENT' ? 'there is no such file' : (error as Error).message,
      undefined,
      error,
    );
  }
}

async function refuseUtf16(file: string): Promise<void> {
  let head: Buffer;
  try {
    const handle = await open(file);
    head = (await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())).buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badFile(
      file,
      code === 'ENOENT' ? 'there is no such file' : (error as Error).message,
      undefined,
      error,
    );
  }
  const mark = head.toString('hex');
  if (mark === 'fffe' || mark === 'feff')
    throw badFile(file, 'it is UTF-16', 'save it as UTF-8 (in Excel: "CSV UTF-8") and send it again');
}

function badFile(file: string, what: string, remedy?: string, cause?: unknown): MusterFault {
  return new MusterFault('bad-file', `${file} cannot be read: ${what}`, remedy, 1, { cause });
}
