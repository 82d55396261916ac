import { describe, expect, it } from 'vitest';
import { MusterFault } from '@muster/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOB_KINDS, JOB_STATES } from '../index.js';
import { answering, type Contract, dawdling, eventually, on, until, verified } from './under-test.js';

export function showing(contract: Contract): void {
  describe('showing', () => {
    it('progress to whoever looks, while it runs and after', async () => {
      const [works, looks] = [await contract().open(), await contract().open()];
      let end = (): void => undefined;
      works.work('verify', async (_, work) => {
        for (const done of [1, 2, 3, 4, 5]) work.progress({ done, total: 20, words: 'comparing cells' });
        await new Promise<void>(resolve => (end = resolve));
        work.progress({ done: 20, total: 20 });
        return verified(20);
      });

      const asked = await looks.ask('verify', {}, on('a'));
      await eventually(async () =>
        expect(await looks.look(asked.id)).toMatchObject({
          state: 'running',
          progress: {
            done: 5,
            total: 20,
            words: 'comparing cells',
            secondsLeft: expect.any(Number),
          },
        }),
      );
      end();
      expect((await until(looks, asked, 'done')).progress).toEqual({ done: 20, total: 20, secondsLeft: 0 });
    });

    it('what an attempt told to the next, which may go on from there', async () => {
      const jobs = await contract().open();
      jobs.work('verify', (input, work) => {
        const before = work.job.progress?.done ?? 0;
        work.progress({ done: before + 10 });
        if (before < 20) throw new Error('interrupted');
        return answering(input, work);
      });

      const done = await until(jobs, await jobs.ask('verify', {}, on('a')), 'done');

      expect(done).toMatchObject({ attempts: 3, progress: { done: 30 } });
    });

    it('nothing of what is not there', async () => {
      const jobs = await contract().open();
      expect(await jobs.look('f'.repeat(64))).toBeUndefined();
      expect(await jobs.look("'; drop table job; --")).toBeUndefined();
      expect(await jobs.list()).toEqual([]);
    });

    it('lists, and counts, by kind and state', async () => {
      const jobs = await contract().open();
      jobs.work('rebuild', () => Promise.reject(new MusterFault('rebuild-running', 'one is running')));
      jobs.work('verify', (input, work) =>
        work.job.provenance === 'running' ? dawdling(input, work) : answering(input, work),
      );
      const restate = (day: string, delayMs = 0) =>
        jobs.ask('restate', { on: day, knownAt: '2023-10-15T12:00:00Z' }, { provenance: 'g7', delayMs });
      const failed = await jobs.ask('rebuild', {}, on('failed'));
      await until(jobs, failed, 'failed');
      const done = await jobs.ask('verify', {}, on('done'));
      await until(jobs, done, 'done');
      const running = await jobs.ask('verify', {}, on('running'));
      await until(jobs, running, 'running');
      const cancelled = await jobs.ask('verify', {}, on('cancelled'));
      await jobs.cancel(cancelled.id, 'Ada');
      const waiting = [await restate('2023-09-28'), await restate('2023-09-29')];
      await sleep(2); // those that are asked for in one millisecond are in no order
      const delayed = await restate('2023-09-30', 60_000);

      const ids = async (which: Parameters<typeof jobs.list>[0]) =>
        (await jobs.list(which)).map(({ id }) => id);
      expect(await ids({})).toEqual(
        [failed, done, running, cancelled, ...waiting, delayed].map(({ id }) => id).reverse(),
      );
      expect(await ids({ kind: 'verify' })).toEqual([cancelled.id, running.id, done.id]);
      expect(await ids({ kind: 'restate', limit: 2 })).toEqual([delayed.id, waiting[1]!.id]);
      const byState = Object.fromEntries(
        await Promise.all(JOB_STATES.map(async state => [state, await ids({ state })] as const)),
      );
      expect(byState).toEqual({
        waiting: [waiting[1]!.id, waiting[0]!.id],
        delayed: [delayed.id],
        running: [running.id],
        done: [done.id],
        failed: [failed.id],
        cancelled: [cancelled.id],
      });
      await jobs.cancel(running.id, 'Ada');
      await until(jobs, running, 'cancelled');
      const none = { waiting: 0, delayed: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
      await eventually(async () =>
        expect(await jobs.counts()).toEqual({
          ...Object.fromEntries(JOB_KINDS.map(kind => [kind, none])),
          rebuild: { ...none, failed: 1 },
          restate: { ...none, waiting: 2, delayed: 1 },
          verify: { ...none, done: 1, cancelled: 2 },
        }),
      );
    });

    it('keeps no more of what has ended than it is set to', async () => {
      const jobs = await contract().open({ keepDone: { seconds: 3_600, count: 3 } });
      jobs.work('verify', answering);
      for (const provenance of ['a', 'b', 'c', 'd', 'e'])
        await until(jobs, await jobs.ask('verify', {}, on(provenance)), 'done');

      expect((await jobs.list()).map(({ provenance }) => provenance)).toEqual(['e', 'd', 'c']);
    });
  });
}
