import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { answering, type Contract, dawdling, eventually, on, until, verified } from './under-test.js';

export function cancelling(contract: Contract): void {
  describe('cancelling', () => {
    it('what waits means that it is never begun, and shows at once', async () => {
      const jobs = await contract().open();
      const [first, second] = [
        await jobs.ask('verify', {}, on('first')),
        await jobs.ask('verify', {}, on('second')),
      ];

      expect(await jobs.cancel(first.id, 'Ada')).toMatchObject({ state: 'cancelled', cancel: { by: 'Ada' } });

      const begun: string[] = [];
      jobs.work('verify', (input, work) => {
        begun.push(work.job.provenance);
        return answering(input, work);
      });
      await until(jobs, second, 'done');
      await eventually(async () =>
        expect(await jobs.look(first.id)).toMatchObject({
          state: 'cancelled',
          fault: { code: 'job-cancelled', message: 'cancelled by Ada' },
        }),
      );
      expect(begun).toEqual(['second']);
    });

    it('what is delayed does the same, long before it would have begun', async () => {
      const [works, jobs] = [await contract().open(), await contract().open()];
      let begun = 0;
      works.work('verify', (input, work) => {
        begun += 1;
        return answering(input, work);
      });
      const asked = await jobs.ask('verify', {}, { ...on('a'), delayMs: 3_600_000 });

      expect(await jobs.cancel(asked.id, 'Ada')).toMatchObject({ cancel: { by: 'Ada' } });

      await eventually(async () =>
        expect((await jobs.counts()).verify).toMatchObject({ delayed: 0, waiting: 0, cancelled: 1 }),
      );
      expect(await jobs.look(asked.id)).toMatchObject({ state: 'cancelled' });
      expect(begun).toBe(0);
    });

    it('what runs in another process aborts its signal within a second or so', async () => {
      const jobs = await contract().open();
      const worker = await contract().process({ steps: 3_000 }, { cancelLookMs: 500 });
      const asked = await jobs.ask('verify', {}, on('a'));
      await until(jobs, asked, 'running');
      await eventually(() => expect(worker.told('begun')).toHaveLength(1));

      const at = Date.now();
      expect(await jobs.cancel(asked.id, 'Ada')).toMatchObject({ state: 'running', cancel: { by: 'Ada' } });
      const cancelled = await until(jobs, asked, 'cancelled');

      expect(Date.now() - at).toBeLessThan(2_500);
      expect(cancelled).toMatchObject({ attempts: 1, fault: { message: 'cancelled by Ada' } });
      expect(cancelled.progress).toMatchObject({ total: 3_000 });
      expect(worker.told('aborted')).toMatchObject([{ id: asked.id, code: 'job-cancelled' }]);
      expect(worker.told('ended')).toEqual([]);
    });

    it('what runs here does too, of several the one that was meant', async () => {
      const jobs = await contract().open();
      const aborted: string[] = [];
      jobs.work(
        'verify',
        (input, work) => {
          work.signal.addEventListener('abort', () => aborted.push(work.job.provenance));
          return dawdling(input, work);
        },
        { atOnce: 2 },
      );
      const [one, other] = [
        await jobs.ask('verify', {}, on('one')),
        await jobs.ask('verify', {}, on('other')),
      ];
      await until(jobs, one, 'running');
      await until(jobs, other, 'running');

      await jobs.cancel(other.id, 'Ada');

      await until(jobs, other, 'cancelled');
      expect(aborted).toEqual(['other']);
      expect(await jobs.look(one.id)).toMatchObject({ state: 'running' });
    });

    it('is heard at once by a handler that asks, however seldom it is looked otherwise', async () => {
      const jobs = await contract().open({ cancelLookMs: 60_000 });
      const [cancelled, isCancelled] = signalled();
      jobs.work('verify', async (_, work) => {
        await work.heard();
        await cancelled;
        await work.heard();
        return verified(1);
      });
      const asked = await jobs.ask('verify', {}, on('a'));
      await until(jobs, asked, 'running');

      await jobs.cancel(asked.id, 'Ada');
      isCancelled();

      expect(await until(jobs, asked, 'cancelled')).toMatchObject({ fault: { message: 'cancelled by Ada' } });
    });

    it('what waits for its next attempt spares it that', async () => {
      const jobs = await contract().open({ firstPauseMs: 60_000 });
      let attempts = 0;
      jobs.work('verify', () => {
        attempts += 1;
        throw new Error('the disk is full');
      });
      const asked = await jobs.ask('verify', {}, on('a'));
      await until(jobs, asked, 'delayed');

      await jobs.cancel(asked.id, 'Ada');

      await eventually(async () =>
        expect((await jobs.counts()).verify).toMatchObject({ delayed: 0, cancelled: 1 }),
      );
      expect(attempts).toBe(1);
    });

    it('does nothing to what has ended, nor to what its handler ends all the same', async () => {
      const jobs = await contract().open();
      jobs.work('verify', async (input, work) => {
        if (work.job.provenance === 'deaf') await delay(1_000);
        return answering(input, work);
      });
      const done = await until(jobs, await jobs.ask('verify', {}, on('a')), 'done');
      expect(await jobs.cancel(done.id, 'Ada')).toMatchObject({ state: 'done', result: verified(1) });

      const deaf = await jobs.ask('verify', {}, on('deaf'));
      await until(jobs, deaf, 'running');
      await jobs.cancel(deaf.id, 'Ada');
      expect(await until(jobs, deaf, 'done', 'cancelled')).toMatchObject({
        state: 'done',
        cancel: { by: 'Ada' },
      });
    });

    it('can be undone by asking anew, also before a worker came past it', async () => {
      const jobs = await contract().open();
      const asked = await jobs.ask('verify', {}, on('a'));
      await jobs.cancel(asked.id, 'Ada');
      expect(await jobs.ask('verify', {}, on('a'))).toMatchObject({ outcome: 'known', state: 'cancelled' });

      const anew = await jobs.ask('verify', {}, { ...on('a'), again: true });

      expect(anew).toMatchObject({ id: asked.id, outcome: 'asked', state: 'waiting' });
      expect(anew.cancel).toBeUndefined();
      jobs.work('verify', answering);
      await until(jobs, anew, 'done');
      expect(await jobs.list()).toHaveLength(1);
    });

    it('what is not there is refused', async () => {
      const jobs = await contract().open();
      await expect(jobs.cancel('f'.repeat(64), 'Ada')).rejects.toMatchObject({ code: 'unknown-job' });
      await expect(jobs.cancel('f'.repeat(64), '')).rejects.toMatchObject({ code: 'bad-job-options' });
    });
  });
}

function signalled(): [Promise<void>, () => void] {
  let signal!: () => void;
  return [new Promise<void>(resolve => (signal = resolve)), () => signal()];
}
