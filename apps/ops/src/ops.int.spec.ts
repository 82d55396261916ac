import { type EventLog } from '@muster/event-log';
import { KafkaEventLog } from '@muster/event-log/kafka';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { KAFKA_TOPICS, TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { type JobsSoon, openJobsSoon, type RedriveInput } from '@muster/jobs';
import { ownRedis } from '@muster/jobs/testing';
import { createLogger, systemClock } from '@muster/platform';
import { Proxy, until } from '@muster/platform/testing';
import { insertParked, MOST_MEANT, parkedActs, parkedEvents } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createOps } from './server.js';

/** What redriving does is tested where it is done (apps/projector); here a worker says what it was asked with. */
const redis = await ownRedis();
const KEY = 'k'.repeat(31) + '1';
const name = `test-${randomUUID().slice(0, 8)}`;
const WITH_KEY = { authorization: `Bearer ${KEY}` };
let store: TestDatabase;
let log: PostgresEventLog;
let jobs: JobsSoon;
let way: Proxy;
let ops: FastifyInstance;
let keyless: FastifyInstance;
let asked: RedriveInput | undefined;

beforeAll(async () => {
  store = await testDatabase('ops');
  log = new PostgresEventLog(store.database);
  await log.ensureTopics(TOPIC_DEFINITIONS);
  way = await Proxy.before(redis?.url ?? store.url);
  const backend = redis ? { redis: way.url } : { postgres: way.url };
  jobs = openJobsSoon({ backend, name, settings: { askWithinMs: 1_500, progressMs: 20 } });
  ops = await opsWith(KEY);
  keyless = await opsWith(undefined);
  await jobs.opened;
  jobs.work('redrive', input => {
    asked = input;
    const first = (input.places ?? []).map(place => ({
      ...place,
      ...{ source: null, parkedFor: 'fold-failed', became: 'applied' as const },
    }));
    return Promise.resolve({ dryRun: input.dryRun, count: 1, applied: 1, duplicate: 0, parked: 0, first });
  });
});
afterAll(async () => {
  await Promise.all([ops.close(), keyless.close()]);
  await jobs.close();
  way.close();
  await log.close();
  await store.drop();
  await redis?.remove();
});
beforeEach(async () => {
  asked = undefined;
  await store.database.run('DELETE FROM muster.parked');
  await park(1);
});

function opsWith(key: string | undefined, of: EventLog = log): Promise<FastifyInstance> {
  const logger = createLogger('silent');
  const serverFactory = (handler: Parameters<typeof createServer>[1]) => createServer(handler);
  return createOps({
    database: store.database,
    log: of,
    jobs,
    key,
    clock: systemClock,
    logger,
    serverFactory,
  });
}

const park = (offset: number) =>
  insertParked(store.database, [
    {
      ...{ topic: 'muster.people', partition: 0, offset, identity: 'cluster/topic', reason: 'fold-failed' },
      ...{ faults: [], payload: Buffer.from('{"half'), knownAt: new Date('2026-01-01T00:00:00Z') },
    },
  ]);
const get = (url: string) => ops.inject({ method: 'GET', url });
const post = (what: 'redrive' | 'discard', payload: object, headers: object = WITH_KEY, at = ops) =>
  at.inject({ method: 'POST', url: `/v1/ops/parked/${what}`, payload, headers: { ...headers } });
const parked = () => parkedEvents(store.database, undefined, 10);
const PLACE = 'muster.people:0:1';

