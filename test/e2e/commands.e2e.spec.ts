import { until } from '@muster/platform/testing';
import { FOLDED_TOPICS } from '@muster/event-log/open';
import { createApi } from '@muster/api';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { codeTables, createLogger, systemClock } from '@muster/platform';
import { folding, prepareStore, type RunningProjector, startProjector } from '@muster/projector';
import { Database } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

/** The api and a projector on one store and log, as they run in production: they meet there and nowhere else. */
const tables = codeTables();
const logger = createLogger('silent');

let store: TestDatabase;
let reader: Database;
let log: PostgresEventLog;
let api: Awaited<ReturnType<typeof createApi>>;
/** What time the api thinks it is. */
let now = () => systemClock.now();
let projector: RunningProjector | undefined;

beforeAll(async () => {
  store = await testDatabase('commands');
  reader = await Database.connect({ url: store.url, applicationName: 'api', role: 'muster_reader' });
  log = new PostgresEventLog(store.database, { pollMs: 100 });
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
  await prepareStore(folding(store.database, tables));
  api = await createApi({ database: reader, log, clock: { now: () => now() }, logger, waitMs: 3_000 });
});
afterAll(async () => {
  await api.close();
  await projector?.stop();
  await log.close();
  await reader.close();
  await store.drop();
});
afterEach(() => {
  now = () => systemClock.now();
});

async function fold(): Promise<void> {
  projector ??= await startProjector(log, folding(store.database, tables), logger);
}
async function stopFolding(): Promise<void> {
  await projector?.stop();
  projector = undefined;
}

interface Reply {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: {
    readonly status?: string | number;
    readonly code?: string;
    readonly self?: string;
    readonly detail?: string;
    readonly errors?: readonly unknown[];
    readonly target?: {
      readonly id: string;
      readonly revision: string;
      readonly revisions: number;
      readonly amount: number;
    } | null;
    readonly position?: { readonly on: string } | null;
    readonly asOf?: {
      readonly folded: readonly {
        readonly topic: string;
        readonly partition: number;
        readonly next: number;
      }[];
    };
  };
}

async function ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply> {
  const { statusCode, headers, body } = await api.inject({ method, url, ...(payload ? { payload } : {}) });
  return {
    status: statusCode,
    location: headers['location'],
    body: JSON.parse(body) as Reply['body'],
  };
}

const HUNDRED = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 100,
  baselineOn: '2021-09-30',
  dueOn: '2024-09-30',
  area: 'ENG',
  evidence: 'reported',
};
const set = (id: string, change: object = {}) => ask('POST', '/v1/targets', { id, ...HUNDRED, ...change });
const revise = (id: string, basedOn: string, change: object = {}) =>
  ask('POST', `/v1/targets/${id}/revisions`, { ...HUNDRED, basedOn, ...change });

describe('a target that is set over HTTP', () => {
  it('is answered with how it reads once it is folded in, and counts published figures from then on', async () => {
    await fold();
    const { status, location, body } = await set('midwives', { setBy: 'A board' });
    expect([status, location]).toEqual([201, '/v1/targets/midwives']);
    expect(body.target).toMatchObject({ id: 'midwives', amount: 100, revisions: 1, setBy: 'A board' });

    await publish(2020, { start: { fte: 990 }, end: { fte: 1000.5 } });
    await publish(2021, { start: { fte: 1010.5 }, end: { fte: 1040.75 } });
    const position = await until(
      () => ask('GET', '/v1/targets/midwives/position?on=2022-12-31'),
      ({ body: { position } }) => position?.on === '2022-09-30',
    );
    expect(position.body.position).toMatchObject({
      on: '2022-09-30',
      inPost: 1040.75,
      change: { whole: 40.25, likeForLike: 30.25, breaks: 10 },
      remaining: 69.75,
    });
  });

  it('is a conflict when it is set already', async () => {
    await fold();
    expect(await set('midwives')).toMatchObject({ status: 409, body: { code: 'target-exists' } });
  });

  it('is a conflict for the slower of two who set it at once', async () => {
    await stopFolding();
    const both = Promise.all([set('contested', { amount: 1 }), set('contested', { amount: 2 })]);
    await appended(2);
    await fold();
    const replies = await both;
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const won = replies.find(({ status }) => status === 201)!;
    const { body } = await ask('GET', '/v1/targets/contested');
    expect(body.target).toMatchObject({ revision: won.body.target!.revision, revisions: 1 });
  });
});

