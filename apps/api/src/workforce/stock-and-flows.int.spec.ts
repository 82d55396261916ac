import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { readCells, readHead } from '@muster/store';
import { feedCovers, postChanged, postEnded, postStarted, publishedYear } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { BridgeReply } from './bridge/bridge-reply.js';
import { FlowsReply } from './flows/flows-reply.js';
import { StockReply } from './stock/stock-reply.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('stock-and-flows');
  await hold(api.database, [
    feedCovers('R0A', '2020-01-01'),
    // RM3 (also in QOP and Y62) is covered from 2023 on.
    feedCovers('RM3', '2023-01-01'),
    postStarted(1, '2020-02-01'),
    postStarted(2, '2020-02-01', { fte: 0.6 }),
    postStarted(3, '2022-05-31', { fte: 0.8 }),
    postChanged(2, '2022-06-01', { fte: 0.5 }),
    postEnded(1, '2022-07-15'),
    postStarted(4, '2022-01-01', { organisation: 'RM3', status: 'on-paid-leave' }),
    {
      ...postStarted(5, '2022-02-01'),
      data: { ...postStarted(5, '2022-02-01').data, fte: undefined } as never,
    },
    postStarted(6, '2024-12-20', { occupation: 'Z9Z' }),
    postEnded(2, '2024-12-10'),
    publishedYear(2020, { start: 980, end: 1000.5, joiners: 90, leavers: 70 }),
    publishedYear(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
    publishedYear(2021, { start: 2, end: 3.6 }, { area: 'Y62' }),
  ]);
});
afterAll(() => api.close());

async function ask<T>(schema: TSchema, path: string): Promise<T> {
  const reply = await api.get(path);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<T>();
  expect(Compile(schema).Errors(json)).toEqual([]);
  return json;
}
const stock = (query: string) => ask<StockReply>(StockReply, `/v1/stock?profession=midwife&${query}`);
const flows = (query: string) => ask<FlowsReply>(FlowsReply, `/v1/flows?profession=midwife&${query}`);
const bridge = (query: string) => ask<BridgeReply>(BridgeReply, `/v1/bridge?profession=midwife&${query}`);

