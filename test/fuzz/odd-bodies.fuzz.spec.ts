import { type ServedDoors, servedDoors } from '../../apps/gateway/src/testing/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import {
  type Body,
  CSV,
  CSV_PATH,
  GZIP,
  HEADER,
  type Headers,
  items,
  JSON_ONE,
  line,
  NDJSON,
  rowOf,
  SNAPSHOT,
  SNAPSHOT_PATH,
  utf16,
  whole,
} from './sending.js';

const MIB = 1 << 20;
let doors: ServedDoors;
beforeAll(async () => {
  doors = await servedDoors('odd-bodies');
});
afterAll(() => doors.close());

describe('a body that is odd, and good all the same', () => {
  it.each<[string, string, Body, Headers, number[]]>([
    ['a byte-order mark before JSON', '/v1/events', () => `\uFEFF${line()}`, JSON_ONE, [0]],
    ['a byte-order mark before CSV', CSV_PATH, () => `\uFEFF${HEADER}\n${rowOf(1)}\n`, CSV, [2]],
    ['CRLF between lines of NDJSON', '/v1/events', () => `${line()}\r\n\r\n${line()}\r\n`, NDJSON, [1, 3]],
    ['CRLF between rows', CSV_PATH, () => [HEADER, rowOf(2), rowOf(3), ''].join('\r\n'), CSV, [2, 3]],
    [
      'line ends and commas in quotes',
      CSV_PATH,
      () => [HEADER, rowOf(4, '"Band\r\n6, ""upper"""'), rowOf(5), ''].join('\r\n'),
      CSV,
      [2, 4],
    ],
  ])('%s', async (_, path, body, headers, places) => {
    const reply = await doors.send(path, body(), { ...headers });
    expect([reply.status, ...items(reply)]).toEqual([202, ...places.map(place => [place, 'accepted'])]);
  });
});

