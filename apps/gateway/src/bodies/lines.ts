import { type Rejection } from '@muster/domain';
import { isUtf8 } from 'node:buffer';
import { type Bytes } from './body-fault.js';
import { textBytes } from './text.js';

/** Bytes of the longest line that is read: 1 MiB. */
export const MAX_LINE = 1 << 20;

export interface Line {
  /** The first is 1. */
  readonly number: number;
  /** Without its end. Of a line that is too long its beginning; of one that is not UTF-8 with U+FFFD for what is not. */
  readonly text: string;
  /** What is between it and the next line. */
  readonly end: '\n' | '\r\n' | '';
  /** What is wrong with it as such. The lines after it are read all the same. */
  readonly broken?: 'too-long' | 'not-utf-8';
}

const BEGINNING = 200;
/** Pieces of one line are joined at this many, for each costs more than the byte that it may hold. */
const MAX_PIECES = 1024;
const LF = 10;
const CR = 13;

/**
 * The lines of a stream, with LF or CRLF between them, in bounded memory: of a line that is too long the rest is passed over.
 * @throws {BodyFault} what `textBytes` throws
 */
export async function* linesOf(bytes: Bytes, maxLine = MAX_LINE): AsyncGenerator<Line> {
  let number = 1;
  let passingOver = false;
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of textBytes(bytes)) {
    for (let from = 0; from < chunk.length;) {
      const newline = chunk.indexOf(LF, from);
      const end = newline === -1 ? chunk.length : newline;
      if (!passingOver && end > from) {
        held.push(chunk.subarray(from, end));
        size += end - from;
        if (held.length === MAX_PIECES) held = [Buffer.concat(held, size)];
      }
      if (!passingOver && size > maxLine) {
        yield tooLong(number, held);
        passingOver = true;
        held = [];
      }
      if (newline === -1) break;
      if (!passingOver) yield lineOf(number, held, '\n');
      number += 1;
      passingOver = false;
      held = [];
      size = 0;
      from = newline + 1;
    }
  }
  if (!passingOver && held.length > 0) yield lineOf(number, held, '');
}

function lineOf(number: number, held: readonly Buffer[], ended: '\n' | ''): Line {
  const whole = held.length === 1 ? held[0]! : Buffer.concat(held);
  const crlf = ended === '\n' && whole.at(-1) === CR;
  const bytes = crlf ? whole.subarray(0, -1) : whole;
  const line = { number, text: bytes.toString('utf8'), end: crlf ? ('\r\n' as const) : ended };
  return isUtf8(bytes) ? line : { ...line, broken: 'not-utf-8' };
}

function tooLong(number: number, held: readonly Buffer[]): Line {
  const beginning = Buffer.concat(held).toString('utf8', 0, BEGINNING);
  return { number, text: beginning, end: '', broken: 'too-long' };
}

/** What is said of a line that is broken. @param code of one that is not UTF-8 */
export function rejectionOfLine(
  broken: NonNullable<Line['broken']>,
  code: Rejection['code'],
  maxLine = MAX_LINE,
): Rejection {
  return broken === 'too-long'
    ? {
        code: 'too-large',
        faults: [
          {
            pointer: '',
            expected: `a line of at most ${maxLine} bytes`,
            got: 'a longer one',
            remedy: 'end each line with LF or CR LF, or leave out what makes it so long',
          },
        ],
      }
    : {
        code,
        faults: [{ pointer: '', expected: 'text in UTF-8', got: 'other bytes', remedy: 'save it as UTF-8' }],
      };
}
