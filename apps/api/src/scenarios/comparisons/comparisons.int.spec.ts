import { type AnsweredComparison } from '@muster/jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { publishedYear, scenarioSaved, targetSet } from '../../testing/events.js';
import { FROM_PUBLISHED, keeps } from '../../testing/forecasting.js';
import { type ApiWithJobs, apiWithJobs } from '../../testing/jobs-of-api.js';
import { eventually } from '../../testing/live-client.js';
import { ComparisonReply } from './comparison-reply.js';

let served: ApiWithJobs;
beforeAll(async () => {
  served = await apiWithJobs('comparisons', [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
    scenarioSaved('as-is', { levers: [] }),
    scenarioSaved('fewer'),
    scenarioSaved('for-nothing', { target: undefined }),
  ]);
});
afterAll(() => served.close());

const compare = (body: object) => served.api.post('/v1/comparisons', body);
const look = async (self: string) => (await served.api.get(self)).json<ComparisonReply>();

describe('comparing scenarios', () => {
  it('is a job that is the same for whoever asks the same, and that can be cancelled', async () => {
    const asked = await compare({ scenarios: ['fewer', 'as-is'], by: 'Ada' });
    expect(asked.status).toBe(202);
    const reply = asked.json<ComparisonReply>();
    expect(Compile(ComparisonReply).Errors(reply)).toEqual([]);
    expect(asked.headers['location']).toBe(reply.self);
    expect(reply).toMatchObject({ status: 'under-way', answer: null, job: { asked: { by: 'Ada' } } });

    const again = await compare({ scenarios: ['fewer', 'as-is'], by: 'Grace' });
    expect([again.status, again.json<ComparisonReply>().id]).toEqual([200, reply.id]);
    const turned = await compare({ scenarios: ['as-is', 'fewer'] });
    expect([turned.status, turned.json<ComparisonReply>().id === reply.id]).toEqual([202, false]);

    await served.api.post(`/v1/jobs/${reply.id}/cancel`, { by: 'Grace' });
    const cancelled = await eventually(async () => {
      const now = await look(reply.self);
      return now.status === 'not-made' ? now : undefined;
    });
    expect(cancelled.job).toMatchObject({ state: 'cancelled', cancel: { by: 'Grace' } });
  });

  it('answers with each scenario, its assumptions, and the difference on the same luck', async () => {
    served.jobs.work('compare', keeps(served.api.database, 'compare', COMPARED));
    const { self } = (await compare({ scenarios: ['as-is', 'fewer'] })).json<ComparisonReply>();
    const reply = await eventually(async () => {
      const now = await look(self);
      return now.status === 'answered' ? now : undefined;
    }, 60_000);
    expect(Compile(ComparisonReply).Errors(reply)).toEqual([]);
    expect(reply).toMatchObject({
      words: ['fewer is better'],
      answer: {
        scenarios: [{ scenario: 'as-is' }, { scenario: 'fewer', levers: [{ applied: true }] }],
        differences: [{ scenario: 'fewer', against: 'as-is', better: 0.98, chance: 0.2 }],
      },
    });
  });

  it.each<[object, string]>([
    [{ scenarios: ['fewer'] }, '/scenarios'],
    [{ scenarios: ['a', 'b', 'c', 'd', 'e'] }, '/scenarios'],
    [{ scenarios: ['fewer', 'fewer'] }, '/scenarios'],
    [{ scenarios: ['fewer', 'As Is'] }, '/scenarios'],
    [{}, '/scenarios'],
    [{ scenarios: ['fewer', 'as-is'], why: 'because' }, '/why'],
  ])('of %j is refused, with where', async (body, pointer) => {
    const reply = await compare(body);
    expect([reply.status, reply.json().code]).toEqual([422, 'invalid']);
    expect(reply.json().errors.map(error => error.pointer)).toContain(pointer);
  });

  it('of what is not there says what', async () => {
    const of = async (body: object) => (await compare(body)).json();
    expect(await of({ scenarios: ['fewer', 'nobody'] })).toMatchObject({
      code: 'unknown-scenario',
      detail: expect.stringContaining('nobody'),
    });
    expect((await of({ scenarios: ['fewer', 'as-is'], target: 'nobody' })).code).toBe('unknown-target');
    expect((await served.api.get(`/v1/comparisons/${'0'.repeat(64)}`)).json()).toMatchObject({
      status: 404,
      code: 'unknown-forecast',
    });
  });
});

function spread(middle: number) {
  const off = { '0.025': -20, '0.1': -10, '0.25': -5, '0.5': 0, '0.75': 5, '0.9': 10, '0.975': 20 };
  const quantiles = Object.fromEntries(Object.entries(off).map(([level, by]) => [level, middle + by]));
  return { mean: middle, quantiles };
}

function under(scenario: string, middle: number, chance: number) {
  const on = '2024-09-30';
  const counts = { '0.1': middle - 1_010, '0.5': middle - 1_000, '0.9': middle - 990 };
  const due = { on, chance, standardError: 0.01, everSo: chance, expectedShortfall: 5, counts };
  const hit = { basis: 'net', amount: 100, counted: 20, byDay: [due], due, likelyOn: {} };
  return { scenario, name: scenario, by: 'A planner', hit, points: [{ on, ...spread(middle) }] };
}

const COMPARED = {
  ...{ status: 'answered', model: 'series', from: FROM_PUBLISHED, seed: 1, trajectories: 1_000 },
  words: ['fewer is better'],
  missing: [],
  scenarios: [
    { ...under('as-is', 1_040, 0.3), levers: [] },
    {
      ...under('fewer', 1_060, 0.5),
      levers: [{ inWords: 'leaving-rate from 2026-01: −10 %', applied: true, why: null }],
    },
  ],
  differences: [
    {
      scenario: 'fewer',
      against: 'as-is',
      on: '2024-09-30',
      difference: spread(20),
      better: 0.98,
      chance: 0.2,
    },
  ],
} as unknown as AnsweredComparison;
