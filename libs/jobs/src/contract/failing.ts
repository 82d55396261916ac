import { describe, expect, it } from 'vitest';
import { MusterFault } from '@muster/platform';
import { boardQueues } from '../board/index.js';
import { KINDS } from '../kinds.js';
import { answering, type Contract, on, until } from './under-test.js';

export function failing(contract: Contract): void {
  describe('failing', () => {
    it('is tried again after pauses that double', async () => {
      const jobs = await contract().open({ firstPauseMs: 200, longestPauseMs: 500 });
      const begun: number[] = [];
      jobs.work('verify', (input, work) => {
        expect(work.attempt).toBe(begun.push(Date.now()));
        if (begun.length < 5) throw new Error('the disk is full');
        return answering(input, work);
      });

      const done = await until(jobs, await jobs.ask('verify', {}, on('a')), 'done');

      expect(done).toMatchObject({ attempts: 5, state: 'done' });
      const pauses = begun.slice(1).map((at, nth) => at - begun[nth]!);
      for (const [nth, least] of [200, 400, 500, 500].entries()) {
        expect(pauses[nth]).toBeGreaterThanOrEqual(least);
        expect(pauses[nth]).toBeLessThan(least + 2_000);
      }
    });

    it('is shown between attempts, with what went wrong', async () => {
      const jobs = await contract().open({ firstPauseMs: 60_000 });
      jobs.work('verify', () => Promise.reject(new Error('the disk is full')));

      const asked = await jobs.ask('verify', {}, on('a'));

      expect(await until(jobs, asked, 'delayed')).toMatchObject({
        attempts: 1,
        fault: { code: 'unplanned', message: 'the disk is full' },
      });
      expect(contract().faults).toContainEqual(new Error('the disk is full'));
    });

    it('ends as often as the kind says', async () => {
      const jobs = await contract().open({ firstPauseMs: 1, longestPauseMs: 1 });
      let attempts = 0;
      jobs.work('verify', () => {
        throw new Error(`no, for the ${++attempts}th time`);
      });

      const failed = await until(jobs, await jobs.ask('verify', {}, on('a')), 'failed');

      expect(attempts).toBe(KINDS.verify.attempts);
      expect(failed).toMatchObject({ attempts, fault: { message: `no, for the ${attempts}th time` } });
    });

    it('with a fault that a person has to mend is not tried again', async () => {
      const jobs = await contract().open();
      jobs.work('rebuild', () => {
        throw new MusterFault('rebuild-running', 'another rebuild is running', 'wait until it is through');
      });

      const failed = await until(jobs, await jobs.ask('rebuild', {}, on('a')), 'failed');

      expect(failed).toMatchObject({
        attempts: 1,
        fault: {
          code: 'rebuild-running',
          message: 'another rebuild is running',
          remedy: 'wait until it is through',
        },
      });
      expect(failed.endedAt).toBeInstanceOf(Date);
    });

    it('with what is no error fails all the same', async () => {
      const jobs = await contract().open({ firstPauseMs: 1 });
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      jobs.work('verify', () => Promise.reject('just text'));

      const failed = await until(jobs, await jobs.ask('verify', {}, on('a')), 'failed');

      expect(failed).toMatchObject({ fault: { code: 'unplanned', message: 'just text' } });
    });

    it('keeps no value that a database quotes', async () => {
      const jobs = await contract().open({ firstPauseMs: 60_000 });
      const quoting = Object.assign(new Error('invalid input syntax for type date: "Ada Lovelace"'), {
        code: '22007',
      });
      jobs.work('verify', () => Promise.reject(quoting));

      const asked = await jobs.ask('verify', {}, on('a'));
      const { fault } = await until(jobs, asked, 'delayed');

      expect(fault?.message).toBe('invalid input syntax for type date: …');
      const kept = await boardQueues(jobs)
        .find(({ name }) => name.endsWith('verify'))!
        .getJob(asked.id);
      expect(JSON.stringify(kept)).not.toContain('Lovelace');
    });

    it('an input that another version kept, and this one cannot read, is told', async () => {
      const jobs = await contract().open();
      const { id } = await jobs.ask('verify', {}, on('a'));
      const kept = await boardQueues(jobs)
        .find(({ name }) => name.endsWith('verify'))!
        .getJob(id);
      await kept!.updateData({ ...(kept!.data as object), input: { since: 2023 } });
      jobs.work('verify', answering);

      expect(await until(jobs, { id }, 'failed')).toMatchObject({
        attempts: 1,
        fault: { code: 'bad-job-input', message: expect.stringContaining('/since') },
      });
    });
  });
}
