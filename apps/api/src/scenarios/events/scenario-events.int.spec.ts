import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForecast } from '@muster/jobs';
import { type JobReply } from '../../jobs/job-reply.js';
import { publishedYear, scenarioSaved, targetSet } from '../../testing/events.js';
import { keeps, NO_ANSWER } from '../../testing/forecasting.js';
import { type ApiWithJobs, apiWithJobs } from '../../testing/jobs-of-api.js';
import { eventually, LiveClient } from '../../testing/live-client.js';
import { type ScenarioReply } from '../scenario-state.js';

let served: ApiWithJobs;
let address: string;
beforeAll(async () => {
  served = await apiWithJobs('scenario-events', [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
    scenarioSaved('slow'),
    scenarioSaved('quick'),
  ]);
  await served.api.app.listen({ host: '127.0.0.1', port: 0 });
  address = await served.api.app.getUrl();
});
afterAll(() => served.close());

const ask = (scenario: string) =>
  askForecast(served.jobs, 'forecast', { scenario }, 'a ground', { by: 'Ada' });
const stateOf = async (id: string) => (await served.api.get(`/v1/scenarios/${id}`)).json<ScenarioReply>();

describe('following a scenario', () => {
  it('tells of its job as it waits, runs with its progress, is cancelled and is gone', async () => {
    const stream = await LiveClient.open(`${address}/v1/scenarios/slow/events`);
    expect(await stream.hears('state')).toMatchObject({ state: 'not-asked', forecast: null, job: null });

    const { id } = await ask('slow');
    await stream.hears('state', ({ job }) => (job as JobReply | null)?.state === 'waiting');
    expect(await stateOf('slow')).toMatchObject({
      state: 'under-way',
      underWay: [{ id, asked: { by: 'Ada' } }],
    });

    served.jobs.work('forecast', async (input, work) => {
      if (input.scenario !== 'slow') return keeps(served.api.database, 'forecast', NO_ANSWER)(input, work);
      work.progress({ done: 40, total: 100, secondsLeft: 12, words: 'drawing what may come' });
      await new Promise(resolve => work.signal.addEventListener('abort', resolve));
      throw work.signal.reason;
    });
    const running = await stream.hears(
      'state',
      ({ job }) => (job as JobReply | null)?.progress != null,
      60_000,
    );
    expect(running).toMatchObject({
      state: 'under-way',
      job: {
        id,
        state: 'running',
        progress: { done: 40, total: 100, secondsLeft: 12, words: 'drawing what may come' },
      },
    });

    const cancelled = await served.api.post(`/v1/jobs/${id}/cancel`, { by: 'Grace' });
    expect(cancelled.json()).toMatchObject({ cancel: { by: 'Grace' } });
    await eventually(() => stream.of('state').at(-1)!['state'] === 'not-asked' || undefined, 60_000);
    expect(stream.of('state').at(-1)).toMatchObject({ forecast: null, job: null });
    expect((await served.api.get(`/v1/jobs/${id}`)).json()).toMatchObject({ state: 'cancelled' });
    stream.close();
  });

  it('tells of the forecast once it is kept', async () => {
    const stream = await LiveClient.open(`${address}/v1/scenarios/quick/events`);
    const { id } = await ask('quick');
    const told = await stream.hears('state', ({ forecast }) => forecast === id, 60_000);
    expect(told['job']).toBeNull();
    expect((await stateOf('quick')).latest).toMatchObject({
      id,
      scenario: 'quick',
      words: ['nothing is known: tell something.'],
    });
    stream.close();
  });

  it('of one that is not there is not begun', async () => {
    expect((await served.api.get('/v1/scenarios/nobody/events')).json().code).toBe('unknown-scenario');
  });
});
