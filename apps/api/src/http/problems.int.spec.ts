import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Compile } from 'typebox/compile';
import { targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type Reply, type ServedApi, servedApi } from '../testing/served-api.js';
import { Problem } from './problems.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('problems');
  await hold(api.database, [targetSet('midwives')]);
});
afterAll(() => api.close());

const matches = Compile(Problem);

function problem(reply: Reply, status: number, code: string): Problem {
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const json = reply.json();
  expect(matches.Errors(json)).toEqual([]);
  expect([reply.status, json.status, json.code, json.type]).toEqual([
    status,
    status,
    code,
    `urn:muster:problem:${code}`,
  ]);
  return json;
}

const JSON_BODY = { 'content-type': 'application/json' };

describe('a problem', () => {
  it('lists every fault of a question, and refuses unknown parameters by name', async () => {
    const reply = await api.get('/v1/targets/midwives/position?on=2023-02-30&basis=nett&onn=2023-01-01');
    const { errors, detail } = problem(reply, 400, 'bad-query');
    expect(errors.map(({ parameter }) => parameter).sort()).toEqual(['basis', 'on', 'onn']);
    expect(errors.find(({ parameter }) => parameter === 'onn')?.remedy).toBe('known are on, basis, measure');
    expect(detail).toContain('basis: expected net, gross, establishment, got "nett"');
  });

  it('takes a parameter that comes twice for a fault', async () => {
    problem(await api.get('/v1/targets/midwives/position?on=2023-01-01&on=2023-01-02'), 400, 'bad-query');
  });

  it('says that a parameter is missing, and what it may be', async () => {
    const { errors } = problem(await api.get('/v1/workforce/reported'), 400, 'bad-query');
    expect(errors).toMatchObject([{ parameter: 'profession', got: 'nothing' }]);
  });

  it('is the answer where there is no route', async () => {
    expect(problem(await api.get('/v2?secret=1'), 404, 'unknown-route').instance).toBe('/v2');
    problem(await api.get('/docs/nothing'), 404, 'unknown-route');
    problem(await api.get('/%zz?secret=1'), 400, 'bad-request');
  });

  it('does not repeat what is in an address, for it may name somebody; nor does the log', async () => {
    for (const path of [
      '/v1/people/9434765919',
      '/v1/targets/JG123456D',
      '/v1/people/nhs-number:943%20476%205919',
    ]) {
      const { instance } = problem(
        await api.get(path),
        404,
        path.includes('targets') ? 'unknown-target' : 'unknown-route',
      );
      expect(instance).toMatch(/^\/v1\/(people|targets)\/…$/);
    }
    problem(await api.post('/v1/targets/9434765919', {}), 405, 'method-not-allowed');
  });

  it('is the answer to a NUL, which no name holds', async () => {
    for (const path of [
      '/v1/targets/%00',
      '/v1/targets/x%00/position',
      '/v1/workforce/reported?profession=midwife&series=%00',
    ])
      problem(await api.get(path), 400, 'bad-request');
    problem(await api.post('/v1/targets/%00/revisions', {}), 400, 'bad-request');
  });

  it('tells the methods that an address takes', async () => {
    const reply = await api.post('/v1/targets/midwives', {});
    problem(reply, 405, 'method-not-allowed');
    expect(reply.headers['allow']).toBe('GET, HEAD');
  });

  it('tells the forms that an address answers in', async () => {
    const reply = await api.get('/v1/targets', { accept: 'application/xml' });
    expect(problem(reply, 406, 'not-acceptable').detail).toContain('application/json or text/csv');
    problem(await api.get('/health/live', { accept: 'text/csv' }), 406, 'not-acceptable');
  });

  it('is the answer to a body that is not JSON, or none, or too much', async () => {
    problem(await api.post('/v1/targets', '{"id"', JSON_BODY), 400, 'malformed-json');
    problem(await api.post('/v1/targets', '', JSON_BODY), 400, 'malformed-json');
    problem(await api.post('/v1/targets', '{"__proto__": {}}', JSON_BODY), 400, 'malformed-json');
    problem(
      await api.post('/v1/targets', 'id=x', { 'content-type': 'text/plain' }),
      415,
      'unsupported-media-type',
    );
    problem(
      await api.post('/v1/targets', 'id=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'unsupported-media-type',
    );
    problem(await api.post('/v1/targets', JSON.stringify('x'.repeat(300_000)), JSON_BODY), 413, 'too-large');
    for (const body of ['[]', '"x"', 'null'])
      expect(problem(await api.post('/v1/targets', body, JSON_BODY), 422, 'invalid').errors).toMatchObject([
        { pointer: '', expected: 'a JSON object' },
      ]);
  });

  it('is the answer to what is not HTTP', async () => {
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL(await api.app.getUrl());
    const socket = connect(Number(port), '127.0.0.1');
    socket.end('what is the answer?\r\n\r\n');
    const [head, body] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('400 Bad Request');
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body!)).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it('lets nothing of the inside out when something breaks, and logs it', async () => {
    await api.database.run('ALTER TABLE muster.card_target RENAME TO card_hidden');
    try {
      const { detail } = problem(await api.get('/v1/targets?'), 500, 'unexpected');
      expect(detail).not.toMatch(/card|relation|sql/i);
      expect(api.logged()).toContain('card_target');
    } finally {
      await api.database.run('ALTER TABLE muster.card_hidden RENAME TO card_target');
    }
  });

  it('keeps query strings out of the log', async () => {
    await api.get('/v1/targets/midwives/position?on=1234-56-78');
    await api.get('/nowhere?secret=swordfish');
    await api.get('/%zz?secret=swordfish');
    expect(api.logged()).toContain('"path":"/nowhere"');
    expect(api.logged()).not.toMatch(/swordfish|1234-56-78|\?/);
  });

  it('comes with the headers that keep browsers from guessing, as every answer does', async () => {
    for (const path of ['/', '/nowhere', '/%zz', '/docs'])
      expect((await api.get(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      });
  });
});
