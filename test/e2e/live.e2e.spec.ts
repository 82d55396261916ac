import { FOLDED_TOPICS } from '@muster/event-log/open';
import { createApi } from '@muster/api';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { codeTables, createLogger, systemClock } from '@muster/platform';
import { folding, prepareStore, rebuild, type RunningProjector, startProjector } from '@muster/projector';
import { Database } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** The api and a projector on one store and log, and somebody who follows over HTTP. */
const tables = codeTables();
const logger = createLogger('silent');

let store: TestDatabase;
let reader: Database;
let log: PostgresEventLog;
let api: Awaited<ReturnType<typeof createApi>>;
let projector: RunningProjector;
let address: string;
let stream: IncomingMessage;
let text = '';

beforeAll(async () => {
  store = await testDatabase('live-e2e');
  reader = await Database.connect({ url: store.url, applicationName: 'api', role: 'muster_reader' });
  log = new PostgresEventLog(store.database, { pollMs: 100 });
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
  const to = folding(store.database, tables);
  await prepareStore(to);
  projector = await startProjector(log, to, logger);
  api = await createApi({ database: reader, log, clock: systemClock, logger });
  await api.listen({ host: '127.0.0.1', port: 0 });
  address = await api.getUrl();
  [stream] = (await once(get(`${address}/v1/live`, { agent: false }), 'response')) as [IncomingMessage];
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await heard('hello');
});
afterAll(async () => {
  await api.close();
  await projector.stop();
  await log.close();
  await reader.close();
  await store.drop();
});

type Data = Readonly<Record<string, unknown>>;

/** It takes some 50 ms; the rest is for a machine that is busy with other tests. */
const SOON_MS = 3_000;

async function heard(
  name: string,
  like: (data: Data) => boolean = () => true,
  withinMs = 5_000,
): Promise<Data> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const frames = [...text.matchAll(/^event: (.+)\ndata: (.+)\n$/gm)];
    const found = frames
      .filter(([, event]) => event === name)
      .map(([, , data]) => JSON.parse(data!) as Data)
      .find(like);
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${name}: ${text}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

const HUNDRED = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 100,
  baselineOn: '2021-09-30',
  area: 'ENG',
  evidence: 'reported',
};

async function post(path: string, body: object) {
  const reply = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...HUNDRED, ...body }),
  });
  return {
    status: reply.status,
    body: (await reply.json()) as { code?: string; target?: { revision: string } },
  };
}

describe('somebody who follows', () => {
  it('is told of a command as soon as it is folded in, and which target it is about', async () => {
    const { status } = await post('/v1/targets', { id: 'followed' });
    expect(status).toBe(201);
    const folded = await heard(
      'folded',
      ({ targets }) => (targets as string[] | null)?.includes('followed') ?? false,
      SOON_MS,
    );
    expect(folded).toMatchObject({ topic: 'muster.governance', next: 1 });
  });

  it('is told of what a supplier sent', async () => {
    const subject = 'organisation/ENG';
    const event = {
      specversion: '1.0',
      type: 'muster.workforce.reported.v1',
      source: 'urn:test',
      subject,
      id: 'a year',
      time: '2025-10-01T00:00:00Z',
      data: {
        profession: 'midwife',
        series: 'a series',
        vintage: '2025-10',
        from: '2020-09-30',
        to: '2021-09-30',
        start: { fte: 1 },
        end: { fte: 2 },
      },
    };
    await log.append([
      { topic: 'muster.organisations', key: subject, value: Buffer.from(JSON.stringify(event)) },
    ]);
    await heard('folded', ({ topic }) => topic === 'muster.organisations', SOON_MS);
  });

  it('is told of a new reference, and of read models that were rebuilt', async () => {
    const subject = 'organisation/ZZ9';
    const event = {
      specversion: '1.0',
      type: 'muster.organisation.placed.v1',
      source: 'urn:test',
      subject,
      id: 'placed',
      time: '2025-10-01T00:00:00Z',
      data: { icb: 'QWE', region: 'Y56', country: 'England', effectiveOn: '2024-04-01' },
    };
    await log.append([
      { topic: 'muster.organisations', key: subject, value: Buffer.from(JSON.stringify(event)) },
    ]);
    await heard('reference', ({ epoch }) => (epoch as number) > 1);
    expect(await rebuilt()).toBe(true);
  });

  /** Rebuilt by the same fold the models keep their hash: it is the swap that is told. */
  async function rebuilt(): Promise<boolean> {
    await store.database.run(
      `UPDATE muster.generation SET hash = 'of an older version' WHERE state = 'active'`,
    );
    await rebuild(folding(store.database, tables));
    return (
      (await heard('generation', ({ generation }) => generation !== 'of an older version')) !== undefined
    );
  }
});

describe('two who revise the same target at once', () => {
  it('are told 200 and 409, once each, also when the slower one means an earlier day', async () => {
    let { revision } = (await post('/v1/targets', { id: 'raced', effectiveOn: '2024-01-01' })).body.target!;
    for (let round = 1; round <= 8; round += 1) {
      const both = await Promise.all([
        post('/v1/targets/raced/revisions', { basedOn: revision, amount: round, effectiveOn: '2024-06-01' }),
        post('/v1/targets/raced/revisions', {
          basedOn: revision,
          amount: 100 + round,
          effectiveOn: '2024-05-31',
        }),
      ]);
      // Once the later day stands, the earlier one cannot be meant any more.
      if (round === 1) expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = both.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      const now = await fetch(`${address}/v1/targets/raced`).then(
        reply => reply.json() as Promise<{ target: { revision: string } }>,
      );
      expect(now.target.revision).toBe(won[0]!.body.target!.revision);
      revision = now.target.revision;
    }
  });
});

describe('a command that was set aside', () => {
  it('is answered with 422 where it was to be asked for, with pointers into what was sent', async () => {
    await projector.stop();
    const far = { now: () => new Date(Date.UTC(systemClock.now().getUTCFullYear() + 8, 0, 1)) };
    const ahead = await createApi({ database: reader, log, clock: far, logger, waitMs: 100 });
    const dueOn = `${systemClock.now().getUTCFullYear() + 15}-01-01`;
    const sent = await ahead.inject({
      method: 'POST',
      url: '/v1/targets',
      payload: { id: 'far', ...HUNDRED, dueOn, effectiveOn: '2024-01-01' },
    });
    expect(sent.statusCode).toBe(202);
    const location = sent.headers['location']!;
    expect((await ahead.inject(location)).json()).toMatchObject({ status: 'pending' });
    projector = await startProjector(log, folding(store.database, tables), logger);
    let reply = await ahead.inject(location);
    for (let tries = 0; reply.statusCode === 200 && tries < 200; tries += 1) {
      await new Promise(resolve => setTimeout(resolve, 25));
      reply = await ahead.inject(location);
    }
    expect([reply.statusCode, reply.json()]).toMatchObject([
      422,
      { code: 'parked', instance: location, errors: [{ pointer: '/dueOn', got: `"${dueOn}"` }] },
    ]);
    await ahead.close();
  });
});

describe('when the service stops', () => {
  it('the stream ends with goodbye, at once', async () => {
    const began = performance.now();
    const ended = once(stream, 'end');
    await api.close();
    await ended;
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(text).toMatch(/event: bye\ndata: .+\n\n$/);
  });
});
