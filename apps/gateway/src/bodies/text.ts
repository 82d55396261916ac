import { isUtf8 } from 'node:buffer';
import { BodyFault, type Bytes } from './body-fault.js';

/** So many first bytes tell the encoding. */
const HEAD = 64;
const AS_UTF_8 = 'save it as UTF-8 (in Excel: "CSV UTF-8") and send it again';

/**
 * Bytes that may be text in UTF-8, without their byte-order mark. Whether they are is for whoever reads lines or the whole of it.
 * @throws {BodyFault} `utf-16` and `not-text` (a ZIP archive such as a workbook, a gzip) after the first bytes
 */
export async function* textBytes(bytes: Bytes): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (head === undefined) yield buffer;
    else {
      head = Buffer.concat([head, buffer]);
      if (head.length < HEAD) continue;
      yield withoutMark(head);
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield withoutMark(head);
}

/**
 * A body as one text.
 * @throws {BodyFault} `too-large`, `not-utf-8`, and what `textBytes` throws
 */
export async function readText(bytes: Bytes, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of textBytes(bytes)) {
    size += part.length;
    if (size > maxBytes)
      throw new BodyFault(
        'too-large',
        `the body has more than ${maxBytes} bytes`,
        'send it in smaller parts',
      );
    parts.push(part);
  }
  const whole = Buffer.concat(parts, size);
  if (isUtf8(whole)) return whole.toString('utf8');
  throw new BodyFault('not-utf-8', `line ${firstLineNotUtf8(whole)} is not UTF-8`, AS_UTF_8);
}

function withoutMark(head: Buffer): Buffer {
  if (isUtf16(head)) throw new BodyFault('utf-16', 'it is UTF-16', AS_UTF_8);
  const magic = head.toString('latin1', 0, 4);
  if (magic === 'PK\x03\x04')
    throw new BodyFault(
      'not-text',
      'it is a workbook or another ZIP archive',
      'save the sheet as CSV in UTF-8 and send that',
    );
  if (magic.startsWith('\x1f\x8b'))
    throw new BodyFault(
      'not-text',
      'it is a gzip',
      'unpack it before; over HTTP it may come with Content-Encoding: gzip',
    );
  return magic.startsWith('\xef\xbb\xbf') ? head.subarray(3) : head;
}

/** By its mark, or because every other byte is NUL, as in UTF-16 text of mostly Latin letters. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const pairs = bytes.length >> 1;
  const nuls = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (bytes[at] === 0) nuls[at % 2]! += 1;
  const mostly = (count: number) => pairs >= 2 && count * 4 >= pairs * 3;
  return mostly(nuls[0]!) !== mostly(nuls[1]!);
}

function firstLineNotUtf8(bytes: Buffer): number {
  let number = 1;
  let from = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, at))) return number;
    number += 1;
    from = at + 1;
  }
  return number;
}