describe('a body that cannot be read as a whole', () => {
  const good = () => gzipSync(`${line()}\n`.repeat(50));
  it.each<[string, string, Body, Headers, number, string, string]>([
    [
      'UTF-16 as JSON',
      '/v1/events',
      () => utf16('{}'),
      JSON_ONE,
      415,
      'unsupported-media-type',
      'it is UTF-16; save it as UTF-8',
    ],
    [
      'UTF-16 as CSV',
      CSV_PATH,
      () => utf16(HEADER),
      CSV,
      415,
      'unsupported-media-type',
      'it is UTF-16; save it as UTF-8',
    ],
    [
      'UTF-16 the other way round',
      SNAPSHOT_PATH,
      () => utf16(SNAPSHOT).swap16(),
      CSV,
      415,
      'unsupported-media-type',
      'it is UTF-16',
    ],
    [
      'Latin-1 as JSON',
      '/v1/events',
      () => Buffer.from('{\n"a":"é"}', 'latin1'),
      JSON_ONE,
      400,
      'bad-body',
      'line 2 is not UTF-8',
    ],
    [
      'a header in Latin-1',
      CSV_PATH,
      () => Buffer.from(`${HEADER},é\n`, 'latin1'),
      CSV,
      400,
      'bad-body',
      'the header is not UTF-8',
    ],
    [
      'a workbook',
      CSV_PATH,
      () => Buffer.from('PK\x03\x04'),
      CSV,
      415,
      'unsupported-media-type',
      'it is a workbook or another ZIP archive',
    ],
    [
      'a column missing',
      CSV_PATH,
      () => HEADER.replace(',contract', ''),
      CSV,
      400,
      'bad-body',
      'it lacks contract',
    ],
    [
      'a column doubled',
      CSV_PATH,
      () => `${HEADER},post`,
      CSV,
      400,
      'bad-body',
      'it has post more than once',
    ],
    [
      'a column named __proto__',
      CSV_PATH,
      () => `${HEADER},__proto__`,
      CSV,
      400,
      'bad-body',
      'post.started has no column __proto__',
    ],
    [
      'a snapshot without a column',
      SNAPSHOT_PATH,
      () => SNAPSHOT.replace('Contract Type', 'x'),
      CSV,
      400,
      'bad-body',
      'it lacks the column Contract Type',
    ],
    [
      'a snapshot with one twice',
      SNAPSHOT_PATH,
      () => `${SNAPSHOT},Pay Grade`,
      CSV,
      400,
      'bad-body',
      'Grade and Pay Grade mean the same',
    ],
    [
      '200,000 columns',
      CSV_PATH,
      () => `type,${Array.from({ length: 200_000 }, (_, at) => at.toString(36)).join()}`,
      CSV,
      400,
      'bad-body',
      'has 200001 cells, and a header has at most 1000',
    ],
    [
      '200,000 columns of a snapshot',
      SNAPSHOT_PATH,
      () => `${SNAPSHOT}${','.repeat(200_000)}\n${'x\n'.repeat(50_000)}`,
      CSV,
      400,
      'bad-body',
      'and a header has at most 1000',
    ],
    [
      'a gzip cut off',
      '/v1/events',
      () => good().subarray(0, 60),
      GZIP,
      400,
      'bad-body',
      'the gzip ends before it is complete',
    ],
    [
      'a gzip that is damaged',
      '/v1/events',
      () => good().fill(7, 30, 60),
      GZIP,
      400,
      'bad-body',
      'the gzip is damaged',
    ],
    [
      'a gzip with more behind it',
      '/v1/events',
      () => Buffer.concat([good(), Buffer.from('more')]),
      GZIP,
      400,
      'bad-body',
      'other bytes follow the end of the gzip',
    ],
    [
      'no gzip',
      '/v1/events',
      () => line(),
      GZIP,
      400,
      'bad-body',
      'the Content-Encoding says gzip, and the body is none',
    ],
    [
      'a bomb',
      '/v1/events',
      () => gzipSync(Buffer.alloc(80 * MIB)),
      GZIP,
      413,
      'too-large',
      'the gzip inflates to more than 250 times its size',
    ],
    [
      'another Content-Type',
      '/v1/events',
      () => line(),
      { 'content-type': 'application/xml' },
      415,
      'unsupported-media-type',
      'the Content-Type application/xml is not taken here',
    ],
    [
      'a snapshot of another Content-Type',
      SNAPSHOT_PATH,
      () => '[]',
      JSON_ONE,
      415,
      'unsupported-media-type',
      'the Content-Type application/json is not taken here',
    ],
    [
      'no Content-Type',
      '/v1/events',
      () => Buffer.from(line()),
      {},
      415,
      'unsupported-media-type',
      'the request has no Content-Type',
    ],
    [
      'a Content-Type that is none',
      '/v1/events',
      () => line(),
      { 'content-type': ';;;' },
      415,
      'unsupported-media-type',
      'the Content-Type is not a media type',
    ],
    [
      'another charset',
      '/v1/events',
      () => line(),
      { 'content-type': 'text/csv; charset=latin1' },
      415,
      'unsupported-media-type',
      'the charset latin1 is not taken here',
    ],
    [
      'another Content-Encoding',
      '/v1/events',
      () => line(),
      { ...NDJSON, 'content-encoding': 'br' },
      415,
      'unsupported-media-type',
      'neither gzip nor identity',
    ],
    [
      'JSON of 100,000 levels',
      '/v1/events',
      () => '['.repeat(100_000),
      JSON_ONE,
      400,
      'bad-body',
      'expected JSON of at most 32 levels, got a deeper one at line 1, column 33',
    ],
  ])('%s', async (_, path, body, headers, status, code, words) => {
    const began = performance.now();
    const reply = await doors.send(path, body(), { ...headers });
    expect(whole(reply)).toEqual([status, code, expect.stringContaining(words)]);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(reply.text.length).toBeLessThan(8000);
  });
});

