import {
  askedInFull,
  FORECAST_VERSION,
  type ForecastAnswers,
  type JobsSoon,
  openJobsSoon,
} from '@muster/jobs';
import { beginForecast, hashOfGround, keepForecast, keepScores } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { postStarted, publishedYear } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { KeptForecastsReply } from './kept-reply.js';

let api: ServedApi;
let jobs: JobsSoon;
beforeAll(async () => {
  api = await servedApi('forecast-record', {
    jobs: url =>
      Promise.resolve(
        (jobs = openJobsSoon({ backend: { postgres: url }, name: `test-${randomUUID().slice(0, 8)}` })),
      ),
  });
  await hold(api.database, [postStarted(1, '2025-01-01')]);
  await jobs.opened;
  await keep('midwives-2023', 'forecast', FORECAST);
  await keepScores(api.database, [
    {
      ...{ forecast: 'midwives-2023', area: 'ENG', measure: 'fte', on: '2024-09-30', vintage: '2025-01' },
      ...{ actual: 23_000, wis: 120.5, within80: false, within95: true, hit: false, brier: 0.09 },
    },
  ]);
});
afterAll(async () => {
  await jobs.close();
  await api.close();
});

const quantiles = (median: number) => ({
  ...{ '0.025': median - 900, '0.1': median - 600, '0.25': median - 300, '0.5': median },
  ...{ '0.75': median + 300, '0.9': median + 600, '0.975': median + 900 },
});
const FORECAST = {
  ...{ status: 'answered', model: 'series', hit: null, words: ['About 30 in 100.'], levers: [], missing: [] },
  from: {
    ...{ area: 'ENG', evidence: 'reported', published: { series: 'nhs-turnover', vintage: '2023-10' } },
    ...{
      simulated: false,
      origin: '2023-09-30',
      inPost: 22_200,
      counted: 369,
      amount: 1_200,
      dueOn: '2024-09-30',
    },
  },
  summary: {
    ...{ profession: 'midwife', remarks: [] },
    areas: [
      {
        ...{ area: 'ENG', measure: 'fte', atOrigin: 22_200, bridge: [] },
        points: [
          { on: '2024-09-30', mean: 22_300, quantiles: quantiles(22_300) },
          { on: '2025-09-30', mean: 22_400, quantiles: quantiles(22_400) },
        ],
      },
      { area: 'Y56', measure: 'fte', atOrigin: 3_000, bridge: [], points: [] },
    ],
  },
} as unknown as ForecastAnswers['forecast'];

async function keep(
  id: string,
  kind: 'forecast' | 'backtest',
  result: unknown,
  { input = {}, ground = `ground-${id}` }: { readonly input?: object; readonly ground?: string } = {},
): Promise<void> {
  const provenance = {
    ...{
      generation: 'g',
      epoch: 1,
      folded: [],
      ground,
      seed: 1,
      trajectories: 500,
      version: FORECAST_VERSION,
    },
  };
  const target = kind === 'forecast' ? { target: 'midwives-1200' } : {};
  await beginForecast(api.database, { id, kind, ...target, input, provenance, ground: {} });
  await keepForecast(api.database, id, { model: 'series', result, hash: 'h' });
}

describe('GET /v1/forecasts', () => {
  it('gives every figure that was forecast of the target’s own area, beside what came or that nothing has yet', async () => {
    const reply = await api.get('/v1/forecasts?target=midwives-1200');
    expect(reply.status).toBe(200);
    const json = reply.json<KeptForecastsReply>();
    expect([...Compile(KeptForecastsReply).Errors(json)]).toEqual([]);
    expect(json.forecasts).toHaveLength(1);
    expect(json.forecasts[0]).toMatchObject({
      ...{ area: 'ENG', evidence: 'reported', vintage: '2023-10', simulated: false },
      days: [
        {
          ...{ on: '2024-09-30', of: 'fte', low95: 21_400, low80: 21_700, median: 22_300 },
          ...{ high80: 22_900, high95: 23_200 },
          came: { actual: 23_000, vintage: '2025-01', wis: 120.5, within80: false, within95: true },
        },
        { on: '2025-09-30', median: 22_400, came: null },
      ],
    });
  });
});

const BACKTEST = {
  ...{ status: 'answered', model: 'series', origins: ['2022-09'], horizons: 1, lastTarget: '2023-09' },
  groups: [
    {
      ...{ profession: 'midwife', measure: 'fte', level: 'england', forecasts: 1 },
      scores: [{ method: 'series', wis: 10, mase: 1, coverage: { '50': 0.5, '80': 0.75, '95': 1 } }],
      series: { crps: 1, pit: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], brier: 0.1, reliability: [] },
    },
  ],
};

describe('GET /v1/backtests', () => {
  it('asks for one where there is none on the facts as they are, and says of the last one how often its ranges held', async () => {
    const first = await api.get('/v1/backtests');
    expect(first.status).toBe(202);
    expect(first.json<object>()).toMatchObject({
      status: 'under-way',
      answer: null,
      job: { state: 'waiting' },
    });

    await keep('past', 'backtest', BACKTEST);
    const csv = await api.get('/v1/backtests', { accept: 'text/csv' });
    expect(csv.status).toBe(202);
    const [head, row] = csv.text.trim().split('\r\n');
    expect(head).toBe('profession,of,level,method,forecasts,wis,mase,coverage_50,coverage_80,coverage_95');
    expect(row).toBe('midwife,fte,england,series,1,10,1,0.5,0.75,1');
  });

  it('asks for one of another model apart, which the last one of the series does not stand for', async () => {
    const reply = await api.get('/v1/backtests?model=pipeline');
    expect(reply.status).toBe(202);
    expect(reply.json<object>()).toMatchObject({
      ...{ status: 'under-way', answer: null },
      job: { input: { model: 'pipeline' } },
    });
    expect((await api.get('/v1/backtests?model=oracle')).json().code).toBe('bad-query');
  });

  it('answers with what was made on the facts as they are, whoever asked for it, and says what it was made from', async () => {
    const published = [{ profession: 'midwife', series: 'nhs-turnover', vintage: '2025-10' }];
    const from = { evidence: 'reported', published, simulated: false };
    const nothing = hashOfGround({ of: 'published', published: [] });
    const input = askedInFull('backtest', { profession: 'midwife' });
    await keep('by-another', 'backtest', { ...BACKTEST, from }, { input, ground: nothing });
    for (const asked of ['', '&model=series']) {
      const reply = await api.get(`/v1/backtests?profession=midwife${asked}`);
      expect(reply.status).toBe(200);
      expect(reply.json<object>()).toMatchObject({
        ...{ id: 'by-another', status: 'answered', job: null, answer: { from } },
        provenance: { ground: nothing, seed: 1 },
      });
    }
    // Another question, and the same one on other facts, are others.
    expect((await api.get('/v1/backtests?profession=midwife&model=combined')).status).toBe(202);
    await hold(api.database, [
      postStarted(2, '2025-01-01'),
      publishedYear(2022, { start: 1_000, end: 1_020 }),
    ]);
    const anew = await api.get('/v1/backtests?profession=midwife');
    expect([anew.status, anew.json<{ madeAt: string | null }>().madeAt]).toEqual([202, expect.any(String)]);
  });
});
