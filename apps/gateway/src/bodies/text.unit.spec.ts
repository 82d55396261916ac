import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { BodyFault } from './body-fault.js';
import { contentEncodingOf, contentTypeOf } from './content-type.js';
import { type Line, linesOf } from './lines.js';
import { ndjsonItems } from './ndjson.js';
import { readText } from './text.js';

async function* pieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
}
const bytes = (content: string | Buffer, size = 5) => pieces(Buffer.from(content as string), size);

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function refusal(what: () => unknown) {
  try {
    await what();
  } catch (error) {
    if (error instanceof BodyFault) return `${error.status} ${error.code}: ${error.message}: ${error.remedy}`;
    throw error;
  }
  throw new Error('it was not refused');
}
const SAVE = 'save it as UTF-8 (in Excel: "CSV UTF-8") and send it again';

describe('text', () => {
  it('loses its byte-order mark, and only that one', async () => {
    for (const size of [1, 2, 100]) expect(await readText(bytes('\uFEFFa\uFEFF', size), 100)).toBe('a\uFEFF');
    expect(await readText(bytes(''), 100)).toBe('');
    expect(await readText(bytes('\uFEFF', 1), 100)).toBe('');
  });

  it('in UTF-16 is refused, by its mark or without one, either way round', async () => {
    const little = Buffer.from('post,organisation\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    const bom = Buffer.from('\uFEFF', 'utf16le');
    for (const content of [Buffer.concat([bom, little]), little, big, Buffer.from([0xfe, 0xff, 0, 65])])
      expect(await refusal(() => readText(bytes(content, 1), 100))).toBe(`415 utf-16: it is UTF-16: ${SAVE}`);
  });

  it('in Latin-1 is refused with the line', async () => {
    const latin1 = Buffer.from('one\ntwo\nSalvé\nfour', 'latin1');
    expect(await refusal(() => readText(bytes(latin1), 100))).toBe(
      `400 not-utf-8: line 3 is not UTF-8: ${SAVE}`,
    );
    // A lone surrogate that somebody encoded all the same.
    const surrogate = Buffer.from([0xed, 0xa0, 0x80]);
    expect(await refusal(() => readText(bytes(surrogate), 100))).toContain('line 1 is not UTF-8');
  });

  it('that is a workbook or a gzip is refused with what to do', async () => {
    expect(await refusal(() => readText(bytes(Buffer.from('PK\x03\x04\x14\0')), 100))).toBe(
      '415 not-text: it is a workbook or another ZIP archive: save the sheet as CSV in UTF-8 and send that',
    );
    expect(await refusal(() => readText(bytes(gzipSync('a')), 100))).toBe(
      '415 not-text: it is a gzip: unpack it before; over HTTP it may come with Content-Encoding: gzip',
    );
  });

  it('beyond its limit is refused', async () => {
    expect(await refusal(() => readText(bytes('x'.repeat(101)), 100))).toBe(
      '413 too-large: the body has more than 100 bytes: send it in smaller parts',
    );
  });
});

describe('lines', () => {
  it('end in LF or CRLF, and the last one may end in nothing', async () => {
    const read = (content: string, size: number) => all(linesOf(bytes(content, size)));
    for (const size of [1, 3, 1000])
      expect(
        (await read('\uFEFFa\r\n\nb\rc\n\u00e9', size)).map(({ number, text, end }) => [number, text, end]),
      ).toEqual([
        [1, 'a', '\r\n'],
        [2, '', '\n'],
        [3, 'b\rc', '\n'],
        [4, 'é', ''],
      ]);
    expect(await read('', 1)).toEqual([]);
    expect((await read('a\n', 1)).length).toBe(1);
  });

  it('together are the text, however the bytes are cut up', async () => {
    const content = fc.array(fc.constantFrom('a', 'é', '€', '😀', '\n', '\r', '\r\n', '"'), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const lines = await all(linesOf(bytes(parts.join(''), size)));
        expect(lines.map(({ text, end }) => text + end).join('')).toBe(parts.join(''));
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, nth) => nth + 1));
        expect(lines.every(({ text, broken }) => !broken && !text.includes('\n'))).toBe(true);
      }),
    );
  });

  it('that are not UTF-8 are broken alone', async () => {
    const lines = await all(linesOf(bytes(Buffer.from('one\nSalv\xe9\nthree', 'latin1'))));
    expect(lines.map(({ text, broken }) => [text, broken])).toEqual([
      ['one', undefined],
      ['Salv\uFFFD', 'not-utf-8'],
      ['three', undefined],
    ]);
  });

  it('of a gigabyte are one fault each, are not kept, and reading goes on', async () => {
    const mebibyte = Buffer.alloc(1 << 20, 'x');
    const content = async function* () {
      yield await Promise.resolve(Buffer.from('one\n'));
      for (let nth = 0; nth < 1024; nth += 1) yield mebibyte;
      yield Buffer.from('\nthree');
    };
    let highest = 0;
    const before = process.memoryUsage().rss;
    const seen: Line[] = [];
    for await (const line of linesOf(
      (async function* () {
        for await (const chunk of content()) {
          highest = Math.max(highest, process.memoryUsage().rss);
          yield chunk;
        }
      })(),
    ))
      seen.push(line);
    expect(seen.map(({ number, broken, text }) => [number, broken, text.length])).toEqual([
      [1, undefined, 3],
      [2, 'too-long', 200],
      [3, undefined, 5],
    ]);
    expect(highest - before).toBeLessThan(100 << 20);
  });
});

