import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import {
  feedCovers,
  funded,
  postEnded,
  postStarted,
  publishedYear,
  required,
  targetSet,
} from '../../testing/events.js';
import { hold } from '../../testing/held-facts.js';
import { type ServedApi, servedApi } from '../../testing/served-api.js';
import { PositionReply } from './position-reply.js';

const SIMULATED = 'urn:muster:simulator:seed-1';
const Y62 = { area: 'Y62', amount: 2 };

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('derived-position');
  await hold(api.database, [
    feedCovers('R0A', '2020-01-01'),
    feedCovers('RM3', '2022-01-01'),
    postStarted(1, '2020-02-01', {}, SIMULATED),
    postStarted(2, '2020-02-01', { fte: 0.5, status: 'on-paid-leave' }, SIMULATED),
    postStarted(3, '2022-11-01', { fte: 0.8 }, SIMULATED),
    postStarted(4, '2021-01-01', { organisation: 'RM3' }, SIMULATED),
    postStarted(5, '2023-01-01', {}, SIMULATED),
    { ...postEnded(1, '2023-03-01'), source: SIMULATED },
    // The North West publishes 3 FTE at the end of 2023: 2.3 of R0A and 1 of RM3 are more than that.
    publishedYear(2020, { start: 2.4, end: 2.5, joiners: 1, leavers: 1 }, { area: 'Y62' }),
    publishedYear(2021, { start: 2.5, end: 2.6, joiners: 1, leavers: 1 }, { area: 'Y62' }),
    publishedYear(2022, { start: 2.6, end: 3, joiners: 1, leavers: 0.5 }, { area: 'Y62' }),
    funded('Y62', 4, '2021-01-01'),
    funded('Y62', 5, '2023-01-01'),
    required('Y62', 6, '2023-01-01'),
    targetSet('published', Y62),
    targetSet('events', { ...Y62, evidence: 'derived', baselineOn: '2022-09-30' }),
    targetSet('early', { ...Y62, evidence: 'derived' }),
    targetSet('elsewhere', { area: 'Y56', evidence: 'derived' }),
  ]);
});
afterAll(() => api.close());

async function position(target: string, query = ''): Promise<PositionReply> {
  const reply = await api.get(`/v1/targets/${target}/position?on=2023-09-30${query}`);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<PositionReply>();
  expect(Compile(PositionReply).Errors(json)).toEqual([]);
  return json;
}

describe('the position of a target by events about people', () => {
  it('has every part, and says that the people are simulated', async () => {
    const reply = await position('events');
    expect(reply).toMatchObject({
      status: 'answered',
      asOf: { simulated: true, coverage: { organisations: 2 } },
    });
    expect(reply.position).toMatchObject({
      evidence: 'derived',
      series: null,
      simulated: true,
      comparable: true,
      on: '2023-09-30',
      baseline: { on: '2022-09-30', stock: 2.5 },
      inPost: 3.3,
      change: { whole: 0.8, likeForLike: 0.8, breaks: 0, onboarding: 0, restructuring: 0, comparable: true },
      counted: 0.8,
      percent: 40,
      remaining: 1.2,
      surplus: 0,
      runRate: { required: 0.1, lastTwelveMonths: 0.06667 },
      coverage: { atBaseline: { organisations: 2, percent: 110, of: 'published-stock' } },
    });
    expect(reply.position!.course.map(({ on, whole }) => [on, whole])).toEqual([
      ['2022-12-30', 0.8],
      ['2023-03-30', 0.8],
      ['2023-06-30', 0.8],
      ['2023-09-30', 0.8],
    ]);
  });

  it('sets posts, needs and leave beside it', async () => {
    expect((await position('events')).position!.staffing).toEqual({
      on: '2023-09-30',
      funded: { fte: 5, toldBy: 'area', reports: 1 },
      filled: 3.3,
      vacant: 1.7,
      vacancyRate: 34,
      required: [
        {
          method: 'Birthrate Plus',
          source: 'a report',
          fte: 6,
          toldBy: 'area',
          reports: 1,
          lessFunded: 1,
          lessInPost: 2.7,
        },
      ],
      unknownFte: 0,
      onLeave: { people: 1, fte: 0.5 },
      working: { people: 3, fte: 2.8 },
    });
  });

  it('is not comparable where a feed began after the baseline, and has no percentage', async () => {
    const { position: early, sentence } = await position('early');
    expect(early).toMatchObject({
      comparable: false,
      counted: null,
      countedDetail: expect.stringContaining('not comparable: feeds cover 76.7 %'),
      percent: null,
      remaining: null,
      change: { onboarding: 0, comparable: false },
      coverage: { atBaseline: { percent: 76.66667, comparable: false }, on: { comparable: true } },
    });
    expect(sentence).toContain('is not comparable: feeds cover 76.7 %');
    expect(early!.basisByBaseline.at(-1)).toMatchObject({
      baselineOn: '2022-09-30',
      cells: {
        net: { status: 'answered', whole: 0.8 },
        establishment: { status: 'answered', whole: 1, likeForLike: 1 },
      },
    });
  });

  it('shows published and derived side by side, whichever the target is set by', async () => {
    const published = await position('published');
    expect(published).toMatchObject({
      position: {
        evidence: 'reported',
        inPost: 3,
        counted: 0.5,
        staffing: { funded: { fte: 5 }, filled: 3, onLeave: null },
      },
      beside: { evidence: 'derived', inPost: 3.3, comparable: false, percent: null, simulated: true },
    });
    const events = await position('events');
    expect(events.beside).toMatchObject({ evidence: 'reported', inPost: 3, counted: 0.4, percent: 20 });
  });

  it('answers under the establishment basis by what is reported for the area', async () => {
    for (const target of ['published', 'early'])
      expect((await position(target, '&basis=establishment')).position).toMatchObject({
        counted: 1,
        percent: 50,
      });
  });

  it('says that nobody told of an area', async () => {
    expect(await position('elsewhere')).toMatchObject({
      status: 'no-derived-evidence',
      position: null,
      beside: null,
    });
  });

  it('comes as CSV, the evidence and whether it is simulated in each row', async () => {
    const { text } = await api.get('/v1/targets/events/position?on=2023-09-30', { accept: 'text/csv' });
    expect(text).toContain('events,position,derived,yes,,,2022-09-30,2023-09-30,in post,3.3,FTE,,,');
    expect(text).toContain(
      'events,position,reported,no,,,2022-09-30,2023-09-30,in post,3,FTE,,a series,2025-10',
    );
    expect(text).toContain('events,staffing,derived,yes,,,,2023-09-30,vacant,1.7,FTE,,,');
  });
});

