import { describe, expect, it } from 'vitest';
import { jobId } from '../input.js';
import { type AskOptions, type JobKind } from '../index.js';
import { answering, type Contract, dawdling, on, until } from './under-test.js';

export function asking(contract: Contract): void {
  describe('asking', () => {
    it('answers the job, under the hash of what was asked', async () => {
      const jobs = await contract().open();
      const before = new Date();

      const asked = await jobs.ask(
        'restate',
        { on: '2023-09-30', knownAt: '2023-10-15T12:00:00Z' },
        { provenance: 'g7', by: 'Ada', priority: 3 },
      );

      expect(asked).toEqual({
        id: jobId('restate', { knownAt: '2023-10-15T12:00:00Z', on: '2023-09-30' }, 'g7'),
        kind: 'restate',
        input: { on: '2023-09-30', knownAt: '2023-10-15T12:00:00Z' },
        provenance: 'g7',
        priority: 3,
        state: 'waiting',
        asked: { by: 'Ada', at: expect.any(Date) },
        attempts: 0,
        outcome: 'asked',
      });
      expect(asked.asked.at.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1);
    });

    it('for the same again finds it while it waits, while it runs, and when it is done', async () => {
      const jobs = await contract().open();
      const first = await jobs.ask('verify', {}, { ...on('a'), by: 'Ada' });
      const again = () => jobs.ask('verify', {}, { ...on('a'), by: 'Grace', priority: 1 });

      expect(await again()).toMatchObject({ outcome: 'known', state: 'waiting', asked: { by: 'Ada' } });
      let done = (): void => undefined;
      jobs.work('verify', async (input, work) => {
        await new Promise<void>(resolve => (done = resolve));
        return answering(input, work);
      });
      await until(jobs, first, 'running');
      expect(await again()).toMatchObject({ id: first.id, outcome: 'known', state: 'running' });
      done();
      await until(jobs, first, 'done');
      expect(await again()).toMatchObject({ id: first.id, outcome: 'known', state: 'done', attempts: 1 });
    });

    it('with another input or another provenance is another job', async () => {
      const jobs = await contract().open();
      const restate = (day: string, provenance: string) =>
        jobs.ask('restate', { on: day, knownAt: '2023-10-15T12:00:00Z' }, { provenance });

      const all = [
        await restate('2023-09-30', 'g7'),
        await restate('2023-09-29', 'g7'),
        await restate('2023-09-30', 'g8'),
        await jobs.ask('verify', {}, on('g7')),
        await jobs.ask('rebuild', {}, on('g7')),
      ];

      expect(new Set(all.map(({ id }) => id)).size).toBe(5);
      expect(all.map(({ outcome }) => outcome)).toEqual(Array<string>(5).fill('asked'));
    });

    it('at once, through two doors, makes one job', async () => {
      const [here, there] = [await contract().open(), await contract().open()];

      const asked = await Promise.all(
        Array.from({ length: 30 }, (_, nth) => (nth % 2 ? here : there).ask('verify', {}, on('a'))),
      );

      expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
      expect(asked.filter(({ outcome }) => outcome === 'asked')).toHaveLength(1);
      expect(await here.list()).toHaveLength(1);
    });

    it('anew begins it again when it has ended, and not before', async () => {
      const jobs = await contract().open();
      const anew = () => jobs.ask('verify', {}, { ...on('a'), again: true, by: 'Grace' });
      await jobs.ask('verify', {}, on('a'));
      expect(await anew()).toMatchObject({ outcome: 'known', state: 'waiting' });

      let runs = 0;
      jobs.work('verify', (input, work) => {
        runs += 1;
        return answering(input, work);
      });
      const done = await until(jobs, await anew(), 'done');
      const asked = await anew();

      expect(asked).toMatchObject({ id: done.id, outcome: 'asked', asked: { by: 'Grace' } });
      expect(asked.endedAt).toBeUndefined();
      expect(await until(jobs, asked, 'done')).toMatchObject({ attempts: 1 });
      expect(runs).toBe(2);
    });

    it('anew through two doors at once begins it again once', async () => {
      const [here, there] = [await contract().open(), await contract().open()];
      here.work('verify', answering);
      await until(here, await here.ask('verify', {}, on('a')), 'done');

      const asked = await Promise.all(
        [here, there].map(jobs => jobs.ask('verify', {}, { ...on('a'), again: true })),
      );

      expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
      expect(await until(there, asked[0]!, 'done')).toBeDefined();
      expect(await here.list()).toHaveLength(1);
    });

    it.each<[string, JobKind, unknown, string]>([
      ['a kind there is not', 'recount' as JobKind, {}, 'unknown-job-kind'],
      ['an input that is too much', 'rebuild', { everything: true }, 'bad-job-input'],
      ['an input that is too little', 'restate', { on: '2023-09-30' }, 'bad-job-input'],
      ['no input', 'verify', null, 'bad-job-input'],
    ])('for %s is refused', async (_, kind, input, code) => {
      const jobs = await contract().open();
      await expect(jobs.ask(kind, input as never, on('a'))).rejects.toMatchObject({ code });
      expect(await jobs.list()).toEqual([]);
    });

    it('says what is wrong with an input, and where', async () => {
      const jobs = await contract().open();
      const input = { on: '2023-02-30', knownAt: 'yesterday', level: 'england' };

      const asked = jobs.ask('restate', input, on('a'));

      await expect(asked).rejects.toThrow(
        /\/on: expected a day that exists, as YYYY-MM-DD, got "2023-02-30"/,
      );
      await expect(asked).rejects.toThrow(/\/knownAt: expected a moment that exists/);
      await expect(asked).rejects.toThrow(/\/level: expected no such field/);
    });

    it.each<[string, Partial<AskOptions>]>([
      ['no provenance', { provenance: undefined as never }],
      ['a provenance that no backend can hold', { provenance: 'a\0b' }],
      ['a priority that is none', { priority: 0 }],
      ['half a millisecond', { delayMs: 0.5 }],
      ['the past', { delayMs: -1 }],
      ['nobody', { by: '' }],
    ])('with %s is refused', async (_, options) => {
      const jobs = await contract().open();
      const asked = jobs.ask('verify', {}, { provenance: 'a', ...options });
      await expect(asked).rejects.toMatchObject({ code: 'bad-job-options' });
    });

    it('knows nothing of jobs of another name', async () => {
      const jobs = await contract().open();
      const { id } = await jobs.ask('verify', {}, on('a'));
      const others = await contract().openAs(`${contract().name}-other`);

      expect(await others.look(id)).toBeUndefined();
      expect(await others.ask('verify', {}, on('a'))).toMatchObject({ id, outcome: 'asked' });
      jobs.work('verify', dawdling);
      await until(jobs, { id }, 'running');
      expect(await others.look(id)).toMatchObject({ state: 'waiting' });
    });
  });
}
