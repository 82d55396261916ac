import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { hold } from '../testing/held-facts.js';
import { application, enrolled, ofLearner, profiled } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { ParticipationReply } from './participation-reply.js';

// 100 white and 60 of other groups began in September 2023; of the first 80 completed, of the others 30. Ten told no profile.
const people = Array.from({ length: 170 }, (_, nth) => nth + 1);
const isWhite = (person: number) => person <= 100;
const hasCompleted = (person: number) => (person > 20 && isWhite(person)) || (person > 130 && person <= 160);

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('participation');
  await hold(
    api.database,
    people.flatMap(person => [
      application('made', person, '2023-01-20'),
      enrolled(person, '2023-09-18', { lengthMonths: 20 }),
      ...(person > 160
        ? []
        : [
            profiled(person, '2023-01-20', {
              ethnicity: isWhite(person) ? (person % 2 === 0 ? 'A' : 'C') : person % 2 === 0 ? 'H' : 'N',
              sex: 'female',
              disability: person % 5 === 0 ? 'yes' : 'no',
              ageBand: '21-24',
            }),
          ]),
      ...(hasCompleted(person) ? [ofLearner('completed', person, '2025-04-20')] : []),
    ]),
  );
});
afterAll(() => api.close());

async function ask(query: string): Promise<ParticipationReply> {
  const reply = await api.get(`/v1/participation?${query}`);
  expect([reply.status, reply.status === 200 ? '' : reply.text]).toEqual([200, '']);
  const json = reply.json<ParticipationReply>();
  expect([...Compile(ParticipationReply).Errors(json)]).toEqual([]);
  return json;
}
const OF_2023 = 'profession=midwife&year=2023';
const values = ({ rows }: ParticipationReply, measure: string, stage = 'started') =>
  Object.fromEntries(
    rows
      .filter(row => row.measure === measure && row.stage === stage)
      .map(({ group, value, status }) => [group ?? 'everybody', value ?? status]),
  );

describe('GET /v1/participation', () => {
  it('compares white with BME, as the Workforce Race Equality Standard does, if nothing else is asked', async () => {
    const reply = await ask(OF_2023);
    expect(values(reply, 'participants')).toEqual({
      everybody: within(170),
      white: within(100),
      bme: within(60),
      'not-stated': 0,
      'not-known': 0,
      absent: within(10),
    });
    const likelihood = reply.rows.find(
      ({ measure, stage }) => measure === 'relative-likelihood' && stage === 'completed',
    )!;
    expect(likelihood).toMatchObject({ group: 'white', comparedWith: 'bme', fromStage: 'started' });
    // 80 of 100 against 30 of 60: 1.6, but for noise and rounding.
    expect(likelihood.value).toBeGreaterThan(1.2);
    expect(likelihood.value).toBeLessThan(2.1);
    expect(likelihood.low).toBeLessThan(likelihood.value!);
    expect(likelihood.high).toBeGreaterThan(likelihood.value!);
  });

  it('tells counts in fives, of the end of the last whole month', async () => {
    const { rows } = await ask(`${OF_2023}&attribute=disability`);
    const counts = rows.flatMap(({ measure, value }) => (measure === 'participants' ? (value ?? []) : []));
    expect(counts.length).toBeGreaterThan(5);
    expect(counts.filter(value => value % 5 !== 0)).toEqual([]);
    expect(new Set(rows.map(({ month }) => month))).toEqual(new Set(['2025-12', null]));
  });

  it('sets shares against those of the population where data/ has them, and says where not', async () => {
    const disability = await ask(`${OF_2023}&attribute=disability&stage=started&area=Y62`);
    const share = values(disability, 'share')['yes'] as number;
    const population = values(disability, 'population-share')['yes'] as number;
    expect(population).toBeGreaterThan(15);
    expect(values(disability, 'share-to-population')['yes']).toBeCloseTo(share / population, 4);
    const ages = await ask(`${OF_2023}&attribute=ageBand&stage=started`);
    expect(values(ages, 'population-share')['21-24']).toBe('no-denominator');
  });

  it('gives no share of fewer than 22.5 people, and nothing of tables that are not released', async () => {
    const rows = await ask(`${OF_2023}&attribute=sex&stage=withdrew`);
    expect(values(rows, 'participants', 'withdrew')).toEqual({ everybody: 'not-released' });
    const regions = await ask(`${OF_2023}&attribute=sex&stage=started&level=region`);
    expect(new Set(regions.rows.map(({ area }) => area)).size).toBe(7);
    expect(regions.rows.filter(({ area, value }) => area !== 'Y62' && value !== null)).toEqual([]);
  });

  it('says of groups of an attribute that nobody told that they are not told, which is not none', async () => {
    const query = `${OF_2023}&attribute=firstInFamily&stage=started`;
    const reply = await ask(query);
    expect(values(reply, 'participants')).toMatchObject({
      ...{ everybody: within(170), absent: within(170) },
      ...{ yes: 'not-told', no: 'not-told', 'not-stated': 'not-told' },
    });
    expect(values(reply, 'share')).toMatchObject({ yes: 'not-told', no: 'not-told', absent: 100 });
    const csv = await api.get(`/v1/participation?${query}`, { accept: 'text/csv' });
    expect(csv.text).toMatch(/,yes,[^\n]*share,,,per cent,[^\n]*not-told/);
    const completed = await ask(`${OF_2023}&attribute=firstInFamily&stage=completed&first=yes&second=no`);
    expect(completed.rows.find(({ measure }) => measure === 'relative-likelihood')).toMatchObject({
      ...{ value: null, low: null, status: 'not-told' },
    });
  });

  it('tells of applications without a profession', async () => {
    const reply = await ask('year=2023&attribute=all');
    expect(new Set(reply.rows.map(({ stage }) => stage))).toEqual(
      new Set(['applied', 'offered', 'accepted']),
    );
    expect(values(reply, 'participants', 'applied')['everybody']).toEqual(within(170));
  });

  it('compares any two values that are asked for, in CSV too', async () => {
    const query = `${OF_2023}&attribute=disability&stage=completed&first=yes&second=no`;
    const likelihoods = (await ask(query)).rows.filter(({ measure }) => measure === 'relative-likelihood');
    expect(likelihoods).toHaveLength(1);
    expect(likelihoods[0]).toMatchObject({ group: 'yes', comparedWith: 'no', stage: 'completed' });
    const csv = await api.get(`/v1/participation?${query}`, { accept: 'text/csv' });
    expect(csv.text).toMatch(/,yes,no,started,2025-12,relative-likelihood,/);
  });

  it.each([
    ['on=2024-01-01', /on/],
    ['programme=B720', /programme/],
    ['stage=started', /profession/],
    ['profession=midwife&stage=applied', /no profession/],
    ['profession=midwife&first=white', /both groups/],
    ['profession=midwife&first=white&second=green', /a value of ethnicGroup/],
    ['profession=midwife&level=organisation', /one organisation/],
    ['attribute=ethnicity,sex', /attribute/],
  ])('refuses %s', async (query, why) => {
    const reply = await api.get(`/v1/participation?${query}`);
    expect(reply.json()).toMatchObject({
      status: 400,
      code: 'bad-query',
      detail: expect.stringMatching(why),
    });
  });
});

/** A count with noise of a few, to the nearest five. */
function within(count: number) {
  return {
    asymmetricMatch: (value: unknown) => typeof value === 'number' && Math.abs(value - count) < 15,
    toString: () => `within 15 of ${count}`,
  };
}
