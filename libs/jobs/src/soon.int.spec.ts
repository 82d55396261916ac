import { type TestDatabase, testDatabase } from '@muster/store/testing';
import { Proxy } from '@muster/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { answering, eventually, on, until } from './contract/under-test.js';
import { type JobsBackend, type JobsSoon, openJobsSoon } from './index.js';
import { ownRedis, type RedisServer } from './testing/redis-server.js';

const redis = await ownRedis();

describe.each(['PostgreSQL', ...(redis ? ['Redis'] : [])] as const)(
  'jobs whose %s is not there yet',
  kept => {
    let database: TestDatabase;
    let own: RedisServer | undefined;
    let proxy: Proxy;
    let jobs: JobsSoon | undefined;
    const told: unknown[] = [];

    beforeEach(async () => {
      own = kept === 'Redis' ? await ownRedis() : undefined;
      database = await testDatabase('jobs-soon');
      proxy = await Proxy.before(own?.url ?? database.url);
      proxy.refuse();
      told.length = 0;
    });
    afterEach(async () => {
      await jobs?.close();
      proxy.close();
      await database.drop();
      await own?.remove();
    });

    /** In each test anew: `afterEach` closes it. */
    function opened(): JobsSoon {
      const backend: JobsBackend = own ? { redis: proxy.url } : { postgres: proxy.url };
      return (jobs = openJobsSoon({
        ...{ backend, settings: { askWithinMs: 500 } },
        fault: error => told.push(error),
      }));
    }

    it('say so to whoever asks, and do what waits once it is there', async () => {
      const jobs = opened();
      jobs.work('verify', answering);
      const away = { code: 'jobs-away', message: expect.stringContaining(kept) };
      await expect(jobs.ask('verify', {}, on('a'))).rejects.toMatchObject(away);
      await expect(jobs.counts()).rejects.toMatchObject(away);
      expect(told.length).toBeGreaterThan(0);

      proxy.pass();
      await eventually(async () => {
        const asked = await jobs.ask('verify', {}, on('a'));
        expect(await until(jobs, asked, 'done')).toMatchObject({ kind: 'verify' });
      });
    });

    it('are closed in a moment, and refuse what comes after', async () => {
      const jobs = opened();
      await expect(Promise.race([jobs.opened, delay(100)])).resolves.toBeUndefined();
      const at = performance.now();
      await jobs.close();
      expect(performance.now() - at).toBeLessThan(1_500);
      await expect(jobs.counts()).rejects.toMatchObject({ code: 'jobs-closed' });
      proxy.pass();
      await expect(jobs.opened).rejects.toBeDefined();
    });
  },
);

(redis ? it : it.skip)('jobs that Redis lets nobody in to say so once and for all', async () => {
  const told: unknown[] = [];
  const backend = { redis: redis!.url.replace('redis://', 'redis://somebody:secret@') };
  const jobs = openJobsSoon({ backend, settings: { askWithinMs: 1_000 }, fault: error => told.push(error) });
  const refused = { code: 'jobs-refused' };
  await expect(jobs.opened).rejects.toMatchObject(refused);
  await expect(jobs.counts()).rejects.toMatchObject(refused);
  expect(told).toContainEqual(expect.objectContaining(refused));
  await jobs.close();
  await redis!.remove();
});