describe('NDJSON', () => {
  it('gives each line its item or its fault, and goes on', async () => {
    const content = Buffer.concat([
      Buffer.from('\uFEFF{"a":1}\r\n\r\n{"a":\n'),
      Buffer.from('"Salv\xe9"\n', 'latin1'),
      Buffer.from(`"${'x'.repeat(300)}"\n{"__proto__":{"admin":true}}\n"\\ud800"`),
    ]);
    const items = await all(ndjsonItems(bytes(content), { maxLine: 256 }));
    expect(items.map(({ text: _, ...item }) => item)).toEqual([
      { at: 1, json: { a: 1 } },
      {
        at: 3,
        code: 'malformed-json',
        faults: [
          {
            pointer: '',
            expected: 'well-formed JSON',
            got: 'an end too early at line 3, column 6',
            remedy: 'let a JSON library write it',
          },
        ],
      },
      {
        at: 4,
        code: 'malformed-json',
        faults: [{ pointer: '', expected: 'text in UTF-8', got: 'other bytes', remedy: 'save it as UTF-8' }],
      },
      {
        at: 5,
        code: 'too-large',
        faults: [
          {
            pointer: '',
            expected: 'a line of at most 256 bytes',
            got: 'a longer one',
            remedy: 'end each line with LF or CR LF, or leave out what makes it so long',
          },
        ],
      },
      { at: 6, json: JSON.parse('{"__proto__":{"admin":true}}') as unknown },
      { at: 7, json: '\ud800' },
    ]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('what a body says of itself', () => {
  const accepted = ['application/cloudevents+json', 'application/x-ndjson'] as const;

  it('is taken with parameters and in any case', () => {
    expect(contentTypeOf('Application/CloudEvents+JSON; charset="UTF-8"', accepted)).toBe(accepted[0]);
    expect(contentTypeOf('application/x-ndjson;charset=us-ascii;x=y', accepted)).toBe(accepted[1]);
    expect([undefined, ' ', 'identity', 'GZIP'].map(contentEncodingOf)).toEqual([
      'identity',
      'identity',
      'identity',
      'gzip',
    ]);
  });

  it('is refused with what is taken', async () => {
    const refused = (header: string | undefined) => refusal(() => contentTypeOf(header, accepted));
    const send = 'send application/cloudevents+json or application/x-ndjson, in UTF-8';
    expect(await refused(undefined)).toBe(`415 wrong-content-type: the request has no Content-Type: ${send}`);
    expect(await refused('text/html')).toBe(
      `415 wrong-content-type: the Content-Type text/html is not taken here: ${send}`,
    );
    expect(await refused('x'.repeat(10_000))).toBe(
      `415 wrong-content-type: the Content-Type is not a media type: ${send}`,
    );
    expect(await refused('application/x-ndjson; charset=utf-16')).toBe(
      `415 wrong-content-type: the charset utf-16 is not taken here: ${send}`,
    );
    expect(await refusal(() => contentEncodingOf('br'))).toBe(
      '415 wrong-content-encoding: the Content-Encoding is neither gzip nor identity: send the body as it is, or as one gzip with Content-Encoding: gzip',
    );
  });
});
