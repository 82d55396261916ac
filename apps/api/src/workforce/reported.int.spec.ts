import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { publishedYear } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { ReportedReply } from './reported-reply.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('reported');
  await hold(api.database, [
    publishedYear(2020, { start: 980, end: 1000.12345, joiners: 90, leavers: 70 }),
    publishedYear(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
    publishedYear(2022, { start: 1030, end: 1070, joiners: 100 }),
    publishedYear(2018, { start: 940, end: 950, joiners: 30, leavers: 20 }, { vintage: '2021-10' }),
    publishedYear(2019, { start: 950, end: 970, joiners: 40, leavers: 20 }, { vintage: '2021-10' }),
    publishedYear(2020, { start: 970, end: 990, joiners: 40, leavers: 20 }, { vintage: '2021-10' }),
    publishedYear(2010, { start: 1, end: 2 }, { area: 'Y56' }),
    publishedYear(2012, { start: 3, end: 4 }, { area: 'Y56' }),
  ]);
});
afterAll(() => api.close());

const matches = Compile(ReportedReply);

async function reported(query: string): Promise<ReportedReply> {
  const reply = await api.get(`/v1/workforce/reported?profession=midwife${query}`);
  expect(reply.status).toBe(200);
  const json = reply.json<ReportedReply>();
  expect(matches.Errors(json)).toEqual([]);
  return json;
}

describe('GET /v1/workforce/reported', () => {
  it('gives every period of the newest vintage, in FTE of England, and names the others', async () => {
    const reply = await reported('');
    expect(reply).toMatchObject({
      status: 'answered',
      measure: 'fte',
      unit: 'FTE',
      area: 'ENG',
      areaName: 'England',
    });
    expect(reply.vintage).toBe('2025-10');
    expect(reply.vintages.map(({ vintage }) => vintage)).toEqual(['2025-10', '2021-10']);
    expect(reply.periods.slice(0, 2)).toEqual([
      {
        from: '2020-09-30',
        to: '2021-09-30',
        start: 980,
        end: 1000.12345,
        joiners: 90,
        leavers: 70,
        residual: 0.12345,
        likeForLike: 20.12345,
        break: null,
      },
      {
        from: '2021-09-30',
        to: '2022-09-30',
        start: 1010,
        end: 1030,
        joiners: 60,
        leavers: 45,
        residual: 5,
        likeForLike: 20,
        break: 9.87655,
      },
    ]);
  });

  it('bridges from the first day to the last: opening + breaks + joiners − leavers + residual = closing', async () => {
    const { bridge } = await reported('&to=2022-09-30');
    expect(bridge).toEqual({
      from: '2020-09-30',
      to: '2022-09-30',
      opening: 980,
      breaks: 9.87655,
      joiners: 150,
      leavers: 115,
      residual: 5.12345,
      likeForLike: 40.12345,
      closing: 1030,
      change: 50,
    });
    expect(980 + 9.87655 + 150 - 115 + 5.12345).toBeCloseTo(1030, 8);
  });

  it('opens on the stock of the day where a period closes on it, so the break of the first period counts', async () => {
    const { bridge } = await reported('&from=2021-09-30&to=2022-09-30');
    expect(bridge).toMatchObject({ opening: 1000.12345, breaks: 9.87655, closing: 1030 });
  });

  it('leaves unknown what needs a figure that was not published', async () => {
    const { bridge, periods } = await reported('&from=2022-09-30');
    expect(periods).toMatchObject([
      { joiners: 100, leavers: null, residual: null, likeForLike: 40, break: 0 },
    ]);
    expect(bridge).toMatchObject({ joiners: 100, leavers: null, residual: null, closing: 1070, change: 40 });
  });

  it('takes the newest vintage that reaches over the whole range, never two', async () => {
    expect(await reported('&from=2018-09-30&to=2021-09-30')).toMatchObject({
      vintage: '2021-10',
      detail: null,
    });
    expect(await reported('&from=2020-09-30&to=2021-09-30')).toMatchObject({
      vintage: '2025-10',
      detail: null,
    });
    const part = await reported('&from=2018-09-30&to=2023-09-30');
    expect(part).toMatchObject({
      vintage: '2025-10',
      detail: expect.stringContaining('no vintage reaches over'),
    });
  });

  it('takes the vintage asked for', async () => {
    const reply = await reported('&vintage=2021-10&measure=headcount');
    expect(reply).toMatchObject({
      vintage: '2021-10',
      unit: 'people',
      bridge: { opening: 1410, closing: 1485 },
    });
    expect(await reported('&vintage=1999-01')).toMatchObject({
      status: 'no-series',
      vintage: null,
      periods: [],
      bridge: null,
    });
  });

  it('has no bridge over a gap', async () => {
    const reply = await reported('&area=Y56');
    expect(reply).toMatchObject({ areaName: 'London', bridge: null });
    expect(reply.periods).toHaveLength(2);
  });

  it('says that nothing is published', async () => {
    expect(await reported('&area=Y58')).toMatchObject({
      status: 'no-series',
      detail: 'no published series at this detail',
    });
    expect(await reported('&from=2024-01-01')).toMatchObject({ status: 'not-published' });
  });

  it('comes as CSV, one row a figure', async () => {
    const { text } = await api.get('/v1/workforce/reported?profession=midwife&to=2021-09-30', {
      accept: 'text/csv',
    });
    const rows = text.split('\r\n');
    expect(rows[0]).toBe('profession,area,part,from,to,figure,value,unit,series,vintage');
    expect(rows).toContain('midwife,ENG,period,2020-09-30,2021-09-30,end,1000.12345,FTE,a series,2025-10');
    expect(rows).toContain('midwife,ENG,period,2020-09-30,2021-09-30,break,,FTE,a series,2025-10');
    expect(rows).toContain(
      'midwife,ENG,bridge,2020-09-30,2021-09-30,like for like,20.12345,FTE,a series,2025-10',
    );
  });
});
