import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { COMMAND_TOPIC } from '../commands/command-log.js';
import { CommandReply } from '../commands/command-reply.js';
import { FEWER_LEAVE, publishedYear, scenarioRevised, scenarioSaved, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { ScenariosReply } from './scenario-reply.js';
import { ScenarioReply } from './scenario-state.js';

/** Nothing folds here, and no job is done: those are in scenario-events.int.spec.ts, and in test/browser. */
let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('scenarios', { waitMs: 100 });
  await hold(api.database, [
    publishedYear(2022, { start: 1_000, end: 1_020 }),
    targetSet('midwives'),
    scenarioSaved('fewer-leave'),
    scenarioRevised('fewer-leave', 'second', { by: 'Another planner', levers: [] }),
    scenarioSaved('for-nothing', { target: undefined, note: 'to think about' }),
  ]);
});
afterAll(() => api.close());

const save = (body: object) => api.post('/v1/scenarios', { id: 'new', ...FEWER_LEAVE, ...body });
const revise = (id: string, body: object) =>
  api.post(`/v1/scenarios/${id}/revisions`, { ...FEWER_LEAVE, ...body });

async function appended(): Promise<number> {
  const { partitions } = await api.log.describe(COMMAND_TOPIC);
  return partitions.reduce((sum, { highWater }) => sum + highWater, 0);
}

describe('scenarios', () => {
  it('are listed as they read now, with their levers in words', async () => {
    const reply = await api.get('/v1/scenarios');
    expect(Compile(ScenariosReply).Errors(reply.json())).toEqual([]);
    const { scenarios } = reply.json<ScenariosReply>();
    expect(scenarios.map(({ id, by, revision, revisions }) => [id, by, revision, revisions])).toEqual([
      ['fewer-leave', 'Another planner', 'second', 2],
      ['for-nothing', 'A planner', 'for-nothing first', 1],
    ]);
    expect(scenarios[1]!.levers[0]!.inWords).toBe('leaving-rate from 2026-01: −10 %');
    const { text } = await api.get('/v1/scenarios', { accept: 'text/csv' });
    expect(text).toContain('leaving-rate');
  });

  it('tell every way they read, and that nobody has come to forecast them, or that there is nothing to', async () => {
    const one = (await api.get('/v1/scenarios/fewer-leave')).json<ScenarioReply>();
    expect(Compile(ScenarioReply).Errors(one)).toEqual([]);
    expect(one.history.map(({ revision, levers }) => [revision, levers.length])).toEqual([
      ['fewer-leave first', 1],
      ['second', 0],
    ]);
    expect([one.state, one.latest]).toEqual(['not-asked', null]);
    const other = (await api.get('/v1/scenarios/for-nothing')).json<ScenarioReply>();
    expect([other.state, other.scenario.note]).toEqual(['no-target', 'to think about']);
  });

  it('that are not there are named beside those that are', async () => {
    const reply = await api.get('/v1/scenarios/nobody');
    expect(reply.json()).toMatchObject({
      status: 404,
      code: 'unknown-scenario',
      detail: expect.stringContaining('known are fewer-leave, for-nothing'),
    });
  });
});

describe('saving a scenario', () => {
  it('is refused with every fault of the body, lever by lever', async () => {
    const reply = await save({
      id: 'New Scenario',
      by: '',
      levers: [
        { kind: 'magic', from: 'soon', change: {} },
        { ...FEWER_LEAVE.levers[0], year: 11 },
      ],
    });
    expect([reply.status, reply.json().code]).toEqual([422, 'invalid']);
    const pointers = reply.json().errors.map(({ pointer }) => pointer);
    for (const pointer of ['/id', '/by', '/levers/0/kind', '/levers/0/from', '/levers/1/year'])
      expect(pointers).toContain(pointer);
  });

  it('that is there already is a conflict, one of an unknown target is none, and neither is appended', async () => {
    const before = await appended();
    expect((await save({ id: 'fewer-leave' })).json()).toMatchObject({
      status: 409,
      code: 'scenario-exists',
    });
    expect((await save({ target: 'nobody' })).json().code).toBe('unknown-target');
    expect(await appended()).toBe(before);
  });

  it('is told to be on its way where nothing folds', async () => {
    const before = await appended();
    const reply = await save({});
    expect(reply.status).toBe(202);
    expect(Compile(CommandReply).Errors(reply.json())).toEqual([]);
    expect(await appended()).toBe(before + 1);
  });
});

describe('revising a scenario', () => {
  it('needs the revision that its author saw', async () => {
    const reply = await revise('fewer-leave', {});
    expect(reply.status).toBe(422);
    expect(reply.json().errors).toMatchObject([{ pointer: '/basedOn' }]);
  });

  it('is a conflict when it is based on an old one, names the one that is current, and appends nothing', async () => {
    const before = await appended();
    const reply = await revise('fewer-leave', { basedOn: 'fewer-leave first' });
    expect(reply.json()).toMatchObject({
      status: 409,
      code: 'stale-revision',
      detail: expect.stringContaining('"second"'),
    });
    expect(await appended()).toBe(before);
  });

  it('of one that is not there is not found', async () => {
    expect((await revise('nobody', { basedOn: 'second' })).json().code).toBe('unknown-scenario');
  });
});
