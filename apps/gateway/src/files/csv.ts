import { type Rejection } from '@muster/domain';
import { type Bytes } from '../bodies/body-fault.js';
import { type Line, linesOf, MAX_LINE, rejectionOfLine } from '../bodies/lines.js';
import { type RecordScan, scanLine, type ScanVerdict } from './csv-record.js';

export interface CsvRecord {
  /** The line it starts on; the first is 1. */
  readonly line: number;
  /** Its cells; of one that cannot be told apart into cells, its first line as one cell. */
  readonly cells: readonly string[];
  readonly broken?: { readonly by: 'quotes' | 'length' | 'encoding'; readonly rejection: Rejection };
}

/**
 * The records of a CSV body (UTF-8, commas, quotes, LF or CRLF), in bounded memory. Blank lines are let be. A record whose quotes
 * are wrong is refused as its first line alone, and reading goes on with the next line: one stray quote costs one row, not the file.
 * @throws {BodyFault} what spoils the whole body
 */
export async function* csvRecords(bytes: Bytes, maxRecord = MAX_LINE): AsyncGenerator<CsvRecord> {
  const lines = lookingAhead(linesOf(bytes, maxRecord));
  try {
    for (let first = await lines.next(); first; first = await lines.next()) {
      if (first.broken === 'too-long') {
        yield brokenLine(first, 'length', rejectionOfLine('too-long', 'schema', maxRecord));
        continue;
      }
      if (first.text === '') continue;
      const scan: RecordScan = { cells: [], open: undefined };
      const taken: Line[] = [first];
      let verdict: ScanVerdict | 'unclosed' = scanLine(scan, first.text);
      let size = first.text.length;
      while (verdict === 'open') {
        const next = await lines.next();
        if (next) taken.push(next);
        size += next ? next.text.length + 1 : 0;
        if (!next || next.broken === 'too-long' || size > maxRecord) verdict = 'unclosed';
        else {
          scan.open += taken.at(-2)!.end;
          verdict = scanLine(scan, next.text);
        }
      }
      if (verdict === 'complete') yield whole(first.number, scan.cells, taken);
      else {
        lines.putBack(taken.slice(1));
        yield brokenLine(first, 'quotes', quotesRejection(verdict));
      }
    }
  } finally {
    await lines.close();
  }
}

function whole(line: number, cells: readonly string[], taken: readonly Line[]): CsvRecord {
  if (!taken.some(({ broken }) => broken)) return { line, cells };
  return { line, cells, broken: { by: 'encoding', rejection: rejectionOfLine('not-utf-8', 'schema') } };
}

function brokenLine({ number, text }: Line, by: 'quotes' | 'length', rejection: Rejection): CsvRecord {
  return { line: number, cells: [text], broken: { by, rejection } };
}

function quotesRejection(verdict: 'stray-quote' | 'unclosed'): Rejection {
  return {
    code: 'schema',
    faults: [
      {
        pointer: '',
        expected: 'a cell with quotes around all of it, and quotes within it doubled',
        got: verdict === 'unclosed' ? 'a quote that is never closed' : 'a stray quote',
        remedy: 'mend the quotes of that line',
      },
    ],
  };
}

/** Lines of which some can be put back, to be read again. */
function lookingAhead(lines: AsyncGenerator<Line>) {
  const ahead: Line[] = []; // the next one last
  return {
    next: async (): Promise<Line | undefined> => {
      const line = ahead.pop();
      if (line) return line;
      const next = await lines.next();
      return next.done ? undefined : next.value;
    },
    putBack: (again: readonly Line[]): void => {
      for (let at = again.length - 1; at >= 0; at -= 1) ahead.push(again[at]!);
    },
    close: () => lines.return(undefined),
  };
}
