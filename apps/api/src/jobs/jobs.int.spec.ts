import { type JobsSoon, openJobsSoon } from '@muster/jobs';
import { ownRedis } from '@muster/jobs/testing';
import { Proxy } from '@muster/platform/testing';
import { addActivity } from '@muster/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { postStarted } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { JobReply, JobsReply } from './job-reply.js';

/** Nothing does jobs here but what a test lets do them: projectors are in test/distributed. */
const redis = await ownRedis();
let api: ServedApi;
let jobs: JobsSoon;
let way: Proxy;
const name = `test-${randomUUID().slice(0, 8)}`;
beforeAll(async () => {
  api = await servedApi('jobs-of-api', {
    jobs: async url => {
      way = await Proxy.before(redis?.url ?? url);
      const backend = redis ? { redis: way.url } : { postgres: way.url };
      return (jobs = openJobsSoon({ backend, name, settings: { askWithinMs: 1_000, firstPauseMs: 100 } }));
    },
  });
  await hold(api.database, [postStarted(1, '2025-01-01')]);
  await jobs.opened;
});
afterAll(async () => {
  await jobs.close();
  way.close();
  await api.close();
  await redis?.remove();
});

const ask = (body: object) => api.post('/v1/jobs', body);
const RESTATE = { kind: 'restate', input: { on: '2025-06-30', knownAt: '2025-07-01T00:00:00Z' } };

async function came(): Promise<void> {
  const nothing = { applied: 0, duplicates: 1, parked: 0, newestEffectiveOn: undefined };
  const at = { lastTime: '2025-01-01T09:00:00Z', lastKnownAt: new Date('2025-01-02T09:00:00Z') };
  await addActivity(api.database, [
    { source: 'urn:test', topic: 'muster.people', slot: 0, ...nothing, ...at },
  ]);
}

describe('asking for a job', () => {
  it('keeps it and says where to look, and is given the same one again until the facts change', async () => {
    const asked = await ask({ ...RESTATE, by: 'Ada' });
    expect(asked.status).toBe(202);
    const job = asked.json<JobReply>();
    expect(Compile(JobReply).Errors(job)).toEqual([]);
    expect(job).toMatchObject({ ...RESTATE, state: 'waiting', asked: { by: 'Ada' }, result: null });
    expect(job.provenance).toMatch(/^generation \d+, epoch 1, facts [0-9a-f]{16}$/);
    expect(asked.headers['location']).toBe(`/v1/jobs/${job.id}`);

    const again = await ask({ ...RESTATE, by: 'Grace' });
    expect([again.status, again.headers['location']]).toEqual([200, job.self]);
    expect(again.json<JobReply>()).toEqual(job);

    await came();
    const other = await ask(RESTATE);
    expect([other.status, other.json<JobReply>().id === job.id]).toEqual([202, false]);
  });

  it('that has ended begins it again where it is asked for again', async () => {
    jobs.work('verify', () =>
      Promise.resolve({
        ...{ subjects: 1, pending: 0, cells: 2 },
        differences: { count: 0, first: [] },
        breaches: { count: 0, first: [] },
      }),
    );
    const { id, self } = (await ask({ kind: 'verify' })).json<JobReply>();
    const done = await untilIn(self, 'done');
    expect(Compile(JobReply).Errors(done)).toEqual([]);
    expect(done).toMatchObject({ id, attempts: 1, result: { subjects: 1, cells: 2 } });
    expect((await ask({ kind: 'verify' })).status).toBe(200);
    const anew = await ask({ kind: 'verify', again: true });
    expect([anew.status, anew.json<JobReply>().id]).toEqual([202, id]);
  });

  it('shows figures in their units', async () => {
    const stock = { level: 'england', area: 'ENG', profession: 'midwife', headcount: 1, fte: 80_000 };
    jobs.work('restate', () => Promise.resolve({ then: [], now: [stock], aside: 0 }));
    const { self } = (await ask(RESTATE)).json<JobReply>();
    expect(await untilIn(self, 'done')).toMatchObject({ result: { now: [{ ...stock, fte: 0.8 }] } });
  });

  it.each<[object, string, string]>([
    [{}, '/kind', 'a kind of job: rebuild, restate, verify'],
    [{ kind: 'redrive' }, '/kind', 'a kind of job: rebuild, restate, verify'],
    [{ kind: 'restate', input: { on: '2025-02-30', knownAt: 'now' } }, '/input/on', 'a day that exists'],
    [{ kind: 'verify', input: { all: true } }, '/input/all', 'no such field'],
    [{ kind: 'verify', input: [] }, '/input', 'an object'],
    [{ kind: 'verify', provenance: 'mine' }, '/provenance', 'no such field'],
    [{ kind: 'verify', by: '' }, '/by', 'a name'],
    [{ kind: 'verify', again: 'yes' }, '/again', 'true or false'],
  ])('as %j is refused, with where and why', async (body, pointer, expected) => {
    const reply = await ask(body);
    expect([reply.status, reply.json().code]).toEqual([422, 'invalid']);
    expect(reply.json().errors).toContainEqual(
      expect.objectContaining({ pointer, expected: expect.stringContaining(expected) }),
    );
  });
});

