import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contribution, CUBES } from '@muster/domain';
import {
  addUpPacked,
  type CellsRead,
  crowdedPacked,
  CROWD,
  Deltas,
  type KeptCube,
  mergeCells,
  readHead,
  Sight,
  type Transaction,
} from '@muster/store';
import { type PipelineReply } from '../pipeline/pipeline-reply.js';
import { hold } from '../testing/held-facts.js';
import { enrolled, intake } from '../testing/learners.js';
import { type ServedApi, servedApi } from '../testing/served-api.js';
import { Kept } from './kept.js';
import { Written } from './written.js';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi('kept');
  await hold(api.database, [intake('planned', '2022-09', 5), enrolled(1, '2022-09-19')]);
});
afterAll(() => api.close());

const PATH = '/v1/pipeline?profession=midwife&level=region';

/** Of the cohorts of 2022, wherever they count. */
async function figure(measure: string): Promise<number> {
  const { rows } = (await api.get(PATH)).json<PipelineReply>();
  return rows
    .filter(row => row.measure === measure && row.year === '2022')
    .reduce((sum, { value }) => sum + (value ?? 0), 0);
}

/** As much more in each cell of a kind. */
async function add(
  sql: Transaction,
  cube: KeptCube,
  kind: string,
  more: Readonly<Record<string, number>>,
): Promise<void> {
  const generation = (await readHead(sql)).generation!.number;
  const cells = await sql.rows<Record<string, string>>(
    `SELECT DISTINCT ${CUBES[cube].dimensions.join(', ')} FROM muster.cell_${cube} WHERE generation = $1 AND kind = $2`,
    [generation, kind],
  );
  expect(cells.length).toBeGreaterThan(0);
  const deltas = new Deltas();
  deltas.add(cells.map(at => ({ cube, at, add: more }) as unknown as Contribution));
  await mergeCells(sql, generation, new Map([[0, deltas]]));
}

describe('figures that are kept', () => {
  it('are the same as long as nothing came, and anew when anything did', async () => {
    const first = (await api.get(PATH)).json<PipelineReply>();
    expect((await api.get(PATH)).json<PipelineReply>()).toEqual(first);
    expect(await figure('starters')).toBe(1);
    await api.database.transaction(sql => add(sql, 'cohort', 'started', { count: 1 }));
    expect(await figure('starters')).toBe(2);
  });

  it('are anew when a cell is changed in place', async () => {
    expect(await figure('planned')).toBe(5);
    await api.database.transaction(sql => add(sql, 'intake', 'planned', { places: 2, reports: 0 }));
    expect(await figure('planned')).toBe(7);
  });

  it('miss nothing of a transaction that was under way when they were made', async () => {
    await api.database.transaction(async sql => {
      await add(sql, 'cohort', 'started', { count: 1 });
      await api.database.transaction(later => add(later, 'cohort', 'due', { count: 1 }));
      expect(await figure('starters')).toBe(2);
    });
    expect(await figure('starters')).toBe(3);
  });

  it('come to the same when rows are added up', async () => {
    for (let nth = 1; nth < CROWD; nth += 1)
      await api.database.transaction(sql => add(sql, 'cohort', 'started', { count: 1 }));
    const before = (await api.get(PATH)).json<PipelineReply>();
    const generation = (await readHead(api.database)).generation!.number;
    const crowded = await crowdedPacked(api.database, generation, 'cohort', 100);
    expect(crowded.length).toBeGreaterThan(0);
    await api.database.transaction(sql => addUpPacked(sql, generation, crowded));
    expect((await api.get(PATH)).json<PipelineReply>().rows).toEqual(before.rows);
  });

  it('are not given to who sees less than they are made of', async () => {
    const kept = new Kept();
    const at = (sight: string) => ({ sql: api.database, generation: 1, sight: Sight.of('here', sight) });
    const make = (made: number) => (noted: CellsRead[]) => {
      noted.push({ cube: 'cohort', where: {} });
      return Promise.resolve(Written.of({ made }));
    };
    const asked = async (sight: string, made: number) =>
      (await kept.figures('figures', at(sight), make(made))).read();
    expect(await asked('20:20:', 1)).toEqual({ made: 1 });
    expect(await asked('20:21:20', 2)).toEqual({ made: 1 });
    expect(await asked('10:20:10', 3)).toEqual({ made: 3 });
  });

  it('are made once for those who ask at once and see the same, and by each where nothing came of it', async () => {
    const kept = new Kept();
    const makings: { resolve: (made: number) => void; reject: (error: Error) => void }[] = [];
    const ask = async (key: string, sight: string) => {
      const at = { sql: api.database, generation: 1, sight: Sight.of('here', sight) };
      const make = () =>
        new Promise<Written<{ made: number }>>((resolve, reject) => {
          makings.push({ resolve: made => resolve(Written.of({ made })), reject });
        });
      return (await kept.figures(key, at, make)).read().made;
    };
    const turn = () => new Promise(setImmediate);
    const three = [ask('a', '20:20:'), ask('a', '20:21:20'), ask('a', '20:22:20')];
    await turn();
    expect(makings).toHaveLength(2);
    makings.forEach(({ resolve }, nth) => resolve(nth));
    expect(await Promise.all(three)).toEqual([0, 0, 1]);

    const [failing, other] = [ask('b', '20:20:'), ask('b', '20:20:')];
    await turn();
    makings[2]!.reject(new Error('the connection was lost'));
    await expect(failing).rejects.toThrow('lost');
    await turn();
    makings[3]!.resolve(3);
    expect(await other).toBe(3);
  });

  it('are let go where there are many, those that were asked for longest ago first', async () => {
    const kept = new Kept(25);
    const at = { sql: api.database, generation: 1, sight: Sight.of('here', '20:20:') };
    const asked = async (key: string, made: number) =>
      (await kept.figures(key, at, () => Promise.resolve(Written.of({ made })))).read().made;
    await asked('a', 1);
    await asked('b', 2);
    expect(await asked('a', 3)).toBe(1);
    await asked('c', 4);
    expect([await asked('a', 5), await asked('b', 6)]).toEqual([1, 6]);
  });
});