describe('the front page', () => {
  it('shows both in words', async () => {
    const { text } = await api.get('/');
    expect(text).toContain('Side by side:');
    expect(text).toMatch(/published \(2025-10\) +derived, simulated people/);
    expect(text).toContain('The people in this store are simulated.');
  });
});

describe('GET /v1/reconciliation', () => {
  it('sets published figures beside derived ones, with difference, percentage and the likeliest reasons', async () => {
    const reply = (
      await api.get('/v1/reconciliation?profession=midwife&area=Y62&period=202209 to 202309')
    ).json<object>();
    expect(reply).toMatchObject({
      status: 'answered',
      period: { from: '2022-09-30', to: '2023-09-30', vintage: '2025-10' },
      simulated: true,
      figures: [
        { figure: 'start', published: 2.6, derived: 2.5, difference: -0.1, percent: -3.84615 },
        { figure: 'end', published: 3, derived: 3.3, difference: 0.3, percent: 10 },
        { figure: 'joiners', published: 1, derived: 1.8, difference: 0.8, percent: 80 },
        { figure: 'leavers', published: 0.5, derived: 1, difference: 0.5, percent: 100 },
      ],
      reasons: [{ reason: 'late-events', size: null }],
      notes: [expect.stringContaining('would have to be counted again'), expect.any(String)],
      asOf: { coverage: { percent: 110 } },
    });
  });

  it('takes the newest period, and a period by its days', async () => {
    expect((await api.get('/v1/reconciliation?profession=midwife&area=Y62')).json()).toMatchObject({
      period: { to: '2023-09-30' },
    });
    expect(
      (
        await api.get(
          '/v1/reconciliation?profession=midwife&area=Y62&measure=headcount&period=2021-09-30/2022-09-30',
        )
      ).json(),
    ).toMatchObject({ unit: 'people', period: { to: '2022-09-30' } });
    expect((await api.get('/v1/reconciliation?profession=midwife&period=2021')).json()).toMatchObject({
      code: 'bad-query',
      errors: [{ parameter: 'period' }],
    });
  });

  it('says what is missing', async () => {
    expect((await api.get('/v1/reconciliation?profession=midwife')).json()).toMatchObject({
      status: 'not-published',
    });
    expect(
      (await api.get('/v1/reconciliation?profession=midwife&area=Y62&period=1999-09-30/2000-09-30')).json(),
    ).toMatchObject({
      status: 'not-published',
    });
  });

  it('comes as CSV', async () => {
    const { text } = await api.get('/v1/reconciliation?profession=midwife&area=Y62', { accept: 'text/csv' });
    expect(text).toContain(
      'midwife,Y62,2022-09-30,2023-09-30,figure,end,3,3.3,0.3,10,FTE,,yes,a series,2025-10',
    );
  });
});
