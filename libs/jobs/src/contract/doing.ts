import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { answering, type Contract, eventually, on, until, verified } from './under-test.js';

export function doing(contract: Contract): void {
  describe('doing', () => {
    it('keeps what the handler gives back, for all to see', async () => {
      const [asks, works] = [await contract().open(), await contract().open()];
      works.work('restate', ({ on, knownAt }, { job, attempt }) =>
        Promise.resolve({
          then: [
            { level: 'england', area: 'ENG', profession: 'midwife', headcount: 3, fte: attempt * 100_000 },
          ],
          now: [{ level: on, area: knownAt, profession: job.provenance, headcount: 0, fte: 0 }],
          aside: 0,
        }),
      );

      const input = { on: '2023-09-30', knownAt: '2023-10-15T12:00:00.5Z' };
      const done = await until(asks, await asks.ask('restate', input, on('g7')), 'done');

      expect(done).toMatchObject({
        attempts: 1,
        result: {
          then: [{ fte: 100_000 }],
          now: [{ level: '2023-09-30', area: '2023-10-15T12:00:00.5Z', profession: 'g7' }],
        },
      });
      expect(done.fault).toBeUndefined();
      expect(done.endedAt!.getTime()).toBeGreaterThanOrEqual(done.startedAt!.getTime());
    });

    it('begins what is urgent first, and else what was asked first', async () => {
      const jobs = await contract().open();
      const priorities = { a: 5, b: 9, c: undefined, d: 1, e: 5, f: 1 };
      for (const [provenance, priority] of Object.entries(priorities))
        await jobs.ask('verify', {}, { provenance, ...(priority ? { priority } : {}) });

      const begun: string[] = [];
      jobs.work('verify', (input, work) => {
        begun.push(work.job.provenance);
        return answering(input, work);
      });

      await eventually(() => expect(begun).toHaveLength(6));
      expect(begun).toEqual(['d', 'f', 'a', 'c', 'e', 'b']);
    });

    it('does so many at once as it was told', async () => {
      const jobs = await contract().open();
      let [running, most] = [0, 0];
      jobs.work(
        'verify',
        async () => {
          most = Math.max(most, ++running);
          await delay(100);
          running -= 1;
          return verified(1);
        },
        { atOnce: 3 },
      );

      const asked = await Promise.all(
        Array.from({ length: 7 }, (_, nth) => jobs.ask('verify', {}, on(`${nth}`))),
      );

      for (const job of asked) await until(jobs, job, 'done');
      expect(most).toBe(3);
    });

    it('does each job once, however many workers there are', async () => {
      const doors = await Promise.all([1, 2, 3].map(() => contract().open()));
      const begun: string[] = [];
      for (const jobs of doors)
        jobs.work('verify', (input, work) => {
          begun.push(work.job.provenance);
          return answering(input, work);
        });

      const asked = await Promise.all(
        Array.from({ length: 60 }, (_, nth) => doors[nth % 3]!.ask('verify', {}, on(`${nth}`))),
      );

      for (const job of asked) await until(doors[0]!, job, 'done');
      expect([...begun].sort()).toEqual(asked.map(({ provenance }) => provenance).sort());
    });

    it('does not begin before the delay is over, and soon after', async () => {
      const jobs = await contract().open();
      let begun: number | undefined;
      jobs.work('verify', (input, work) => {
        begun = Date.now();
        return answering(input, work);
      });

      const asked = await jobs.ask('verify', {}, { ...on('a'), delayMs: 1_000 });
      expect(asked).toMatchObject({ state: 'delayed' });
      await until(jobs, asked, 'done');

      const late = begun! - asked.asked.at.getTime();
      expect(late).toBeGreaterThanOrEqual(1_000);
      expect(late).toBeLessThan(3_000);
    });

    it('begins what is asked while something else is delayed for long', async () => {
      const jobs = await contract().open();
      jobs.work('verify', answering);
      await jobs.ask('verify', {}, { ...on('later'), delayMs: 3_600_000 });
      await delay(300);

      const asked = await jobs.ask('verify', {}, on('now'));

      await eventually(async () => expect(await jobs.look(asked.id)).toMatchObject({ state: 'done' }), 3_000);
    });

    it('of a kind is done by one handler in a process', async () => {
      const jobs = await contract().open();
      jobs.work('verify', answering);
      expect(() => jobs.work('verify', answering)).toThrow(/being done here already/);
    });

    it('refuses a result that is larger than a megabyte, and says so', async () => {
      const jobs = await contract().open();
      jobs.work('restate', () => {
        const stock = { level: 'england', area: 'x'.repeat(1_100_000), profession: '', headcount: 0, fte: 0 };
        return Promise.resolve({ then: [stock], now: [], aside: 0 });
      });

      const input = { on: '2023-09-30', knownAt: '2023-10-15T12:00:00Z' };
      const failed = await until(jobs, await jobs.ask('restate', input, on('a')), 'failed', 'done');

      expect(failed).toMatchObject({ attempts: 1, fault: { code: 'job-result-too-large' } });
    });
  });
}
