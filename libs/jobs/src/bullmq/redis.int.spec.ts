import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { answering, Bench, eventually, on, until } from '../contract/under-test.js';
import { jobsContract } from '../contract/index.js';
import { openJobs } from '../index.js';
import { ownRedis } from '../testing/redis-server.js';

const redis = await ownRedis();

if (redis) {
  jobsContract('jobs in Redis', () => ({ redis: redis.url }));

  describe('a Redis that is killed and started again', () => {
    const bench = new Bench({ redis: redis.url });
    afterEach(() => bench.end());

    it('has kept the jobs, and its workers go on by themselves', async () => {
      const jobs = await bench.open({ askWithinMs: 1_000 });
      const before = await jobs.ask('verify', {}, { ...on('before'), delayMs: 2_000 });
      jobs.work('verify', answering);
      await delay(500);

      await redis.kill();
      await expect(jobs.ask('verify', {}, on('during'))).rejects.toMatchObject({ code: 'jobs-away' });
      await redis.restart();

      await eventually(async () => {
        const after = await jobs.ask('verify', {}, on('after'));
        await until(jobs, after, 'done');
      });
      await until(jobs, before, 'done');
    });
  });

  it('Redis lets nobody in without its password, and that is said without it', async () => {
    const url = redis.url.replace('redis://', 'redis://somebody:secret@');
    const refused = openJobs({ backend: { redis: url }, settings: { askWithinMs: 1_000 } });
    await expect(refused).rejects.toMatchObject({ code: 'jobs-refused' });
    await expect(refused).rejects.not.toThrow(/secret/);
  });

  afterAll(() => redis.remove());
} else {
  describe('jobs in Redis', () => {
    it.skip('keep the contract: needs redis-server', () => undefined);
  });
}
