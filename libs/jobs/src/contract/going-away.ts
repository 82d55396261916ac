import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { openJobs } from '../index.js';
import { answering, type Contract, eventually, on, until } from './under-test.js';

const AWAY = { askWithinMs: 1_000 };

export function goingAway(contract: Contract): void {
  describe('while the backend', () => {
    it.each(['refuse', 'silence'] as const)('is away (%s), asking says so in time', async how => {
      const { proxy, backend } = await contract().proxied();
      const jobs = await contract().open(AWAY, backend);
      const { id } = await jobs.ask('verify', {}, on('before'));
      proxy[how]();

      const at = performance.now();
      const away = { code: 'jobs-away', message: expect.stringContaining('127.0.0.1') };
      await Promise.all([
        expect(jobs.ask('verify', {}, on('during'))).rejects.toMatchObject(away),
        expect(jobs.look(id)).rejects.toMatchObject(away),
        expect(jobs.list()).rejects.toMatchObject(away),
        expect(jobs.counts()).rejects.toMatchObject(away),
        expect(jobs.cancel(id, 'Ada')).rejects.toMatchObject(away),
      ]);
      expect(performance.now() - at).toBeLessThan(2_500);

      proxy.pass();
      proxy.cut(); // as by a router that comes back
      await eventually(async () => {
        const asked = await jobs.ask('verify', {}, on('after'));
        expect(asked.state).toBe('waiting');
      });
      expect(await jobs.look(id)).toMatchObject({ state: 'waiting' });
    });

    it('is away for less than asking takes, it is asked again', async () => {
      const { proxy, backend } = await contract().proxied();
      const jobs = await contract().open({}, backend);
      proxy.refuse();
      setTimeout(() => proxy.pass(), 700);

      expect(await jobs.ask('verify', {}, on('a'))).toMatchObject({ outcome: 'asked', state: 'waiting' });
    });

    it.each(['refuse', 'silence'] as const)(
      'was away (%s), its workers take up again by themselves',
      async how => {
        const { proxy, backend } = await contract().proxied();
        const asks = await contract().open();
        const [idle, busy] = [await contract().open(AWAY, backend), await contract().open(AWAY, backend)];
        idle.work('verify', answering);
        busy.work('rebuild', async (_, work) => {
          for (let done = 0; done < 20; done++) {
            work.progress({ done, total: 20 });
            await delay(100);
          }
          return { generation: 1, subjects: 0, failed: 0, swapMs: 0, erased: 0 };
        });
        const during = await asks.ask('rebuild', {}, on('during'));
        await until(asks, during, 'running');

        proxy[how]();
        await delay(1_500);
        proxy.pass();
        proxy.cut(); // as by a router that comes back

        const after = await asks.ask('verify', {}, on('after'));
        await until(asks, after, 'done');
        expect(await until(asks, during, 'done')).toMatchObject({ attempts: 1 });
      },
    );

    it('is not there yet, opening says so, and a worker that was opened just before waits for it', async () => {
      const { proxy, backend } = await contract().proxied();
      const jobs = await contract().open(AWAY, backend);
      proxy.refuse();
      await expect(openJobs({ backend, settings: AWAY })).rejects.toThrow(
        /where jobs are to be kept, does not answer/,
      );
      jobs.work('verify', answering);
      await delay(300);
      proxy.pass();

      const asks = await contract().open();
      await until(asks, await asks.ask('verify', {}, on('a')), 'done');
    });

    it('is away, closing does not wait for it', async () => {
      const { proxy, backend } = await contract().proxied();
      const jobs = await contract().open(AWAY, backend);
      jobs.work('verify', answering);
      await until(jobs, await jobs.ask('verify', {}, on('a')), 'done');
      proxy.silence();

      const at = performance.now();
      await jobs.close();
      expect(performance.now() - at).toBeLessThan(5_000);
    });

    it('is away for a while, it is tried, and told of, some times and not thousands', async () => {
      const { proxy, backend } = await contract().proxied();
      const jobs = await contract().open(AWAY, backend);
      jobs.work('verify', (input, work) => delay(500).then(() => answering(input, work)));
      const asked = await jobs.ask('verify', {}, on('a'));
      await until(jobs, asked, 'running');
      proxy.refuse();
      const before = proxy.tries;
      await delay(3_000);

      expect(proxy.tries - before).toBeGreaterThan(0);
      expect(proxy.tries - before).toBeLessThan(150);
      expect(contract().faults.length).toBeGreaterThan(0);
      expect(contract().faults.length).toBeLessThan(20);
    });
  });
}
