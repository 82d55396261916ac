import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_TOPIC } from '../commands/command-log.js';
import { HUNDRED_MIDWIVES, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { eventually } from '../testing/live-client.js';
import { type Reply, type ServedApi, servedApi } from '../testing/served-api.js';
import { Proxy } from '@muster/platform/testing';

/** The log goes another way than the store: as it does where it is Kafka. */
let way: Proxy;
let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('away', { waitMs: 300, between: async url => (way = await Proxy.before(url)).url });
  await hold(api.database, [targetSet('midwives')]);
});
afterEach(() => way.pass());
afterAll(async () => {
  await api.close();
  way.close();
});

function isAway(reply: Reply): void {
  expect([reply.status, reply.json().code]).toEqual([503, 'not-ready']);
  expect(reply.headers['retry-after']).toMatch(/^\d+$/);
  expect(reply.headers['content-type']).toContain('application/problem+json');
}

const answers = async (path: string) => (await api.get(path)).status === 200 || undefined;

describe('while PostgreSQL is away', () => {
  it.each([
    '/v1/targets',
    '/v1/targets/midwives/position',
    '/v1/workforce/reported?profession=midwife',
    '/health/ready',
    '/',
  ])('%s says so and when to ask again, and answers by itself once it is back', async path => {
    await eventually(() => answers('/health/ready'));
    const before = (await api.get(path)).status;
    way.refuse();
    for (let asked = 0; asked < 6; asked += 1) isAway(await api.get(path));
    way.pass();
    await eventually(async () => (await api.get(path)).status === before || undefined);
    // Every connection of the pool is a new one, not the first alone.
    const all = await Promise.all(Array.from({ length: 8 }, () => api.get(path)));
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(before));
  });

  it('the process is alive', async () => {
    way.refuse();
    expect((await api.get('/health/live')).status).toBe(200);
  });

  it('no command is taken, for nobody can tell whether it may be', async () => {
    way.refuse();
    const reply = await api.post('/v1/targets', { id: 'new', ...HUNDRED_MIDWIVES });
    isAway(reply);
    const { partitions } = await api.log.describe(COMMAND_TOPIC);
    expect(partitions.map(({ highWater }) => highWater)).toEqual([0, 0]);
  });

  it('a command that is in the log already is answered with where to ask', async () => {
    await eventually(() => answers('/health/ready'));
    const asked = api.post('/v1/targets', { id: 'sent', ...HUNDRED_MIDWIVES });
    await eventually(async () => {
      const { partitions } = await api.log.describe(COMMAND_TOPIC);
      return partitions.some(({ highWater }) => highWater > 0) || undefined;
    });
    way.refuse();
    const reply = await asked;
    isAway(reply);
    const location = reply.headers['location']!;
    expect(reply.json().detail).toContain(location);
    way.pass();
    const found = await eventually(async () => {
      const again = await api.get(location);
      return again.status === 200 ? again : undefined;
    });
    expect(found.json<{ status: string; targetId: string }>()).toMatchObject({
      status: 'pending',
      targetId: 'sent',
    });
  });

  it('a query that is cut short says so', async () => {
    const lock = await api.database.dedicated();
    await lock.query('BEGIN');
    await lock.query('LOCK muster.card_target');
    const asked = api.get('/v1/targets');
    await eventually(async () => {
      const waiting = await api.database.rows(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'away'`,
      );
      return waiting.length > 0 || undefined;
    });
    way.cut();
    isAway(await asked);
    await lock.end();
    await eventually(() => answers('/v1/targets'));
  });
});