describe('a target that is revised over HTTP', () => {
  it('reads otherwise at once, also twice on a day, whatever the clocks say', async () => {
    await fold();
    const first = await set('revised');
    now = () => new Date(systemClock.now().getTime() - 60_000);
    const second = await revise('revised', first.body.target!.revision, { amount: 200 });
    expect(second).toMatchObject({ status: 200, body: { target: { amount: 200, revisions: 2 } } });
    const third = await revise('revised', second.body.target!.revision, { amount: 300 });
    expect(third).toMatchObject({ status: 200, body: { target: { amount: 300, revisions: 3 } } });
    expect(await revise('revised', first.body.target!.revision)).toMatchObject({
      status: 409,
      body: { code: 'stale-revision' },
    });
  });

  it('is a conflict for the slower of two who saw the same revision', async () => {
    await fold();
    const first = await set('raced');
    await stopFolding();
    const basedOn = first.body.target!.revision;
    const both = Promise.all([
      revise('raced', basedOn, { amount: 1 }),
      revise('raced', basedOn, { amount: 2 }),
    ]);
    await appended(2);
    await fold();
    const replies = await both;
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)!.body.code).toBe('stale-revision');
    expect((await ask('GET', '/v1/targets/raced')).body.target!.revisions).toBe(2);
  });
});

describe('a command that is not folded in yet', () => {
  it('tells what became of it later', async () => {
    await stopFolding();
    const { status, location, body } = await set('late');
    expect([status, body.status, location]).toEqual([202, 'pending', body.self]);
    expect((await ask('GET', location!)).body.status).toBe('pending');
    await fold();
    const applied = await until(
      () => ask('GET', location!),
      reply => reply.body.status !== 'pending',
    );
    expect(applied.body).toMatchObject({ status: 'applied', target: { id: 'late', revisions: 1 } });
  });

  it('tells that it lost a race', async () => {
    await stopFolding();
    const sent = await Promise.all([set('twice'), set('twice')]);
    await fold();
    const fates = await Promise.all(
      sent.map(({ location }) =>
        until(
          () => ask('GET', location!),
          reply => reply.body.status !== 'pending',
        ),
      ),
    );
    expect(fates.map(({ body }) => body.status).sort()).toEqual(['applied', 'without-effect']);
  });
});

describe('a command that the fold cannot take', () => {
  it('is set aside, and says why', async () => {
    await fold();
    // This api's clock runs years ahead of the log's, so the due day is too far off for whoever reads it there.
    now = () => new Date(Date.UTC(systemClock.now().getUTCFullYear() + 8, 0, 1));
    const dueOn = `${systemClock.now().getUTCFullYear() + 15}-01-01`;
    const effectiveOn = new Date().toISOString().slice(0, 10);
    const { status, body } = await set('far', { dueOn, effectiveOn });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'parked', detail: expect.stringContaining('date-out-of-range') });
    expect(body.errors).toMatchObject([{ pointer: '/dueOn', got: `"${dueOn}"` }]);
    expect((await ask('GET', '/v1/targets/far')).status).toBe(404);
  });
});

async function publish(year: number, figures: object): Promise<void> {
  const data = {
    profession: 'midwife',
    series: 'a series',
    vintage: '2025-10',
    from: `${year}-09-30`,
    to: `${year + 1}-09-30`,
  };
  const event = {
    specversion: '1.0',
    type: 'muster.workforce.reported.v1',
    source: 'urn:test',
    subject: 'organisation/ENG',
    id: `year ${year}`,
    time: '2025-10-01T00:00:00Z',
    data: { ...data, ...figures },
  };
  await log.append([
    { topic: 'muster.organisations', key: event.subject, value: Buffer.from(JSON.stringify(event)) },
  ]);
}

/** Resolves when so many records more than are folded in are in the log of commands. */
async function appended(more: number): Promise<void> {
  await until(
    async () => {
      const { partitions } = await log.describe('muster.governance');
      const rows = await store.database.rows<{ next: number }>(
        `SELECT coalesce(sum(next_offset), 0)::bigint AS next FROM muster.checkpoint WHERE topic = 'muster.governance'`,
      );
      return partitions.reduce((sum, { highWater }) => sum + highWater, 0) - rows[0]!.next;
    },
    behind => behind >= more,
  );
}
