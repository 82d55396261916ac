import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  activateGeneration,
  CHECKPOINT_CHANNEL,
  moveCheckpoints,
  newGeneration,
  readCheckpoint,
  readHead,
} from '@muster/store';
import { type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Compile } from 'typebox/compile';
import { targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { deafClient, eventually, LiveClient } from '../testing/live-client.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { Proxy } from '@muster/platform/testing';
import { LIVE_EVENTS } from './live-events.js';

const HEARTBEAT_MS = 200;
const CLIENTS = 210;

let way: Proxy;
let api: ServedApi;
let live: string;
let listening: () => Promise<number>;
const clients: { close(): void }[] = [];

beforeAll(async () => {
  api = await servedApi('live', {
    live: { clients: CLIENTS, heartbeatMs: HEARTBEAT_MS },
    between: async url => (way = await Proxy.before(url)).url,
  });
  await hold(api.database, [targetSet('midwives')]);
  await moveCheckpoints(api.database, [{ ...PEOPLE, partition: 0, from: undefined, to: 5 }]);
  live = await listen(api);
  listening = async () => {
    const rows = await api.database.rows(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'live'
       AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')`,
    );
    return rows.length;
  };
});
afterAll(async () => {
  await api.close();
  way.close();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

const PEOPLE = { topic: 'muster.people', identity: 'a log' };
const GOVERNANCE = { topic: 'muster.governance', identity: 'a log' };

async function follow(query = '', headers: Record<string, string> = {}): Promise<LiveClient> {
  const client = await LiveClient.open(live + query, headers);
  clients.push(client);
  await client.hears('hello');
  return client;
}

/** Folds events in, as a projector does: the checkpoint moves, and the commit tells so. */
async function fold(at: { topic: string; identity: string }, partition: number, events = 1): Promise<number> {
  return api.database.transaction(async sql => {
    const before = await readCheckpoint(sql, at.topic, partition);
    const from = before?.next ?? 0;
    await moveCheckpoints(sql, [{ ...at, partition, from: before?.next, to: from + events }]);
    await sql.rows('SELECT pg_notify($1, $2)', [
      CHECKPOINT_CHANNEL,
      `${at.topic}:${partition}:${from + events}`,
    ]);
    return from + events;
  });
}

const readsOtherwise = (id: string, revision: string) =>
  api.database.run('UPDATE muster.card_target SET revision = $2 WHERE id = $1', [id, revision]);

describe('a stream of live updates', () => {
  it('begins with how far everything is folded in, and with what to do after it is lost', async () => {
    const client = await follow('', { 'last-event-id': '7' });
    expect(client.response.statusCode).toBe(200);
    expect(client.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const hello = await client.hears('hello');
    expect(hello).toMatchObject({
      asOf: {
        folded: [{ topic: 'muster.people', partition: 0, next: 5 }],
        epoch: 1,
        generation: 'of-the-tests',
        refoldPending: 0,
      },
      refetch: true,
      heartbeatMs: HEARTBEAT_MS,
    });
    expect(client.text).toContain(`retry: ${String(hello['retryMs'])}\n`);
  });

  it('tells of what is folded in within a second, and each event is as described', async () => {
    const client = await follow();
    const next = await fold(PEOPLE, 1);
    expect(await client.hears('folded', ({ partition }) => partition === 1, 1_000)).toEqual({
      topic: 'muster.people',
      partition: 1,
      next,
      targets: null,
    });
    for (const { name, data } of client.heard)
      expect([name, Compile(LIVE_EVENTS[name as keyof typeof LIVE_EVENTS]).Errors(data)]).toEqual([name, []]);
  });

  it('names the targets that read otherwise', async () => {
    const client = await follow();
    await readsOtherwise('midwives', 'another');
    await fold(GOVERNANCE, 0);
    expect(await client.hears('folded')).toMatchObject({ topic: 'muster.governance', targets: ['midwives'] });
    await fold(GOVERNANCE, 0);
    expect(await client.hears('folded', ({ next }) => next === 2)).toMatchObject({ targets: [] });
  });

  it('tells of the topics asked for alone', async () => {
    const client = await follow('?topics=muster.organisations,muster.governance');
    await fold(PEOPLE, 0);
    const next = await fold(GOVERNANCE, 1);
    await client.hears('folded', data => data['next'] === next);
    expect(client.of('folded').map(({ topic }) => topic)).toEqual(['muster.governance']);
  });

  it('tells of what nobody notifies of: a new reference, subjects folded again, read models swapped', async () => {
    const client = await follow();
    const { generation } = await readHead(api.database);
    // At once, as a projector does: a look between the two would tell of an epoch with nobody to fold again.
    await api.database.transaction(async sql => {
      await sql.run(
        `INSERT INTO muster.epoch (number, content_hash, cause, reference)
         SELECT 2, 'other', 'a test', reference FROM muster.epoch WHERE number = 1`,
      );
      await sql.run(`INSERT INTO muster.refold VALUES ($1, 'person/x', 2)`, [generation!.number]);
    });
    expect(await client.hears('reference')).toEqual({ epoch: 2, refoldPending: 1 });
    await api.database.run('DELETE FROM muster.refold');
    await client.hears('reference', ({ refoldPending }) => refoldPending === 0);
    await api.database.transaction(async sql => activateGeneration(sql, await newGeneration(sql, 'rebuilt')));
    expect(await client.hears('generation')).toEqual({ generation: 'rebuilt' });
  });

  it('says that it is still there while nothing happens', async () => {
    const client = await follow();
    await eventually(() => client.text.split(': still here\n\n').length > 3 || undefined);
    expect(client.heard.map(({ name }) => name)).toEqual(['hello']);
  });

  it.each([
    ['?topics=muster.dentists', {}, 400, 'bad-query'],
    ['?topics=', {}, 400, 'bad-query'],
    ['?since=3', {}, 400, 'bad-query'],
    ['', { accept: 'application/json' }, 406, 'not-acceptable'],
  ])('is refused when asked as %s %j', async (query, headers, status, code) => {
    const reply = await api.get(`/v1/live${query}`, headers);
    expect(reply.json()).toMatchObject({ status, code });
  });

  it('is described by HEAD without being opened', async () => {
    const { statusCode, headers, body } = await api.app.inject({ method: 'HEAD', url: '/v1/live' });
    expect([statusCode, headers['content-type'], body]).toEqual([200, 'text/event-stream', '']);
  });
});

describe('many clients', () => {
  it('are all told over one connection that listens; one more than there may be is refused, until one leaves', async () => {
    const many = await Promise.all(Array.from({ length: CLIENTS }, () => follow()));
    expect(await listening()).toBe(1);
    const refused = await api.get('/v1/live');
    expect(refused.json()).toMatchObject({ status: 503, code: 'too-many-streams' });
    expect(refused.headers['retry-after']).toBe('30');

    const next = await fold(PEOPLE, 2);
    await Promise.all(many.map(client => client.hears('folded', data => data['next'] === next)));
    many.pop()!.close();
    await eventually(async () => {
      const again = await LiveClient.open(live);
      clients.push(again);
      return again.response.statusCode === 200 || undefined;
    });
  });

  it('that never read cost next to nothing, and the others are told', async () => {
    const deaf: Socket[] = [];
    for (let nth = 0; nth < 20; nth += 1) deaf.push(await deafClient(live));
    clients.push(...deaf.map(socket => ({ close: () => socket.destroy() })));
    const client = await follow();
    await notifications(1_000);
    const before = heapUsed();
    await notifications(10_000);
    const last = await fold(PEOPLE, 3);
    await client.hears('folded', data => data['next'] === last, 2_000);
    // They come in far fewer looks than notifications, and each look tells the latest of a partition.
    expect(client.of('folded').length).toBeLessThan(500);
    expect(heapUsed() - before).toBeLessThan(10 * 1024 * 1024);
    expect(deaf.map(({ destroyed }) => destroyed)).not.toContain(true);
  });

  it('that took nothing for long are let go, so that others may come', async () => {
    const other = await servedApi('live-stuck', { live: { clients: 1, stuckMs: 1_000 } });
    await hold(other.database, [targetSet('midwives')]);
    const address = await listen(other);
    const deaf = await deafClient(address);
    clients.push({ close: () => deaf.destroy() });
    await new Promise(resolve => setTimeout(resolve, 500));
    const statuses: (number | undefined)[] = [];
    await eventually(async () => {
      const client = await LiveClient.open(address);
      clients.push(client);
      statuses.push(client.response.statusCode);
      return statuses.at(-1) === 200 || undefined;
    }, 15_000);
    expect(statuses[0]).toBe(503);
    await other.close();
  });

  /** So many transactions would be slow; so many notices of one are as many to a listener. */
  async function notifications(many: number): Promise<void> {
    for (let batch = 0; batch < many / 500; batch += 1)
      await api.database.transaction(async sql => {
        const before = await readCheckpoint(sql, PEOPLE.topic, 3);
        const next = before?.next ?? 0;
        await moveCheckpoints(sql, [{ ...PEOPLE, partition: 3, from: before?.next, to: next + 500 }]);
        await sql.rows(
          `SELECT pg_notify($1, 'muster.people:3:' || n) FROM generate_series($2::bigint, $3::bigint) AS n`,
          [CHECKPOINT_CHANNEL, next + 1, next + 500],
        );
      });
  }
});

describe('when the connection that listens is cut', () => {
  it('another is opened, and clients are told what happened meanwhile', async () => {
    const client = await follow();
    const opened = await listening();
    expect(opened).toBe(1);
    way.refuse();
    await client.hears('store', ({ answers }) => answers === false);
    await eventually(async () => (await listening()) === 0 || undefined);
    const meanwhile = await fold(PEOPLE, 4, 3);
    expect(client.of('folded')).toEqual([]);
    way.pass();
    await client.hears('store', ({ answers }) => answers === true);
    await client.hears('folded', ({ partition, next }) => partition === 4 && next === meanwhile);
    await eventually(async () => (await listening()) === 1 || undefined);
    const after = await fold(PEOPLE, 4);
    await client.hears('folded', ({ next }) => next === after, 2_000);
  });

  it('nobody can begin to follow, and is told to come back', async () => {
    way.refuse();
    const reply = await api.get('/v1/live');
    expect(reply.json()).toMatchObject({ status: 503, code: 'not-ready' });
    expect(reply.headers['retry-after']).toMatch(/^\d+$/);
    way.pass();
    await eventually(async () => (await api.get('/health/ready')).status === 200 || undefined);
    await follow();
  });
});

describe('a service that stops', () => {
  it('says goodbye, and waits no longer than a moment for who does not listen', async () => {
    const other = await servedApi('live-stops', { live: { heartbeatMs: HEARTBEAT_MS } });
    await hold(other.database, [targetSet('midwives')]);
    const address = await listen(other);
    const client = await LiveClient.open(address);
    await client.hears('hello');
    const deaf = await deafClient(address);
    await new Promise(resolve => setTimeout(resolve, 200));
    const began = performance.now();
    await other.app.close();
    expect(performance.now() - began).toBeLessThan(1_500);
    await client.hears('bye');
    await eventually(() => client.ended || undefined);
    expect(client.heard.at(-1)!.name).toBe('bye');
    deaf.destroy();
    await other.close();
  });
});

async function listen({ app }: ServedApi): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `${await app.getUrl()}/v1/live`;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