describe('changing parked events over HTTP', () => {
  it.each(['redrive', 'discard'] as const)('is for nobody while there is no key (%s)', async what => {
    const reply = await post(what, { all: true }, WITH_KEY, keyless);
    expect([reply.statusCode, reply.json()]).toMatchObject([
      403,
      { code: 'only-reading', detail: expect.stringContaining('set MUSTER_OPS_KEY') },
    ]);
    expect(await parked()).toHaveLength(1);
  });

  it.each([
    ['none', {}],
    ['another', { authorization: `Bearer ${'k'.repeat(32)}` }],
    ['a longer one', { authorization: `Bearer ${KEY}1` }],
    ['the right one, as a password', { authorization: `Basic ${KEY}` }],
  ])('needs the key: %s is not it', async (_, headers) => {
    for (const what of ['redrive', 'discard'] as const) {
      const reply = await post(what, { all: true }, headers);
      expect([reply.statusCode, reply.json()]).toMatchObject([401, { code: 'unauthenticated' }]);
      expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(reply.headers['content-type']).toContain('application/problem+json');
    }
    expect(asked).toBeUndefined();
  });

  it('redrives as a dry run unless it is said otherwise, and says what became of each', async () => {
    const tried = await post('redrive', { places: [PLACE] });
    expect([tried.statusCode, tried.json()]).toMatchObject([
      200,
      { state: 'done', dryRun: true, count: 1, first: [{ place: PLACE, became: 'applied' }] },
    ]);
    expect(asked).toEqual({ places: [{ topic: 'muster.people', partition: 0, offset: 1 }], dryRun: true });

    const done = await post('redrive', { reason: 'fold-failed', dryRun: false, by: 'A. Operator' });
    expect(asked).toEqual({ reason: 'fold-failed', dryRun: false, by: 'A. Operator' });
    const { job, self } = done.json<{ job: string; self: string }>();
    expect(done.headers['location']).toBe(self);
    expect((await get(self)).json()).toMatchObject({
      id: job,
      kind: 'redrive',
      asked: { by: 'A. Operator' },
    });
  });

  it('discards as a dry run unless it is said otherwise; who did it and why is kept', async () => {
    const tried = await post('discard', { all: true });
    expect([tried.statusCode, tried.json()]).toMatchObject([
      200,
      { dryRun: true, count: 1, events: [{ place: PLACE, reason: 'fold-failed' }] },
    ]);
    expect(await parked()).toHaveLength(1);
    const because = 'cut off; sent again';
    const done = await post('discard', { places: [PLACE], dryRun: false, by: 'A. Operator', because });
    expect(done.json()).toMatchObject({ dryRun: false, count: 1 });
    expect(await parked()).toEqual([]);
    expect(await parkedActs(store.database, 1)).toMatchObject([
      { by: 'A. Operator', became: 'discarded', because },
    ]);
    expect((await post('discard', { all: true })).json()).toMatchObject({ status: 404, code: 'none-parked' });
  });

  it('says of many that these are the first', async () => {
    for (let offset = 2; offset <= MOST_MEANT + 1; offset += 1) await park(offset);
    const rest = 'the first 2,000 of 2,001 that are meant; again for the rest';
    const tried = (await post('discard', { reason: 'fold-failed' })).json<object>();
    expect(tried).toMatchObject({ count: MOST_MEANT, meant: MOST_MEANT + 1, rest });
    expect((await post('redrive', { all: true })).json()).toMatchObject({ meant: MOST_MEANT + 1, rest });
  });

  it('shows one with its record to whoever has the key, and what was done to all', async () => {
    const look = (place: string, headers: object = WITH_KEY, at = ops) =>
      at.inject({ method: 'GET', url: `/v1/ops/parked/${place}`, headers: { ...headers } });
    expect((await look(PLACE)).json()).toMatchObject({ reason: 'fold-failed', record: '{"half' });
    expect((await look(PLACE, {})).json()).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect((await look(PLACE, WITH_KEY, keyless)).json()).toMatchObject({
      status: 403,
      code: 'only-reading',
    });
    for (const place of ['muster.people:0:2', 'muster.people'])
      expect((await look(place)).json()).toMatchObject({ status: 404, code: 'none-parked' });

    const because = 'cut off; sent again';
    await post('discard', { places: [PLACE], dryRun: false, by: 'A. Operator', because });
    const { acts } = (await get('/v1/ops/acts')).json<{ acts: object[] }>();
    expect(acts[0]).toMatchObject({ by: 'A. Operator', offset: 1, became: 'discarded', because });
  });

  it.each<[object, string, string]>([
    [{}, '', 'one of places, reason and "all"'],
    [{ all: true, reason: 'schema' }, '', 'one of places, reason and "all"'],
    [{ all: true, dryRun: false }, '/by', 'who does it'],
    [{ all: true, dryRun: false, by: 'Ada' }, '/because', 'why'],
    [{ all: true, dryRun: 'no' }, '/dryRun', 'true or false'],
    [{ places: ['muster.people'] }, '/places/0', 'TOPIC:PARTITION:OFFSET'],
    [{ all: true, yes: true }, '/yes', 'no such field'],
  ])('as %j is refused, with where and why', async (body, pointer, expected) => {
    const reply = await post('discard', body);
    expect([reply.statusCode, reply.json()]).toMatchObject([422, { code: 'invalid' }]);
    expect(reply.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ pointer, expected: expect.stringContaining(expected) }),
    );
    expect(await parked()).toHaveLength(1);
  });

  it('that is not JSON is refused', async () => {
    const headers = { ...WITH_KEY, 'content-type': 'application/json' };
    const reply = await ops.inject({ method: 'POST', url: '/v1/ops/parked/discard', payload: '{', headers });
    expect([reply.statusCode, reply.json()]).toMatchObject([400, { code: 'bad-request' }]);
  });
});