describe('the jobs', () => {
  it('are listed by kind and state, the latest first', async () => {
    const rebuild = (await ask({ kind: 'rebuild' })).json<JobReply>();
    const reply = (await api.get('/v1/jobs?kind=rebuild&state=waiting')).json<JobsReply>();
    expect(Compile(JobsReply).Errors(reply)).toEqual([]);
    expect(reply.jobs.map(({ id }) => id)).toEqual([rebuild.id]);
    const all = (await api.get('/v1/jobs?limit=2')).json<JobsReply>();
    expect([all.jobs.length, all.jobs[0]!.id]).toEqual([2, rebuild.id]);
    const refused = await api.get('/v1/jobs?kind=redrive&state=lost&limit=0');
    expect(
      refused
        .json()
        .errors.map(({ parameter }) => parameter)
        .sort(),
    ).toEqual(['kind', 'limit', 'state']);
  });

  it('that wait are cancelled by somebody, and what does not exist is not', async () => {
    const { self } = (await ask({ kind: 'rebuild', again: true })).json<JobReply>();
    const cancelled = await api.post(`${self}/cancel`, { by: 'Ada' });
    expect([cancelled.status, cancelled.json<JobReply>()]).toMatchObject([
      200,
      { state: 'cancelled', cancel: { by: 'Ada' } },
    ]);
    expect((await api.post(`${self}/cancel`, {})).json()).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/by' }],
    });
    for (const address of ['/v1/jobs/none', `/v1/jobs/${'0'.repeat(64)}`])
      expect((await api.get(address)).json()).toMatchObject({ status: 404, code: 'unknown-job' });
    const nothing = await api.post(`/v1/jobs/${'0'.repeat(64)}/cancel`, { by: 'Ada' });
    expect(nothing.json().code).toBe('unknown-job');
  });

  it('of operators are not shown, nor cancelled', async () => {
    const { id } = await jobs.ask(
      'redrive',
      { dryRun: false, by: 'A. Operator' },
      { provenance: randomUUID() },
    );
    expect((await api.get(`/v1/jobs/${id}`)).json().code).toBe('unknown-job');
    expect((await api.post(`/v1/jobs/${id}/cancel`, { by: 'Ada' })).json().code).toBe('unknown-job');
    expect(await jobs.look(id)).toMatchObject({ state: 'waiting' });
    expect((await api.get('/v1/jobs')).text).not.toContain(id);
  });

  it('are away while their store is, and all else is answered', async () => {
    way.refuse();
    const reply = await ask({ kind: 'verify' });
    expect([reply.status, reply.json().code]).toEqual([503, 'jobs-away']);
    expect(reply.headers['retry-after']).toMatch(/^\d+$/);
    expect((await api.get('/v1/jobs')).json().code).toBe('jobs-away');
    if (redis) expect((await api.get('/v1/targets')).status).toBe(200);
    way.pass();
    await untilIn((await untilAsked()).self, 'done');
  });
});

async function untilAsked(): Promise<JobReply> {
  for (;;) {
    const reply = await ask({ kind: 'verify', again: true });
    if (reply.status < 300) return reply.json<JobReply>();
    expect(reply.json().code).toBe('jobs-away');
  }
}

async function untilIn(self: string, state: JobReply['state']): Promise<JobReply> {
  for (const end = Date.now() + 15_000; ; await new Promise(resolve => setTimeout(resolve, 50))) {
    const reply = await api.get(self);
    const job = reply.json<JobReply>();
    if (job.state === state) return job;
    if (Date.now() > end) throw new Error(`it is not ${state}: ${reply.text}`);
  }
}
