import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ndjsonItems } from '../../apps/gateway/src/bodies/index.js';
import { csvRecords } from '../../apps/gateway/src/files/index.js';
import { type ServedDoors, servedDoors } from '../../apps/gateway/src/testing/index.js';
import { doorsOf } from './doors.js';
import { fuzz } from './fuzz.js';
import { inputOf } from './generate.js';
import { oneLine, streamedLine } from './one-line.js';
import { CSV, CSV_PATH, HEADER, items, line, NDJSON, rowOf, SNAPSHOT_PATH, whole } from './sending.js';

const INPUTS = 1000;
const SEED = Number(process.env['MUSTER_FUZZ_SEED'] ?? 1);
const MIB = 1 << 20;
const GIB = 1 << 30;
let doors: ServedDoors;
beforeAll(async () => {
  doors = await servedDoors('fuzz-doors');
});
afterAll(() => doors.close());

describe('one line of 1 GB', () => {
  const headers = () => ({ ...NDJSON, authorization: `Bearer ${doors.key}` });

  it.each([
    ['/v1/events', NDJSON],
    [CSV_PATH, CSV],
    [SNAPSHOT_PATH, CSV],
  ])('is answered at %s as soon as it is too much, and is not kept in memory', async (path, type) => {
    const answer = await streamedLine({ url: doors.url, path, headers: { ...headers(), ...type } }, GIB);
    expect([answer.status, answer.body]).toEqual([413, expect.stringContaining('"too-large"')]);
    expect(answer.sent).toBeLessThan(100 * MIB);
    expect(answer.growth).toBeLessThan(400 * MIB);
  });

  it('that says how long it is, is answered before any of it is read', async () => {
    const long = { ...headers(), 'content-length': String(GIB) };
    const answer = await streamedLine({ url: doors.url, path: '/v1/events', headers: long }, GIB);
    expect([answer.status, answer.body]).toEqual([413, expect.stringContaining('more than 67108864 bytes')]);
    expect(answer.sent).toBeLessThan(16 * MIB);
  });

  it('is answered each time, whatever is on its way still', async () => {
    const long = { ...headers(), 'content-length': String(GIB) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        streamedLine({ url: doors.url, path: '/v1/events', headers: long }, GIB),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 413));
  });

  it.each([
    ['NDJSON', ndjsonItems, { code: 'too-large' }],
    ['CSV', csvRecords, { broken: { by: 'length', rejection: { code: 'too-large' } } }],
  ])('is one item to the reader of %s, in bounded memory', async (_, read, said) => {
    const before = process.memoryUsage();
    const found: unknown[] = [];
    for await (const item of read(oneLine(GIB))) found.push(item);
    expect(found).toMatchObject([said]);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    expect(heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(64 * MIB);
  });
});

describe('a question that is odd', () => {
  it.each([
    ['/v1/deliveries/%00', 404, 'unknown-delivery'],
    ['/v1/deliveries/%zz', 400, 'bad-query'],
    ['/v1/sources/me/quality?month=0000-01', 400, 'bad-query'],
    ['/v1/sources/me/outcomes?since=999999999999999&limit=0', 200, undefined],
    ['/v1/sources/me/outcomes?since=-1', 400, 'bad-query'],
    ['/v1/sources/me/outcomes?__proto__=1', 400, 'bad-query'],
    ['/v1/sources/me/outcomes?since=1&since=2', 400, 'bad-query'],
  ])('%s', async (path, status, code) => {
    const reply = await doors.get(path);
    expect([reply.status, reply.json['code']]).toEqual([status, code]);
  });

  it.each([
    [`${CSV_PATH}&replaces=2026-02-01..2026-01-01`, 'bad-query', 'replaces: expected two days'],
    [`${CSV_PATH}&replaces=2026-01-01..2026-01-31..2026-02-01`, 'bad-query', 'replaces: expected two days'],
    [`${CSV_PATH.replace('esr', 'esr%00')}`, 'bad-query', 'source: expected a source of 1 to 200 characters'],
    [
      '/v1/events?type=post.started&replaces=2026-01-01..2026-01-31',
      'bad-query',
      'source: with replaces, name the source',
    ],
    ['/v1/events?type=__proto__', 'bad-query', 'type: expected an event type'],
    [`${SNAPSHOT_PATH}:%00`, 'bad-query', 'source: expected a source of 1 to 200 characters'],
    [`${SNAPSHOT_PATH}&mapping=..%2f..%2fetc`, 'bad-query', 'mapping: expected the name of a mapping'],
    [`${SNAPSHOT_PATH}&mapping=nhs-turnover`, 'bad-query', 'mapping: '],
  ])('%s', async (path, code, words) => {
    const reply = await doors.send(path, `${HEADER}\n${rowOf(200)}\n`, CSV);
    expect(whole(reply)).toEqual([400, code, expect.stringContaining(words)]);
  });

  it.each([
    'https://example.org/\0',
    'https://example.org/\ud800',
    `https://example.org/${'x'.repeat(500)}`,
    7,
    null,
  ])('a webhook at %j', async url => {
    const response = await fetch(`${doors.url}/v1/sources/me/webhook`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${doors.key}` },
      body: JSON.stringify({ url }),
    });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ detail: 'url: expected a URL of at most 500 characters without blanks' }),
    ]);
  });
});

it('a supplier cannot take back what another one said', async () => {
  const key = await doors.supplier({ name: 'nosy', sources: ['urn:nosy'], organisations: ['RXX'] });
  await doors.send(CSV_PATH, `${HEADER}\n${rowOf(300)}\n`, CSV);
  const before = (await doors.appended()).length;
  const reply = await doors.send(`${CSV_PATH}&replaces=2026-01-01..2026-01-31`, `${HEADER}\n`, {
    ...CSV,
    authorization: `Bearer ${key}`,
  });
  expect(whole(reply)).toEqual([422, 'rejected', expect.stringContaining('not yours to replace')]);
  expect(await doors.appended()).toHaveLength(before);
});

describe('the doors', () => {
  it('take whatever comes: no 5xx, short answers, a heap that stays flat, and a good event after it all', async () => {
    const { byStatus, heapGrowth } = await fuzz({
      target: doorsOf(doors),
      inputs: INPUTS,
      firstSeed: SEED,
      inputAt: seed => inputOf(seed, 'clear'),
      atOnce: 4,
    });
    expect(heapGrowth).toBeLessThan(16 * MIB);
    // Doors that let nothing in would be tried in vain.
    expect(byStatus[202]).toBeGreaterThan(INPUTS * 0.15);
    for (const status of [400, 415, 422]) expect(byStatus[status]).toBeGreaterThan(10);
    const after = await doors.send('/v1/events', line());
    expect([after.status, ...items(after)]).toEqual([202, [0, 'accepted']]);
    expect(doors.logged()).not.toContain('"level":50');
  });
});
