import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { publishedYear, targetSet } from '../../testing/events.js';
import { hold } from '../../testing/held-facts.js';
import { type ServedApi, servedApi } from '../../testing/served-api.js';
import { PositionReply } from './position-reply.js';

const consultants = { profession: 'consultant-all-specialties' };

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('position');
  await hold(api.database, [
    publishedYear(2020, { start: 980, end: 1000.00001, joiners: 90, leavers: 70 }),
    publishedYear(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
    publishedYear(2022, { start: 1030, end: 1070.5, joiners: 100, leavers: 55 }),
    // An older publication that reaches further back, and one so new that it holds no baseline.
    publishedYear(2019, { start: 5, end: 6 }, { vintage: '2022-10' }),
    publishedYear(2020, { start: 7, end: 8 }, { vintage: '2022-10' }),
    publishedYear(2023, { start: 9000, end: 9001 }, { vintage: '2026-01' }),
    publishedYear(2020, { end: 5000 }, consultants),
    publishedYear(2021, { start: 5000, end: 5100 }, consultants),
    // London: a year is missing between the baseline and the day.
    publishedYear(2020, { end: 100 }, { area: 'Y56' }),
    publishedYear(2022, { start: 115, end: 120 }, { area: 'Y56' }),
    targetSet('midwives', { setBy: 'The makers of Muster', note: 'The plan gives no basis.' }),
    targetSet('few', { amount: 20 }),
    targetSet('old', { vintage: '2022-10', baselineOn: '2020-09-30' }),
    targetSet('london', { area: 'Y56' }),
    targetSet('future', { baselineOn: '2030-09-30', dueOn: '2031-09-30' }),
    targetSet('obstetricians', { profession: 'consultant-obstetrics-gynaecology' }),
    targetSet('people', { evidence: 'derived' }),
  ]);
});
afterAll(() => api.close());

const matches = Compile(PositionReply);

async function position(target: string, query = ''): Promise<PositionReply> {
  const reply = await api.get(`/v1/targets/${target}/position${query}`);
  expect(reply.status).toBe(200);
  const json = reply.json<PositionReply>();
  expect(matches.Errors(json)).toEqual([]);
  return json;
}