describe('GET /v1/stock', () => {
  it('gives the stock on the last day of each month, and on the last day asked for', async () => {
    const reply = await stock('area=R0A&from=2022-04-30&to=2022-07-15');
    expect(reply).toMatchObject({
      status: 'answered',
      evidence: 'derived',
      unit: 'FTE',
      every: 'month',
      simulated: false,
    });
    expect(reply.rows.map(({ level, area, on, value }) => [level, area, on, value])).toEqual([
      ['organisation', 'R0A', '2022-04-30', 1.6],
      ['organisation', 'R0A', '2022-05-31', 2.4],
      ['organisation', 'R0A', '2022-06-30', 2.3],
      ['organisation', 'R0A', '2022-07-15', 1.3],
    ]);
  });

  it('gives every day, and every year back from the last', async () => {
    const days = await stock('area=R0A&measure=headcount&every=day&from=2022-05-30&to=2022-06-01');
    expect(days.rows.map(({ on, value }) => [on, value])).toEqual([
      ['2022-05-30', 3],
      ['2022-05-31', 4],
      ['2022-06-01', 4],
    ]);
    const years = await stock('area=R0A&measure=headcount&every=year&from=2020-01-01&to=2022-07-15');
    expect(years.rows.map(({ on, value }) => [on, value])).toEqual([
      ['2020-07-15', 2],
      ['2021-07-15', 2],
      ['2022-07-15', 3],
    ]);
  });

  it('counts posts of unknown FTE, and people on leave', async () => {
    const on = 'area=ENG&every=day&from=2022-03-01&to=2022-03-01';
    expect((await stock(`${on}&measure=unknown-fte`)).rows).toMatchObject([{ value: 1 }]);
    const leave = await stock(`${on}&measure=on-leave`);
    expect(leave).toMatchObject({ unit: 'people', rows: [{ value: 1 }] });
  });

  it('gives all areas of a level, each with the coverage of its day', async () => {
    const reply = await stock('level=organisation&measure=headcount&from=2022-12-31&to=2023-01-31');
    expect(reply.rows.map(({ area, on, value, coverage }) => [area, on, value, coverage!.percent])).toEqual([
      ['R0A', '2022-12-31', 3, 100],
      ['R0A', '2023-01-31', 3, 100],
      ['RM3', '2022-12-31', 1, 0],
      ['RM3', '2023-01-31', 1, 100],
    ]);
  });

  it('takes the share covered of the latest published stock', async () => {
    // On 30 September 2022 R0A has 0.5 + 0.8 FTE; RM3 has 1 on its first covered day. 3.6 FTE are published for the North West.
    const { rows, asOf } = await stock('area=Y62&from=2022-12-31&to=2023-01-31');
    expect(rows.map(({ coverage }) => coverage)).toEqual([
      { organisations: 1, percent: 36.11111, of: 'published-stock', comparable: false },
      { organisations: 2, percent: 63.88889, of: 'published-stock', comparable: false },
    ]);
    expect(asOf.coverage).toEqual(rows[1]!.coverage);
  });

  it('gives published stocks by published days, and refuses what is not published so', async () => {
    const reply = await stock('evidence=reported&level=region');
    expect(reply.rows).toMatchObject([
      { area: 'Y62', on: '2022-09-30', value: 3.6, vintage: '2025-10', coverage: null },
    ]);
    expect((await stock('evidence=reported')).rows.map(({ on, value }) => [on, value])).toEqual([
      ['2021-09-30', 1000.5],
      ['2022-09-30', 1030],
    ]);
    for (const query of ['every=month', 'measure=on-leave'])
      expect((await api.get(`/v1/stock?evidence=reported&${query}`)).json()).toMatchObject({
        status: 400,
        code: 'bad-query',
        errors: [{ parameter: query.split('=')[0] }],
      });
  });

  it('refuses an area of another level, days in the wrong order, and what it does not know', async () => {
    for (const [query, parameter] of [
      ['level=region&area=ENG', 'area'],
      ['level=icb&area=R0A', 'area'],
      ['from=2023-01-01&to=2022-01-01', 'from'],
      ['colour=red', 'colour'],
    ])
      expect((await api.get(`/v1/stock?${query}`)).json()).toMatchObject({
        code: 'bad-query',
        errors: [{ parameter }],
      });
  });

  it('refuses more than 10,000 rows, and says how to have them', async () => {
    const reply = await api.get(
      '/v1/stock?profession=midwife&level=organisation&every=day&from=2000-01-01&to=2020-12-31',
    );
    expect(reply.status).toBe(413);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({
      code: 'too-many-rows',
      detail: expect.stringContaining(
        'muster export stock --evidence derived --from 2000-01 --to 2020-12 --every month --profession midwife --level organisation',
      ),
    });
    const long = await api.get('/v1/stock?every=day&from=0001-01-01&to=9999-01-01');
    expect(long.status).toBe(413);
  });

  it('says that nobody told of a profession', async () => {
    expect(await stock('area=Y56')).toMatchObject({ status: 'no-derived-evidence', rows: [] });
  });

  it('comes as CSV', async () => {
    const { text, headers } = await api.get(
      '/v1/stock?profession=midwife&area=R0A&from=2022-06-30&to=2022-06-30',
      {
        accept: 'text/csv',
      },
    );
    expect(text.split('\r\n')).toEqual([
      'evidence,simulated,level,area,profession,measure,on,value,unit,coverage,comparable,series,vintage',
      'derived,no,organisation,R0A,midwife,fte,2022-06-30,2.3,FTE,100,yes,,',
      '',
    ]);
    expect(JSON.parse(headers['muster-as-of']!)).toMatchObject({
      simulated: false,
      coverage: { percent: 100 },
    });
  });
});

describe('stock and flows together', () => {
  const range = 'area=ENG&from=2021-11-15&to=2022-08-20';

  it('are the same by day, by month and by year', async () => {
    const days = new Map((await stock(`${range}&every=day`)).rows.map(({ on, value }) => [on, value]));
    for (const every of ['month', 'year'])
      for (const { on, value } of (await stock(`${range}&every=${every}`)).rows)
        expect([on, days.get(on)]).toEqual([on, value]);
    const sums = await Promise.all(
      ['day', 'month', 'year'].map(async every => {
        const kinds: Record<string, number> = {};
        for (const { kind, value } of (await flows(`${range}&every=${every}`)).rows)
          kinds[kind] = Math.round(1e5 * value) + (kinds[kind] ?? 0);
        return kinds;
      }),
    );
    expect(sums[1]).toEqual(sums[0]);
    expect(sums[2]).toEqual(sums[0]);
    expect(sums[0]).toMatchObject({ left: 100_000, hours: -10_000, onboarded: 100_000 });
  });

  it('agree with the cells, whatever the day', async () => {
    const { generation } = await readHead(api.database);
    const cells = await readCells(api.database, generation!.number, 'stock');
    for (const { area, on, value } of (
      await stock('level=organisation&measure=headcount&every=day&from=2022-05-25&to=2022-07-20')
    ).rows)
      expect([area, on, value]).toEqual([
        area,
        on,
        cells
          .filter(
            cell =>
              cell['level'] === 'organisation' &&
              cell['area'] === area &&
              cell['profession'] === 'midwife' &&
              cell['day']! <= on,
          )
          .reduce((sum, cell) => sum + Number(cell['headcount']), 0),
      ]);
  });
});