describe('an item that is odd', () => {
  let nextPost = 0;
  const text = 'text without U+0000 and without half surrogate pairs: such text';
  it.each([
    ['half a surrogate pair in a value', line({}, { grade: '\ud800' }), ['schema', text]],
    [
      'half a surrogate pair in a name',
      line({ '\ud800': 1 }),
      ['not-a-cloudevent', expect.stringContaining('small letters and digits')],
    ],
    [
      'U+0000 in a name',
      line({}, { 'a\0': 1 }),
      ['schema', 'names without U+0000: such a name', 'no such field: "a\\u0000"'],
    ],
    [
      'U+0000 in an id',
      line({ id: 'a\0' }),
      ['not-a-cloudevent', expect.stringContaining('an id of 1 to 200 characters')],
    ],
    [
      '__proto__ as an attribute',
      line().replace('"specversion"', '"__proto__":{"a":1},"specversion"'),
      ['not-a-cloudevent', expect.stringContaining('__proto__')],
    ],
    [
      '__proto__ as a field',
      line().replace('"post":', '"__proto__":{"a":1},"post":'),
      ['schema', 'no such field: "__proto__"'],
    ],
    [
      'a constructor as its type',
      line({ type: 'muster.constructor.v1' }),
      ['unknown-type', expect.stringContaining('an event type that Muster knows')],
    ],
    [
      'nine levels',
      line({}, { grade: JSON.parse('['.repeat(9) + ']'.repeat(9)) as unknown }),
      ['schema', 'at most 8 levels of nesting: more', expect.anything()],
    ],
    ['no object', '7', ['not-a-cloudevent', 'a CloudEvent as a JSON object: 7']],
    [
      'Latin-1',
      Buffer.from(line({}, { grade: 'é' }), 'latin1'),
      ['malformed-json', 'text in UTF-8: other bytes'],
    ],
    [
      '2 MiB on its line',
      `"${'x'.repeat(2 * MIB)}"`,
      ['too-large', 'a line of at most 1048576 bytes: a longer one'],
    ],
  ])('with %s is refused, and the next one taken', async (_, odd, said) => {
    const body = Buffer.concat([Buffer.from(odd as string), Buffer.from(`\n${line()}\n`)]);
    const reply = await doors.send('/v1/events', body, NDJSON);
    expect([reply.status, ...items(reply)]).toEqual([202, [1, ...said], [2, 'accepted']]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it.each([
    ['a row in Latin-1', rowOf(6, 'Gr\xe9'), ['schema', 'text in UTF-8: other bytes']],
    ['a row with a cell too many', `${rowOf(7)},1`, ['schema', '7 cells as in the header: 8']],
    ['a row with a cell too few', 'person/x', ['schema', '7 cells as in the header: 1']],
    [
      'a stray quote',
      rowOf(8, 'Band "6"'),
      ['schema', 'a cell with quotes around all of it, and quotes within it doubled: a stray quote'],
    ],
    [
      'a quote that stays open',
      rowOf(9, '"Band'),
      [
        'schema',
        'a cell with quotes around all of it, and quotes within it doubled: a quote that is never closed',
      ],
    ],
  ])('%s is refused, and the next one taken', async (_, odd, said) => {
    const body = Buffer.concat([
      Buffer.from(`${HEADER}\n`),
      Buffer.from(odd, 'latin1'),
      Buffer.from(`\n${rowOf(100 + (nextPost += 1))}\n`),
    ]);
    const reply = await doors.send(CSV_PATH, body, CSV);
    expect([reply.status, ...items(reply)]).toEqual([202, [2, ...said], [3, 'accepted']]);
  });

  it('with 100,000 unknown fields is told of fifty, and how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`f${at}`, 1]));
    const reply = await doors.send('/v1/events', line({}, many), JSON_ONE);
    const faults = items(reply)[0]!.slice(2);
    expect([reply.status, faults.length, faults.at(-1)]).toEqual([
      422,
      51,
      'no further faults: at least 950 more',
    ]);
    expect(reply.text.length).toBeLessThan(40_000);
  });

  it('and is one of very many leaves the answer of a length that can be read', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}`, 1]));
    const reply = await doors.send('/v1/events', `${line({}, unknown)}\n`.repeat(2000), NDJSON);
    expect(reply.status).toBe(422);
    expect(reply.text.length).toBeLessThan(6 * MIB);
    expect(items(reply).at(-1)).toEqual([2000, 'schema', 'fewer faults in one delivery: more than are told']);
  });
});
