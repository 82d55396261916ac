import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { answering, type Contract, dawdling, eventually, on, until, verified } from './under-test.js';

export function closing(contract: Contract): void {
  describe('closing', () => {
    it('waits for what runs, and begins nothing more', async () => {
      const [works, looks] = [await contract().open({ finishWithinMs: 5_000 }), await contract().open()];
      const begun: string[] = [];
      works.work('verify', async (_, work) => {
        begun.push(work.job.provenance);
        await delay(500);
        return verified(1);
      });
      const [first, second] = [
        await looks.ask('verify', {}, on('first')),
        await looks.ask('verify', {}, on('second')),
      ];
      await until(looks, first, 'running');
      // It shows as running from when it was fetched, a moment before it is begun.
      await eventually(() => expect(begun).toEqual(['first']));

      await works.close();

      expect(begun).toEqual(['first']);
      expect(await looks.look(first.id)).toMatchObject({ state: 'done' });
      expect(await looks.look(second.id)).toMatchObject({ state: 'waiting', attempts: 0 });
    });

    it('hands back what does not end in time, to be begun next by another', async () => {
      const [works, looks] = [await contract().open(), await contract().open()];
      const codes: unknown[] = [];
      works.work('verify', async (input, work) => {
        work.signal.addEventListener('abort', () =>
          codes.push((work.signal.reason as { readonly code: string }).code),
        );
        return dawdling(input, work);
      });
      const asked = await looks.ask('verify', {}, { ...on('a'), priority: 9 });
      await until(looks, asked, 'running');
      await looks.ask('verify', {}, { ...on('urgent'), priority: 1 });

      await works.close();

      expect(codes).toEqual(['job-handed-back']);
      expect(await looks.look(asked.id)).toMatchObject({ state: 'waiting', attempts: 1 });
      const begun: string[] = [];
      looks.work('verify', (input, work) => {
        begun.push(work.job.provenance);
        return answering(input, work);
      });
      await eventually(() => expect(begun).toEqual(['a', 'urgent']));
    });

    it('hands back what heeds no signal too, from a process that ends', async () => {
      const jobs = await contract().open();
      const deaf = await contract().process({ steps: 1_000, deaf: true });
      const asked = await jobs.ask('verify', {}, on('a'));
      await until(jobs, asked, 'running');
      jobs.work('verify', answering);

      const at = Date.now();
      const closed = deaf.close();
      expect(await until(jobs, asked, 'done')).toMatchObject({ attempts: 2, result: { subjects: 1 } });

      expect(Date.now() - at).toBeLessThan(4_000);
      await closed;
      expect(Date.now() - at).toBeLessThan(6_000);
    });

    it('does not count what was handed back among the failures', async () => {
      const looks = await contract().open();
      const asked = await looks.ask('verify', {}, on('a'));
      for (let nth = 0; nth < 6; nth++) {
        const works = await contract().open({ finishWithinMs: 10 });
        works.work('verify', dawdling);
        await until(looks, asked, 'running');
        await works.close();
      }
      looks.work('verify', answering);

      expect(await until(looks, asked, 'done', 'failed')).toMatchObject({ state: 'done', attempts: 7 });
    });

    it('refuses whatever comes after, twice the same', async () => {
      const jobs = await contract().open();
      jobs.work('verify', answering);
      await Promise.all([jobs.close(), jobs.close()]);

      const refused = { code: 'jobs-closed' };
      await expect(jobs.ask('verify', {}, on('a'))).rejects.toMatchObject(refused);
      await expect(jobs.look('f'.repeat(64))).rejects.toMatchObject(refused);
      await expect(jobs.list()).rejects.toMatchObject(refused);
      await expect(jobs.counts()).rejects.toMatchObject(refused);
      await expect(jobs.cancel('f'.repeat(64), 'Ada')).rejects.toMatchObject(refused);
      expect(() => jobs.work('verify', answering)).toThrow(expect.objectContaining(refused));
    });
  });
}