describe('GET /v1/flows', () => {
  it('sums by calendar month, the first and the last cut off by the days asked for', async () => {
    const reply = await flows('area=R0A&from=2022-05-31&to=2022-07-14');
    expect(reply.rows.map(({ from, to, kind, value }) => [from, to, kind, value])).toEqual([
      ['2022-05-31', '2022-05-31', 'new', 0.8],
      ['2022-06-01', '2022-06-30', 'hours', -0.1],
    ]);
  });

  it('sums twelve months that end on the last day', async () => {
    const reply = await flows('area=R0A&measure=headcount&every=year&from=2020-07-16&to=2022-07-15');
    expect(reply.rows.map(({ from, to, kind, value }) => [from, to, kind, value])).toEqual([
      ['2021-07-16', '2022-07-15', 'left', 1],
      ['2021-07-16', '2022-07-15', 'new', 2],
    ]);
  });

  it('marks exits of the last 28 days before the newest day known', async () => {
    const { rows } = await flows('area=R0A&every=day&from=2024-12-01&to=2024-12-31');
    expect(rows).toMatchObject([{ from: '2024-12-10', kind: 'left', value: 0.5, provisional: true }]);
    expect((await flows('area=R0A&from=2022-07-01&to=2022-07-31')).rows).toMatchObject([
      { provisional: false },
    ]);
  });

  it('gives onboarding as what it is', async () => {
    const { rows } = await flows('area=RM3&measure=headcount&from=2022-01-01&to=2022-12-31');
    expect(rows).toMatchObject([{ kind: 'onboarded', value: 1, comparable: false }]);
  });

  it('gives published flows by published periods', async () => {
    const { rows } = await flows('evidence=reported&from=2021-10-01&to=2022-09-30');
    expect(rows.map(({ from, to, kind, value }) => [from, to, kind, value])).toEqual([
      ['2021-09-30', '2022-09-30', 'joiners', 60],
      ['2021-09-30', '2022-09-30', 'leavers', 45],
      ['2021-09-30', '2022-09-30', 'break', 9.5],
      ['2021-09-30', '2022-09-30', 'residual', 5],
    ]);
  });
});

describe('GET /v1/bridge', () => {
  it('leads from one stock to the other, exactly, and tells what of it is progress', async () => {
    const { bridges } = await bridge('area=ENG&from=2021-07-15&to=2022-07-15');
    const [one] = bridges;
    expect(one).toMatchObject({
      opening: 1.6,
      closing: 2.3,
      change: 0.7,
      likeForLike: -0.3,
      onboarding: 1,
      restructuring: 0,
      hours: -0.1,
      fteKnown: 0,
      joiners: 0.8,
      leavers: 1,
      comparable: false,
      percent: null,
      rates: null,
    });
    expect(one!.entries).toMatchObject({ new: 0.8, onboarded: 1, return: 0 });
    expect(one!.exits).toMatchObject({ left: 1, 'move-out': 0 });
  });

  it('gives rates of twelve months in people where the feeds cover enough', async () => {
    const { bridges } = await bridge('area=R0A&from=2021-07-15&to=2022-07-15&measure=headcount');
    expect(bridges).toMatchObject([
      {
        opening: 2,
        closing: 3,
        comparable: true,
        percent: 50,
        rates: {
          leavers: 1,
          joiners: 2,
          meanStock: 2.5,
          // The exact interval of a count of 1 is 0.0253 to 5.5716.
          leaverRate: { percent: 40, low: 1.01271, high: 222.86574 },
          stability: 50,
        },
      },
    ]);
  });

  it('gives one a year, and each as a row a figure in CSV', async () => {
    const { bridges } = await bridge('area=R0A&from=2020-07-15&to=2022-07-15&every=year&measure=headcount');
    expect(bridges.map(({ from, to, opening, closing }) => [from, to, opening, closing])).toEqual([
      ['2020-07-15', '2021-07-15', 2, 2],
      ['2021-07-15', '2022-07-15', 2, 3],
    ]);
    const { text } = await api.get('/v1/bridge?profession=midwife&area=R0A&from=2021-07-15&to=2022-07-15', {
      accept: 'text/csv',
    });
    expect(text).toContain(
      'derived,no,organisation,R0A,midwife,2021-07-15,2022-07-15,exit,left,1,FTE,no,yes,,',
    );
  });

  it('is published over a path of periods, or one a period', async () => {
    const { bridges } = await bridge('evidence=reported');
    expect(bridges).toMatchObject([
      {
        from: '2020-09-30',
        to: '2022-09-30',
        opening: 980,
        breaks: 9.5,
        joiners: 150,
        leavers: 115,
        residual: 5.5,
        closing: 1030,
        change: 50,
        likeForLike: 40.5,
      },
    ]);
    expect((await bridge('evidence=reported&every=year')).bridges).toHaveLength(2);
  });
});
