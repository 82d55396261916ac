import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { targetSet } from '../../testing/events.js';
import { hold } from '../../testing/held-facts.js';
import { enrolled, intake } from '../../testing/learners.js';
import { type ServedApi, servedApi } from '../../testing/served-api.js';
import { PositionReply } from './position-reply.js';

const OF_TRAINING = { evidence: 'derived', baselineOn: '2021-09-30', amount: 4 };

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('intake-position');
  await hold(api.database, [
    enrolled(1, '2021-09-13'),
    enrolled(2, '2022-09-12', { profession: 'student-midwife' }),
    enrolled(3, '2023-01-09'),
    enrolled(4, '2023-09-11'),
    enrolled(5, '2023-09-11', { placement: 'RJ1' }),
    enrolled(6, '2023-09-11', { profession: 'obstetric-trainee' }),
    intake('planned', '2021-09', 10),
    intake('planned', '2023-09', 30),
    intake('confirmed', '2023-09', 25),
    targetSet('starters', { ...OF_TRAINING, measure: 'starters' }),
    targetSet('there', { ...OF_TRAINING, measure: 'starters', area: 'Y62' }),
    targetSet('places', { ...OF_TRAINING, measure: 'places', amount: 20 }),
  ]);
});
afterAll(() => api.close());

async function position(target: string, query = ''): Promise<PositionReply> {
  const reply = await api.get(`/v1/targets/${target}/position?on=2023-09-30${query}`);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<PositionReply>();
  expect(Compile(PositionReply).Errors(json)).toEqual([]);
  return json;
}

describe('the position of a target of training', () => {
  it('counts who began in the year to the day against the year to the baseline, students with their profession', async () => {
    const reply = await position('starters');
    expect(reply).toMatchObject({ status: 'answered', unit: 'starters' });
    expect(reply.position).toMatchObject({
      baseline: { on: '2021-09-30', stock: 1 },
      inPost: 3,
      counted: 2,
      percent: 50,
      coverage: null,
    });
    expect((await position('starters', '&basis=gross')).position).toMatchObject({ counted: 4 });
  });

  it('counts them where they are placed', async () => {
    expect((await position('there')).position).toMatchObject({ inPost: 2, counted: 1 });
  });

  it('counts places as confirmed, else as planned', async () => {
    expect((await position('places')).position).toMatchObject({
      baseline: { stock: 10 },
      inPost: 25,
      counted: 15,
      percent: 75,
    });
  });
});
