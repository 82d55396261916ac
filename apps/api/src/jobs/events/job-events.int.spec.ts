import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForecast } from '@muster/jobs';
import { publishedYear, targetSet } from '../../testing/events.js';
import { keeps, NO_ANSWER } from '../../testing/forecasting.js';
import { type ApiWithJobs, apiWithJobs } from '../../testing/jobs-of-api.js';
import { LiveClient } from '../../testing/live-client.js';
import { type JobReply } from '../job-reply.js';

let served: ApiWithJobs;
let address: string;
beforeAll(async () => {
  served = await apiWithJobs('job-events', [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
  ]);
  await served.api.app.listen({ host: '127.0.0.1', port: 0 });
  address = await served.api.app.getUrl();
});
afterAll(() => served.close());

describe('following a job', () => {
  it('tells of a comparison as it waits, runs with its progress, and is done: then it is kept', async () => {
    const input = { scenarios: ['a', 'b'] };
    const { id } = await askForecast(served.jobs, 'compare', input, 'a ground', { by: 'Ada' });
    const stream = await LiveClient.open(`${address}/v1/jobs/${id}/events`);
    expect(await stream.hears('state')).toMatchObject({ job: { id, kind: 'compare', state: 'waiting' } });

    let go: () => void = () => undefined;
    const held = new Promise<void>(resolve => (go = resolve));
    served.jobs.work('compare', async (asked, work) => {
      work.progress({ done: 40, total: 100, secondsLeft: 12, words: 'drawing what may come' });
      await held;
      return keeps(served.api.database, 'compare', NO_ANSWER)(asked, work);
    });
    const running = await stream.hears('state', ({ job }) => (job as JobReply).progress != null, 60_000);
    expect(running).toMatchObject({
      job: { state: 'running', progress: { done: 40, total: 100, secondsLeft: 12 } },
    });
    go();
    await stream.hears('state', ({ job }) => (job as JobReply).state === 'done', 60_000);
    const comparison = await served.api.get(`/v1/comparisons/${id}`);
    expect(comparison.json()).toMatchObject({ status: 'no-answer', id });
    stream.close();
  });

  it('of one that nobody asked for is not begun', async () => {
    expect((await served.api.get(`/v1/jobs/${'0'.repeat(64)}/events`)).json().code).toBe('unknown-job');
  });
});
