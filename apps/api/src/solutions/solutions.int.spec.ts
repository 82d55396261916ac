import { type AnsweredSolution } from '@muster/jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { publishedYear, scenarioSaved, targetSet } from '../testing/events.js';
import { FROM_PUBLISHED, keeps } from '../testing/forecasting.js';
import { type ApiWithJobs, apiWithJobs } from '../testing/jobs-of-api.js';
import { eventually } from '../testing/live-client.js';
import { SolutionReply } from './solution-reply.js';

let served: ApiWithJobs;
beforeAll(async () => {
  served = await apiWithJobs('solutions', [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
    scenarioSaved('fewer'),
  ]);
});
afterAll(() => served.close());

const QUESTION = { target: 'midwives', lever: { kind: 'leaving-rate', from: '2026-01' }, probability: 0.8 };
const solve = (body: object) => served.api.post('/v1/solutions', { ...QUESTION, ...body });

describe('solving for a chance', () => {
  it('is asked for once, on the same facts, and by another chance or scenario anew', async () => {
    const asked = await solve({ by: 'Ada' });
    expect(asked.status).toBe(202);
    const reply = asked.json<SolutionReply>();
    expect(Compile(SolutionReply).Errors(reply)).toEqual([]);
    expect(reply).toMatchObject({ status: 'under-way', job: { kind: 'solve', asked: { by: 'Ada' } } });
    expect(asked.headers['location']).toBe(reply.self);
    expect((await solve({})).status).toBe(200);
    for (const other of [{ probability: 0.9 }, { scenario: 'fewer' }])
      expect((await solve(other)).json<SolutionReply>().id).not.toBe(reply.id);
  });

  it('answers with the least change that is enough', async () => {
    served.jobs.work('solve', keeps(served.api.database, 'solve', SOLVED));
    const { self } = (await solve({})).json<SolutionReply>();
    const reply = await eventually(async () => {
      const now = (await served.api.get(self)).json<SolutionReply>();
      return now.status === 'answered' ? now : undefined;
    }, 60_000);
    expect(Compile(SolutionReply).Errors(reply)).toEqual([]);
    expect(reply.answer).toMatchObject({
      outcome: 'found',
      lever: 'leaving-rate from 2026-01: −42.6 %',
      change: { percent: -42.6 },
      ...{ wanted: 0.8, chanceNow: 0.3, chance: 0.8 },
    });
  });

  it.each<[object, string]>([
    [{ probability: 0 }, '/probability'],
    [{ probability: 'likely' }, '/probability'],
    [{ lever: undefined }, '/lever'],
    [{ lever: { kind: 'magic', from: '2026-01' } }, '/lever/kind'],
    [{ lever: { kind: 'hours', from: 'soon' } }, '/lever/from'],
    [{ target: 'All Midwives' }, '/target'],
  ])('of %j is refused, with where', async (body, pointer) => {
    const reply = await solve(body);
    expect([reply.status, reply.json().code]).toEqual([422, 'invalid']);
    expect(reply.json().errors.map(error => error.pointer)).toContain(pointer);
  });

  it('of what is not there says what', async () => {
    expect((await solve({ target: 'nobody' })).json().code).toBe('unknown-target');
    expect((await solve({ scenario: 'nobody' })).json().code).toBe('unknown-scenario');
    expect((await served.api.get('/v1/solutions/none')).json().code).toBe('unknown-forecast');
  });
});

const SOLVED = {
  ...{ status: 'answered', model: 'series', from: FROM_PUBLISHED, seed: 1, trajectories: 1_000 },
  ...{ wanted: 0.8, chanceNow: 0.3, words: ['so much is enough'] },
  solution: {
    outcome: 'found',
    lever: { kind: 'leaving-rate', from: '2026-01', change: { percent: -42.6 } },
    inWords: 'leaving-rate from 2026-01: −42.6 %',
    chance: 0.8,
  },
} as unknown as AnsweredSolution;
