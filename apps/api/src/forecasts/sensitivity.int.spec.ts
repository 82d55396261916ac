import { type AnsweredSensitivity } from '@muster/jobs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedYear, targetSet } from '../testing/events.js';
import { FROM_PUBLISHED, keeps } from '../testing/forecasting.js';
import { type ApiWithJobs, apiWithJobs } from '../testing/jobs-of-api.js';
import { eventually } from '../testing/live-client.js';

let served: ApiWithJobs;
beforeAll(async () => {
  served = await apiWithJobs('sensitivity', [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
  ]);
});
afterAll(() => served.close());

const ADDRESS = '/v1/targets/midwives/sensitivity';

describe('what the chance of a target hangs on', () => {
  it('is made when it is first asked for, once, and is at the same address then', async () => {
    const first = await served.api.get(ADDRESS);
    expect([first.status, first.headers['retry-after']]).toEqual([202, '2']);
    const { id } = first.json<{ id: string }>();
    expect(first.json()).toMatchObject({
      status: 'under-way',
      answer: null,
      job: { id, kind: 'sensitivity' },
    });

    served.jobs.work('sensitivity', keeps(served.api.database, 'sensitivity', MOVED));
    const made = await eventually(async () => {
      const reply = await served.api.get(ADDRESS);
      return reply.status === 200 ? reply : undefined;
    }, 60_000);
    expect(made.json()).toMatchObject({
      ...{ id, status: 'answered', words: ['it hangs on hours'] },
      answer: { chance: 0.2, bars: [{ what: 'hours', less: { chance: 0.1 }, more: { chance: 0.9 } }] },
    });
  });

  it('of a target that is not there is not found', async () => {
    expect((await served.api.get('/v1/targets/nobody/sensitivity')).json().code).toBe('unknown-target');
  });
});

const MOVED: AnsweredSensitivity = {
  ...{ status: 'answered', model: 'series', seed: 1, trajectories: 1_000, chance: 0.2 },
  from: FROM_PUBLISHED as AnsweredSensitivity['from'],
  bars: [
    {
      ...{ what: 'hours', by: 'ten-per-cent' },
      less: { inWords: '−10 %', chance: 0.1 },
      more: { inWords: '+10 %', chance: 0.9 },
    },
  ],
  words: ['it hangs on hours'],
};
