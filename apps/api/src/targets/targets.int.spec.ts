import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { publishedYear, targetRevised, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { TargetReply, TargetsReply } from './target-reply.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('targets');
  await hold(api.database, [
    publishedYear(2020, { end: 1000 }),
    publishedYear(2021, { start: 1000, end: 1030 }),
    targetSet('midwives', { title: '=cmd|calc', amount: 60, split: [{ area: 'Y56', amount: 60 }] }),
    targetRevised('midwives', 'second', { amount: 80, setBy: 'A board' }),
    targetSet('others'),
  ]);
});
afterAll(() => api.close());

describe('the targets', () => {
  it('are listed as they read now, with the revision to base the next one on', async () => {
    const reply = (await api.get('/v1/targets')).json<TargetsReply>();
    expect(Compile(TargetsReply).Errors(reply)).toEqual([]);
    expect(reply.targets).toMatchObject([
      {
        id: 'midwives',
        amount: 80,
        unit: 'FTE',
        revision: 'second',
        revisions: 2,
        setBy: 'A board',
        split: null,
      },
      { id: 'others', amount: 100, revisions: 1, title: null, vintage: null },
    ]);
    expect(reply.targets[0]!.inWords).toBe(
      '80 more midwives (FTE, net, England), from 30 September 2021 to 30 September 2024',
    );
  });

  it('lead to their position', async () => {
    const { targets } = (await api.get('/v1/targets')).json<TargetsReply>();
    expect((await api.get(targets[0]!.links.position)).status).toBe(200);
    expect((await api.get(targets[0]!.links.self)).status).toBe(200);
  });

  it('tell every way they read before, oldest first', async () => {
    const reply = (await api.get('/v1/targets/midwives')).json<TargetReply>();
    expect(Compile(TargetReply).Errors(reply)).toEqual([]);
    expect(reply.history.map(({ revision, amount }) => [revision, amount])).toEqual([
      ['midwives first', 60],
      ['second', 80],
    ]);
    expect(reply.history[0]!.split).toEqual([{ area: 'Y56', amount: 60 }]);
  });

  it('are named where one is asked for that does not exist', async () => {
    const reply = await api.get('/v1/targets/dentists');
    expect(reply.json()).toMatchObject({
      status: 404,
      code: 'unknown-target',
      detail: expect.stringContaining('midwives, others'),
    });
  });

  it('come as CSV, a title that a spreadsheet would run defused', async () => {
    const list = await api.get('/v1/targets', { accept: 'text/csv' });
    expect(
      list.text
        .split('\r\n')
        .slice(1, -1)
        .map(row => row.split(',')[0]),
    ).toEqual(['midwives', 'others']);
    const history = await api.get('/v1/targets/midwives', { accept: 'text/csv' });
    expect(history.text.split('\r\n')[1]).toMatch(/^midwives,'=cmd\|calc,midwife,fte,net,60,FTE,/);
  });
});

describe('the front page', () => {
  it('answers in words, and leads on', async () => {
    const { status, headers, text } = await api.get('/', { accept: 'text/html, */*;q=0.8' });
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('80 more midwives (FTE, net, England)');
    expect(text).toContain('(A board chose what the promise left open)');
    expect(text).toContain(
      '30 of 80 more midwives (FTE, like for like) by 30 September 2022: 37.5 %, 50 remain.',
    );
    expect(text).toContain('As of 2025-01-02T09:00:00.000Z');
    expect(text).toContain('/docs');
  });
});
