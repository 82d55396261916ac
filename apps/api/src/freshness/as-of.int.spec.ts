import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Deltas, insertParked, mergeCells, moveCheckpoints, parkedReason, readHead } from '@muster/store';
import { publishedYear, targetSet } from '../testing/events.js';
import { hold } from '../testing/held-facts.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { type PositionReply } from '../targets/position/position-reply.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('as-of');
});
afterAll(() => api.close());

describe('a store that nothing was folded into', () => {
  it('is alive, but not ready, and answers no question', async () => {
    expect((await api.get('/health/live')).status).toBe(200);
    for (const path of ['/health/ready', '/', '/v1/targets'])
      expect((await api.get(path)).json()).toMatchObject({ status: 503, code: 'not-ready' });
  });
});

describe('asOf', () => {
  it('tells how far the log is folded in, how fresh each source is, and what it stands on', async () => {
    await hold(api.database, [
      publishedYear(2020, { end: 1000 }),
      publishedYear(2021, { start: 1000, end: 1000 }),
      targetSet('midwives'),
    ]);
    await moveCheckpoints(api.database, [{ ...AT, from: undefined, to: 7 }]);
    expect((await api.get('/health/ready')).json<object>()).toEqual({
      status: 'ready',
      asOf: {
        folded: [{ topic: 'muster.organisations', partition: 3, next: 7 }],
        newestEffectiveOn: '2024-09-30',
        newestPeopleDay: null,
        sources: [
          {
            source: 'urn:test',
            lastEventAt: '2025-01-01T09:00:00.000Z',
            lastKnownAt: '2025-01-02T09:00:00.000Z',
            newestEffectiveOn: '2024-09-30',
          },
        ],
        epoch: 1,
        generation: 'of-the-tests',
        refoldPending: 0,
        coverage: null,
        simulated: false,
      },
    });
  });

  it('is of the same moment as the figures, however fast events come in', async () => {
    let folding = true;
    const folds = foldOneByOne(() => folding);
    const seen = new Set<number>();
    for (let asked = 0; asked < 60; asked += 1) {
      const { position, asOf } = (
        await api.get('/v1/targets/midwives/position?on=2022-09-30')
      ).json<PositionReply>();
      const next = asOf.folded[0]!.next;
      expect(position!.inPost).toBe(1000 + next - 7);
      seen.add(next);
    }
    folding = false;
    await folds;
    expect(seen.size).toBeGreaterThan(1);
  });

  /** Each event adds one FTE to the stock of 2022-09-30, and moves the checkpoint by one, in one transaction. */
  async function foldOneByOne(going: () => boolean): Promise<void> {
    const { generation } = await readHead(api.database);
    const at = {
      level: 'england' as const,
      area: 'ENG',
      profession: 'midwife',
      series: 'a series',
      vintage: '2025-10',
      kind: 'end',
      from_day: '2021-09-30',
      day: '2022-09-30',
    };
    for (let next = 7; going(); next += 1)
      await api.database.transaction(async sql => {
        await moveCheckpoints(sql, [{ ...AT, from: next, to: next + 1 }]);
        const deltas = new Deltas();
        deltas.add([
          { cube: 'reported', at, add: { headcount: 0, fte: 100_000, headcount_given: 0, fte_given: 0 } },
        ]);
        await mergeCells(sql, generation!.number, new Map([[0, deltas]]));
      });
  }
});

const AT = { topic: 'muster.organisations', partition: 3, identity: 'a log' };

describe('the role that api reads under', () => {
  it.each(['muster.fact', 'muster.parked', 'muster.standing', 'log.event', 'gateway.delivery'])(
    'cannot read %s',
    async table => {
      await expect(api.reader.rows(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    },
  );

  it('cannot write what it reads', async () => {
    for (const statement of [
      'DELETE FROM muster.card_target',
      'UPDATE muster.cell_reported SET fte = 0',
      'INSERT INTO muster.checkpoint VALUES (1)',
    ])
      await expect(api.reader.run(statement)).rejects.toThrow(/permission denied/);
  });

  it('sees why a command was parked, and nothing of other topics', async () => {
    const parked = {
      partition: 0,
      offset: 1,
      identity: 'a log',
      reason: 'schema',
      faults: [{ pointer: '/data', expected: 'x', got: 'y' }],
      payload: Buffer.from('{}'),
      knownAt: new Date(),
    };
    const topics = ['muster.governance', 'muster.people'];
    await insertParked(
      api.database,
      topics.map(topic => ({ ...parked, topic })),
    );
    const reasons = await Promise.all(topics.map(topic => parkedReason(api.reader, { ...parked, topic })));
    expect(reasons).toEqual([{ reason: 'schema', faults: parked.faults }, undefined]);
  });
});
