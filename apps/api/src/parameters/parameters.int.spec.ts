import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedCovers, postEnded, postStarted, publishedYear, targetSet } from '../testing/events.js';
import { hold, retell } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { type ParametersReply } from './parameters-reply.js';

const PEOPLE = 60;
/** Every fifth left in the last year that is seen. */
const LEFT = 12;

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('parameters');
  await hold(api.database, [
    feedCovers('R0A', '2020-01-01'),
    ...Array.from({ length: PEOPLE }, (_, person) => postStarted(person, `20${20 + (person % 4)}-02-01`)),
    ...Array.from({ length: LEFT }, (_, nth) => postEnded(5 * nth, `2024-0${1 + (nth % 6)}-15`)),
    postStarted(PEOPLE, '2024-09-30'),
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    publishedYear(2023, { start: 1_020, end: 1_030 }),
    targetSet('here', { area: 'R0A', evidence: 'derived', baselineOn: '2021-09-30' }),
    targetSet('england'),
  ]);
});
afterAll(() => api.close());

const ask = async (question: string) => {
  const reply = await api.get(`/v1/parameters?${question}`);
  expect(reply.status).toBe(200);
  return reply.json<ParametersReply>();
};

describe('what the pipeline model learned', () => {
  it('is told with evidence, prior, posterior, and what an area’s own figures would say', async () => {
    const { model, none, parameters, asOf } = await ask('target=here&model=pipeline');
    expect({ model, none, asOf: asOf.generation.length > 0 }).toEqual({
      model: 'pipeline',
      none: null,
      asOf: true,
    });
    const leaving = parameters.filter(({ parameter }) => parameter === 'leaving');
    expect(new Set(leaving.map(({ area }) => area))).toEqual(new Set(['ENG', 'Y62', 'R0A']));
    const england = leaving.filter(({ area }) => area === 'ENG');
    expect(leftOf(parameters)).toBe(LEFT);
    for (const { posterior, unit } of england) {
      expect(unit).toBe('a person-month');
      expect(posterior.low).toBeLessThan(posterior.mean);
      expect(posterior.high).toBeGreaterThan(posterior.mean);
    }
    const [own] = leaving.filter(({ area }) => area === 'R0A');
    expect(own!.withoutPooling).not.toBeNull();
    expect(england[0]!.withoutPooling).toBeNull();
    expect(new Set(parameters.map(({ prior }) => prior.length > 0))).toEqual(new Set([true]));
  });

  it('is what is told where events about people answer, and the series’ where it is asked for', async () => {
    expect(await ask('target=here')).toEqual(await ask('target=here&model=pipeline'));
    const series = await ask('target=here&model=series');
    expect(series.model).toBe('series');
    expect(series.parameters[0]!.parameter).toMatch(/^growth/);
  });

  it('of published figures is nothing, with what is missing', async () => {
    const { parameters, none } = await ask('target=england&model=pipeline');
    expect(parameters).toEqual([]);
    expect(none).toMatch(/^it is not told/);
    expect((await ask('target=england')).model).toBe('series');
  });

  it('is a row each in CSV', async () => {
    const { parameters } = await ask('target=here&model=pipeline');
    const { text } = await api.get('/v1/parameters?target=here&model=pipeline', { accept: 'text/csv' });
    expect(text.trim().split(/\r?\n/)).toHaveLength(parameters.length + 1);
  });

  it('of a model or a target that is not there is refused', async () => {
    expect((await api.get('/v1/parameters?target=here&model=oracle')).json().code).toBe('bad-query');
    expect((await api.get('/v1/parameters?target=nobody')).json().code).toBe('unknown-target');
  });

  it('is learned anew when anything was folded in', async () => {
    const whole = [postStarted(0, '2020-02-01'), postEnded(0, '2024-01-15')];
    await retell(api.database, whole, whole.slice(0, 1));
    const { parameters } = await ask('target=here&model=pipeline');
    expect(leftOf(parameters)).toBe(LEFT - 1);
  });
});

function leftOf(parameters: ParametersReply['parameters']): number {
  const england = parameters.filter(({ parameter, area }) => parameter === 'leaving' && area === 'ENG');
  return england.reduce((sum, { evidence }) => sum + Number(/^\d+/.exec(evidence)![0]), 0);
}
