import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { type WorkerProcess } from '../testing/index.js';
import { answering, type Contract, eventually, on, until } from './under-test.js';

const PROMISED_MS = 10_000;
/** Where it is not about how long it takes. */
const SOON = { lockMs: 2_500, renewMs: 500, stalledCheckMs: 500 };

export function recovering(contract: Contract): void {
  describe('a worker', () => {
    it('that is killed leaves its job to another, which begins it within ten seconds', async () => {
      const jobs = await contract().open();
      const worker = await contract().process({ steps: 3_000 });
      const asked = await jobs.ask('verify', {}, on('a'));
      await eventually(() => expect(worker.told('begun')).toHaveLength(1));
      let begun: number | undefined;
      jobs.work('verify', (input, work) => {
        begun = Date.now();
        expect(work).toMatchObject({ attempt: 2, job: { id: asked.id } });
        return answering(input, work);
      });
      await delay(1_500); // so that the lock is anyhow old, as it would be

      const killed = Date.now();
      await worker.kill();
      const done = await until(jobs, asked, 'done', 'failed');

      const took = begun! - killed;
      process.stdout.write(
        `${Object.keys(contract().backend)[0]}: begun anew ${took} ms after kill -9 of its worker\n`,
      );
      expect(done).toMatchObject({ state: 'done', attempts: 2 });
      expect(took).toBeLessThan(PROMISED_MS);
    });

    it('that is killed alone leaves its job to one that comes later', async () => {
      const jobs = await contract().open(SOON);
      const worker = await contract().process({ steps: 3_000 }, SOON);
      const asked = await jobs.ask('verify', {}, on('a'));
      await eventually(() => expect(worker.told('begun')).toHaveLength(1));
      await worker.kill();
      await delay(500);

      const successor = await contract().process({ steps: 5 }, SOON);

      expect(await until(jobs, asked, 'done')).toMatchObject({
        attempts: 2,
        result: { subjects: successor.pid },
        progress: { done: 4, total: 5 },
      });
    });

    it('may die of a job once: what kills two of them fails, and says so', async () => {
      const jobs = await contract().open(SOON);
      const workers = [
        await contract().process({ steps: 3_000 }, SOON),
        await contract().process({ steps: 3_000 }, SOON),
      ];
      const asked = await jobs.ask('verify', {}, on('a'));

      const victims = new Set<WorkerProcess>();
      while (victims.size < 2) {
        await eventually(() => {
          const next = workers.find(worker => worker.told('begun').length > 0 && !victims.has(worker));
          expect(next).toBeDefined();
          victims.add(next!);
        });
        await [...victims].at(-1)!.kill();
      }
      jobs.work('verify', answering);

      expect(await until(jobs, asked, 'failed', 'done')).toMatchObject({
        state: 'failed',
        fault: { code: 'job-killed-its-workers', remedy: expect.stringContaining('memory') },
      });
    });

    it('that only slept learns that it lost its job, and its result is not taken', async () => {
      const jobs = await contract().open(SOON);
      const sleeper = await contract().process({ steps: 150, deaf: true }, SOON);
      const asked = await jobs.ask('verify', {}, on('a'));
      await eventually(() => expect(sleeper.told('begun')).toHaveLength(1));
      sleeper.sleep();
      jobs.work('verify', answering);
      expect(await until(jobs, asked, 'done')).toMatchObject({ attempts: 2, result: { subjects: 1 } });

      sleeper.wake();

      await eventually(() => expect(sleeper.told('aborted')).toMatchObject([{ code: 'job-lost' }]));
      await eventually(() => expect(sleeper.told('ended')).toHaveLength(1));
      await delay(300);
      expect(await jobs.look(asked.id)).toMatchObject({
        state: 'done',
        attempts: 2,
        result: { subjects: 1 },
      });
    });

    it('whose event loop is busy for three seconds keeps its job', async () => {
      const jobs = await contract().open();
      const busy = await contract().process({ busyMs: 3_000 });
      const asked = await jobs.ask('verify', {}, on('a'));
      await eventually(() => expect(busy.told('begun')).toHaveLength(1));
      jobs.work('verify', answering);

      expect(await until(jobs, asked, 'done')).toMatchObject({ attempts: 1, result: { subjects: busy.pid } });
    });
  });
}
