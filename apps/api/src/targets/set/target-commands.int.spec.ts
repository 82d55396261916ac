import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import { COMMAND_TOPIC } from '../../commands/command-log.js';
import { CommandReply } from '../../commands/command-reply.js';
import { HUNDRED_MIDWIVES, targetRevised, targetSet } from '../../testing/events.js';
import { hold } from '../../testing/held-facts.js';
import { type ServedApi, servedApi } from '../../testing/served-api.js';

/** Nothing folds here: what needs a projector is in test/e2e. */
let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('target-commands', { waitMs: 100 });
  await hold(api.database, [targetSet('midwives'), targetRevised('midwives', 'second'), targetSet('others')]);
});
afterAll(() => api.close());

const set = (body: object) => api.post('/v1/targets', { id: 'new', ...HUNDRED_MIDWIVES, ...body });
const revise = (id: string, body: object) =>
  api.post(`/v1/targets/${id}/revisions`, { ...HUNDRED_MIDWIVES, ...body });

async function appended(): Promise<number> {
  const { partitions } = await api.log.describe(COMMAND_TOPIC);
  return partitions.reduce((sum, { highWater }) => sum + highWater, 0);
}

describe('setting a target', () => {
  it('is refused with every fault of the body, in words', async () => {
    const reply = await set({
      id: 'New Target',
      amount: 1.5,
      area: 'england',
      basis: 'nett',
      dueOn: 'soon',
      split: [{ area: 'Y56', amount: -1, share: 1 }, 3],
      title: '',
      why: 'because',
    });
    expect(reply.status).toBe(422);
    const { code, errors } = reply.json();
    expect(code).toBe('invalid');
    expect(
      Object.fromEntries(errors.map(({ pointer, expected, got }) => [pointer, `${expected} | ${got}`])),
    ).toEqual({
      '/id': 'a name of small letters, digits and dashes, up to 80 | "New Target"',
      '/amount': 'a whole number from 1 to 1,000,000 | 1.5',
      '/area': 'ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A) | "england"',
      '/basis': 'a basis: net, gross, establishment | "nett"',
      '/dueOn': 'a day that exists, as YYYY-MM-DD | "soon"',
      '/split/0/amount': 'a whole number from 0 to 1,000,000 | -1',
      '/split/0/share': 'no such field | 1',
      '/split/1': 'a list of objects, each an area and an amount | 3',
      '/title': 'a title, up to 120 characters | ""',
      '/why': 'no such field | "because"',
    });
  });

  it.each([
    [{ dueOn: '2023-02-30' }, '/dueOn', 'a day that exists'],
    [{ dueOn: '2021-09-30' }, '/dueOn', 'a day after the baseline'],
    [{ split: [{ area: 'Y56', amount: 99 }] }, '/split', 'parts that add up to 100'],
    [{ baselineOn: '1900-01-01' }, '/baselineOn', 'a day from 1950-01-01'],
    [{ effectiveOn: '2099-01-01' }, '/effectiveOn', 'to 2036-01-15'],
    [{ note: 'half a \ud800 pair' }, '/note', 'text without'],
    [{ vintage: null }, '/vintage', 'a month'],
  ])('is refused for what only the event can tell: %j', async (change, pointer, expected) => {
    const reply = await set(change);
    expect(reply.status).toBe(422);
    expect(reply.json().errors).toMatchObject([{ pointer, expected: expect.stringContaining(expected) }]);
  });

  it('that is there already is a conflict, and appends nothing', async () => {
    const before = await appended();
    const reply = await set({ id: 'midwives' });
    expect(reply.json()).toMatchObject({
      status: 409,
      code: 'target-exists',
      detail: expect.stringContaining('/revisions'),
    });
    expect(await appended()).toBe(before);
  });

  it('is answered with where to ask, while nothing folds', async () => {
    const reply = await set({ id: 'slow' });
    expect(reply.status).toBe(202);
    const pending = reply.json<CommandReply>();
    expect(Compile(CommandReply).Errors(pending)).toEqual([]);
    expect(pending).toMatchObject({ status: 'pending', targetId: 'slow', target: null });
    expect(reply.headers['location']).toBe(pending.self);
    const again = await api.get(pending.self);
    expect(again.json<CommandReply>()).toMatchObject({
      status: 'pending',
      event: pending.event,
      self: pending.self,
    });
  });

  it('puts a CloudEvent of its own source in the log, effective today', async () => {
    const { self, event } = (await set({ id: 'written' })).json<CommandReply>();
    const [partition, offset] = self.split('/').slice(-2).map(Number);
    const [record] = await api.log.read(COMMAND_TOPIC, partition!, offset!, 1);
    expect(record!.key).toBe('target/written');
    expect(JSON.parse(Buffer.from(record!.value).toString())).toEqual({
      specversion: '1.0',
      id: event,
      source: 'urn:muster:api',
      type: 'muster.target.set.v1',
      subject: 'target/written',
      time: '2026-01-15T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: { ...HUNDRED_MIDWIVES, effectiveOn: '2026-01-15' },
    });
  });
});