describe('GET /v1/targets/{id}/position', () => {
  it('answers with every part of the position, FTE exact to five decimals', async () => {
    const reply = await position('midwives', '?on=2023-09-30');
    expect(reply).toMatchObject({ status: 'answered', detail: null, unit: 'FTE', askedOtherwise: null });
    expect(reply.position).toEqual({
      evidence: 'reported',
      comparable: true,
      coverage: null,
      simulated: false,
      provisional: false,
      staffing: {
        on: '2023-09-30',
        funded: null,
        filled: 1070.5,
        vacant: null,
        vacancyRate: null,
        required: [],
        unknownFte: null,
        onLeave: null,
        working: null,
      },
      sentence: reply.sentence,
      series: 'a series',
      vintage: '2025-10',
      on: '2023-09-30',
      baseline: { on: '2021-09-30', stock: 1000.00001 },
      inPost: 1070.5,
      change: {
        whole: 70.49999,
        likeForLike: 60.5,
        breaks: 9.99999,
        onboarding: 0,
        restructuring: 0,
        comparable: true,
      },
      counted: 60.5,
      countedDetail: null,
      percent: 60.5,
      remaining: 39.5,
      surplus: 0,
      runRate: { required: 3.29167, lastTwelveMonths: 3.375 },
      course: [
        {
          on: '2022-09-30',
          whole: 29.99999,
          likeForLike: 20,
          breaks: 9.99999,
          onboarding: 0,
          restructuring: 0,
          comparable: true,
        },
        {
          on: '2023-09-30',
          whole: 70.49999,
          likeForLike: 60.5,
          breaks: 9.99999,
          onboarding: 0,
          restructuring: 0,
          comparable: true,
        },
      ],
      basisByBaseline: [
        {
          baselineOn: '2021-09-30',
          stock: 1000.00001,
          cells: {
            net: { status: 'answered', detail: null, whole: 70.49999, likeForLike: 60.5 },
            gross: { status: 'answered', detail: null, whole: 160, likeForLike: 160 },
            establishment: {
              status: 'not-published',
              detail: expect.any(String),
              whole: null,
              likeForLike: null,
            },
          },
        },
        {
          baselineOn: '2022-09-30',
          stock: 1030,
          cells: {
            net: { status: 'answered', detail: null, whole: 40.5, likeForLike: 40.5 },
            gross: { status: 'answered', detail: null, whole: 100, likeForLike: 100 },
            establishment: {
              status: 'not-published',
              detail: expect.any(String),
              whole: null,
              likeForLike: null,
            },
          },
        },
      ],
    });
    expect(reply.sentence).toContain(
      'of 100 more midwives (FTE, like for like) by 30 September 2023: 60.5 %',
    );
  });

  it('says who chose what the promise left open, and why', async () => {
    expect((await position('midwives')).target).toMatchObject({
      setBy: 'The makers of Muster',
      note: 'The plan gives no basis.',
    });
  });

  it('answers for today, and between published days by the last one, and says which', async () => {
    const reply = await position('midwives');
    expect(reply.asked.on).toBe('2026-01-15');
    expect((await position('midwives', '?on=2023-09-29')).position?.on).toBe('2022-09-30');
  });

  it('never mixes vintages: the newest one has no baseline, so an older one answers, alone', async () => {
    const { position: midwives } = await position('midwives', '?on=2023-10-01');
    expect(midwives).toMatchObject({ vintage: '2025-10', inPost: 1070.5 });
    const { position: old } = await position('old', '?on=2023-10-01');
    expect(old).toMatchObject({ vintage: '2022-10', on: '2021-09-30', baseline: { stock: 6 }, inPost: 8 });
    expect(await position('midwives', '?on=2026-01-15')).toMatchObject({
      status: 'not-published',
      detail: expect.stringContaining('vintages are never mixed'),
      position: null,
    });
  });

  it('calls more than was promised a surplus', async () => {
    expect((await position('few', '?on=2023-09-30')).position).toMatchObject({
      remaining: -40.5,
      surplus: 40.5,
    });
  });

  it('does not guess across a year that is missing', async () => {
    const reply = await position('london', '?on=2023-09-30');
    expect(reply.position).toMatchObject({
      inPost: 120,
      change: { whole: 20, likeForLike: null, breaks: null },
      counted: null,
      percent: null,
      remaining: null,
      surplus: null,
    });
    expect(reply.sentence).toContain('not known');
  });

  it('says that a day lies before the baseline', async () => {
    expect(await position('midwives', '?on=2021-09-01')).toMatchObject({
      status: 'before-baseline',
      position: null,
    });
    expect(await position('future')).toMatchObject({ status: 'before-baseline', position: null });
  });

  it('answers under another basis and measure, and says that the target is set otherwise', async () => {
    const reply = await position('midwives', '?on=2023-09-30&basis=gross&measure=headcount');
    expect(reply).toMatchObject({
      asked: { basis: 'gross', measure: 'headcount' },
      setAs: { basis: 'net', measure: 'fte' },
      askedOtherwise: 'The target itself is set in FTE, net',
      unit: 'people',
      position: { counted: 240, baseline: { stock: 1500 } },
    });
    expect(reply.sentence).toContain('The target itself is set in FTE, net');
  });

  it('says what is not measured', async () => {
    expect(await position('midwives', '?measure=starters')).toMatchObject({
      status: 'not-measured',
      unit: 'starters',
    });
    expect(await position('midwives', '?basis=establishment&on=2023-09-30')).toMatchObject({
      status: 'not-published',
      position: null,
      detail: 'no data until reported: no establishment (funded posts) has been reported',
      sentence: expect.stringContaining('no establishment (funded posts) has been reported'),
    });
  });

  it('gives a wider group as context where there is no series, and never a share of the target', async () => {
    const reply = await position('obstetricians', '?on=2023-09-30');
    expect(reply).toMatchObject({ status: 'no-series', detail: expect.any(String), position: null });
    expect(reply.context).toEqual({
      label: expect.stringMatching(/all specialties.*context only, never a percentage of this target/),
      profession: 'consultant-all-specialties',
      evidence: 'reported',
      series: 'a series',
      vintage: '2025-10',
      on: '2022-09-30',
      baseline: { on: '2021-09-30', stock: 5000 },
      inPost: 5100,
      change: { whole: 100, likeForLike: 100, breaks: 0, onboarding: 0, restructuring: 0, comparable: true },
      course: [
        {
          on: '2022-09-30',
          whole: 100,
          likeForLike: 100,
          breaks: 0,
          onboarding: 0,
          restructuring: 0,
          comparable: true,
        },
      ],
    });
  });

  it('has no answer yet from events about people', async () => {
    expect(await position('people')).toMatchObject({
      status: 'no-derived-evidence',
      position: null,
      context: null,
    });
  });

  it('comes as CSV, one row a figure', async () => {
    const { headers, text } = await api.get('/v1/targets/midwives/position?on=2023-09-30', {
      accept: 'text/csv',
    });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(JSON.parse(headers['muster-as-of']!)).toMatchObject({
      generation: 'of-the-tests',
      coverage: null,
      sources: 1,
    });
    const rows = text.split('\r\n');
    expect(rows[0]).toBe(
      'target,part,evidence,simulated,profession,basis,baseline_on,on,figure,value,unit,detail,series,vintage',
    );
    expect(rows).toContain(
      'midwives,position,reported,no,,,2021-09-30,2023-09-30,in post,1070.5,FTE,,a series,2025-10',
    );
    expect(rows).toContain(
      'midwives,position,reported,no,,net,2021-09-30,2023-09-30,percent,60.5,per cent,,a series,2025-10',
    );
    expect(rows).toContain(
      'midwives,basis-by-baseline,reported,no,,gross,2022-09-30,2023-09-30,whole change,100,FTE,,a series,2025-10',
    );
  });

  it('comes as CSV without an answer too', async () => {
    const { text } = await api.get('/v1/targets/obstetricians/position?on=2023-09-30', {
      accept: 'text/csv',
    });
    const rows = text.split('\r\n');
    expect(rows[1]).toBe(
      'obstetricians,position,,,,,,2023-09-30,no-series,,,no published series at this detail,,',
    );
    expect(
      rows
        .slice(2, -1)
        .every(row => row.startsWith('obstetricians,context,reported,no,consultant-all-specialties,')),
    ).toBe(true);
    expect(text).not.toContain('per cent');
  });
});