describe('the queues', () => {
  it('are told by kind, with what waits longest and how far what runs is; Prometheus hears the same', async () => {
    let end = (): void => undefined;
    jobs.work('verify', async (_, work) => {
      work.progress({ done: 5, total: 20, words: 'folding' });
      await new Promise<void>(resolve => (end = resolve));
      return {
        subjects: 0,
        pending: 0,
        cells: 0,
        differences: { count: 0, first: [] },
        breaches: { count: 0, first: [] },
      };
    });
    const { id } = await jobs.ask('verify', {}, { provenance: 'a', by: 'Ada' });
    await jobs.ask('verify', {}, { provenance: 'b' });
    const seen = await until(
      async () =>
        (await get('/v1/ops/queues')).json<{
          queues: { kind: string; running: number; inHand: { progress: unknown }[] }[];
        }>(),
      // They are counted and looked at one after the other, while the first begins.
      ({ queues }) => queues.some(({ running, inHand }) => running === 1 && inHand[0]?.progress != null),
    );
    expect(seen.queues.find(({ kind }) => kind === 'verify')).toEqual({
      ...{ kind: 'verify', waiting: 1, delayed: 0, running: 1, done: 0, failed: 0, cancelled: 0 },
      oldestWaitingSeconds: expect.any(Number),
      inHand: [
        {
          ...{ id, by: 'Ada', attempts: 1, seconds: expect.any(Number) },
          progress: { done: 5, total: 20, words: 'folding', secondsLeft: expect.any(Number) },
        },
      ],
    });
    const metrics = (await get('/metrics')).payload;
    expect(metrics).toContain('muster_jobs{kind="verify",state="running"} 1');
    expect(metrics).toContain('muster_jobs{kind="rebuild",state="waiting"} 0');
    expect(metrics).toContain('muster_jobs_reached 1');
    end();
  });

  it('have a page that needs nothing from outside and changes nothing', async () => {
    const page = await get('/queues/');
    expect([page.statusCode, page.payload]).toEqual([200, expect.stringContaining('Muster: jobs')]);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self'/);
    const scripts = [...page.payload.matchAll(/<script defer src="(static\/[^"]+)"/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, path] of scripts) expect((await get(`/queues/${path}`)).statusCode).toBe(200);
    const { queues } = (await get('/queues/api/queues')).json<{
      queues: { name: string; readOnlyMode: boolean }[];
    }>();
    expect(queues.map(queue => [queue.name, queue.readOnlyMode])).toContainEqual([`${name}-verify`, true]);
    for (const [method, address] of [
      ['PUT', `${name}-verify/pause`],
      ['PUT', `${name}-verify/clean/completed`],
      ['POST', `${name}-verify/add`],
      ['PUT', `${name}-verify/obliterate`],
    ] as const) {
      const refused = await ops.inject({ method, url: `/queues/api/queues/${address}`, headers: WITH_KEY });
      expect([address, refused.statusCode]).toEqual([address, 405]);
    }
  });

  it('are away while their store is, and the rest is told', async () => {
    way.refuse();
    const reply = await get('/v1/ops/queues');
    expect([reply.statusCode, reply.json()]).toMatchObject([503, { code: 'jobs-away' }]);
    expect(reply.headers['retry-after']).toMatch(/^\d+$/);
    const metrics = (await get('/metrics')).payload;
    expect(metrics).toContain('muster_jobs_reached 0');
    expect(metrics).toContain('muster_held_deliveries 0');
    expect(metrics).not.toContain('muster_jobs{');
    way.pass();
    await until(
      async () => (await get('/v1/ops/queues')).statusCode,
      status => status === 200,
    );
  });
});

it('the log is told as away while it is, and the rest is told', async () => {
  expect((await get('/metrics')).payload).toContain('muster_log_reached 1');
  const nobody = new KafkaEventLog({
    brokers: ['127.0.0.1:1'],
    clientId: 'ops',
    topicSettings: KAFKA_TOPICS,
  });
  const deaf = await opsWith(KEY, nobody);
  const reply = await deaf.inject({ method: 'GET', url: '/v1/ops/lag' });
  expect([reply.statusCode, reply.json()]).toMatchObject([503, { code: 'log-away' }]);
  const metrics = await deaf.inject({ method: 'GET', url: '/metrics' });
  expect(metrics.statusCode).toBe(200);
  expect(metrics.payload).toContain('muster_log_reached 0');
  expect(metrics.payload).toContain('muster_parked_events{topic="muster.people",reason="fold-failed"} 1');
  expect(metrics.payload).not.toContain('muster_lag_events{');
  await deaf.close();
  await nobody.close();
});

it('what is nowhere is a problem as everywhere', async () => {
  for (const address of ['/v1/ops/nothing', `/v1/ops/jobs/${'0'.repeat(64)}`]) {
    const reply = await get(address);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  }
});