describe('revising a target', () => {
  it('needs the revision that its author saw', async () => {
    const reply = await revise('midwives', {});
    expect(reply.status).toBe(422);
    expect(reply.json().errors).toMatchObject([{ pointer: '/basedOn', got: 'nothing' }]);
  });

  it('is a conflict when it is based on an old one, and appends nothing', async () => {
    const before = await appended();
    const reply = await revise('midwives', { basedOn: 'midwives first' });
    expect(reply.json()).toMatchObject({
      status: 409,
      code: 'stale-revision',
      detail: expect.stringContaining('"second"'),
    });
    expect(await appended()).toBe(before);
  });

  it('cannot reach back before the revision that it is based on', async () => {
    const reply = await revise('midwives', { basedOn: 'second', effectiveOn: '2025-01-31' });
    expect(reply.status).toBe(422);
    expect(reply.json().errors).toMatchObject([
      { pointer: '/effectiveOn', expected: expect.stringContaining('not before 2025-02-01') },
    ]);
  });

  it('of a target that does not exist finds nothing', async () => {
    expect((await revise('dentists', { basedOn: 'x' })).json()).toMatchObject({
      status: 404,
      code: 'unknown-target',
    });
  });

  it('is answered with where to ask, while nothing folds', async () => {
    const reply = await revise('others', { basedOn: 'others first' });
    expect([reply.status, reply.headers['location']]).toEqual([
      202,
      expect.stringContaining(`/v1/commands/${COMMAND_TOPIC}/`),
    ]);
  });
});

describe('what became of a command', () => {
  it.each([
    'muster.governance/0/999',
    'muster.governance/9/0',
    'muster.governance/x/0',
    'muster.people/0/0',
    'muster.governance/0/-1',
  ])('is not known at %s', async position => {
    expect((await api.get(`/v1/commands/${position}`)).json()).toMatchObject({
      status: 404,
      code: 'unknown-command',
    });
  });

  it('is not told of events that others put into the log', async () => {
    const event = JSON.stringify({ source: 'urn:other', subject: 'target/x', id: 'x' });
    const [at] = await api.log.append([{ topic: COMMAND_TOPIC, key: 'target/x', value: Buffer.from(event) }]);
    const reply = await api.get(`/v1/commands/${at!.topic}/${at!.partition}/${at!.offset}`);
    expect(reply.json().code).toBe('unknown-command');
  });

  it('is not known when the log does not answer', async () => {
    await api.log.close();
    const reply = await set({ id: 'lost' });
    expect(reply.json()).toMatchObject({
      status: 503,
      code: 'log-unavailable',
      detail: expect.stringContaining('look at the target'),
    });
  });
});
