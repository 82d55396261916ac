import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AcademicYear,
  type Contribution,
  type Day,
  ENGLAND,
  listedTable,
  type Month,
  PARTICIPATION_TABLES,
  type ProtectedAnswer,
} from '@muster/domain';
import { mergeCells, readCells } from '../cells/cells.sql.js';
import { Deltas } from '../cells/deltas.js';
import { Database } from '../database.js';
import { activateGeneration, newGeneration } from '../head/head.sql.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { protectedTables } from './protected-tables.js';
import { cutsOf } from './released-cut.sql.js';

let store: TestDatabase;
let reader: Database;
let generation: number;
beforeAll(async () => {
  store = await testDatabase('cuts');
  reader = await Database.connect({ url: store.url, applicationName: 'cuts', role: 'muster_reader' });
  generation = await newGeneration(store.database, 'of-the-tests');
  await activateGeneration(store.database, generation);
});
afterAll(async () => {
  await reader.close();
  await store.drop();
});

const table = (stage: string, attribute = 'sex') =>
  listedTable(
    {
      stage,
      profession: 'midwife',
      attribute,
      level: 'england',
      area: ENGLAND,
      year: '2025' as AcademicYear,
    },
    PARTICIPATION_TABLES,
  )!;

async function reached(
  stage: string,
  month: string,
  count: number,
  attribute = 'sex',
  value = 'female',
): Promise<void> {
  const contribution: Contribution<'participation'> = {
    cube: 'participation',
    at: {
      ...{ level: 'england', area: ENGLAND, profession: 'midwife', programme: 'B720', stage },
      ...{ attribute, value, year: '2025', month },
    },
    add: { count, key: 0 },
  };
  const deltas = new Deltas();
  deltas.add([contribution]);
  await store.database.transaction(sql => mergeCells(sql, generation, new Map([[0, deltas]])));
}

const monthOfCut = ([answer]: readonly ProtectedAnswer[]) =>
  answer!.status === 'answered' ? answer!.month : answer!.status;
const ask = (stage: string, today: string, attribute?: string) =>
  protectedTables(reader, [table(stage, attribute)], today as Day);

describe('a protected table', () => {
  it('answers from the last whole month, and stays for the month whatever comes in', async () => {
    await reached('started', '2025-09', 40);
    await reached('started', '2025-10', 25);
    const first = await ask('started', '2025-10-05');
    expect(monthOfCut(first)).toBe('2025-09');
    await reached('started', '2025-09', 100);
    expect(await ask('started', '2025-10-31')).toEqual(first);
    const next = await ask('started', '2025-11-01');
    expect(monthOfCut(next)).toBe('2025-10');
    expect(next).not.toEqual(first);
  });

  it('is not released until ten people have changed, month after month', async () => {
    await reached('withdrew', '2025-09', 9);
    expect(monthOfCut(await ask('withdrew', '2025-10-05'))).toBe('not-released');
    await reached('withdrew', '2025-09', 21);
    expect(monthOfCut(await ask('withdrew', '2025-10-05'))).toBe('not-released');
    expect(monthOfCut(await ask('withdrew', '2025-11-05'))).toBe('2025-10');
    await reached('withdrew', '2025-11', 9);
    expect(monthOfCut(await ask('withdrew', '2025-12-05'))).toBe('2025-10');
    await reached('withdrew', '2025-11', 1);
    expect(monthOfCut(await ask('withdrew', '2026-01-05'))).toBe('2025-12');
  });

  it('of groups tells of the same people as the table of what is grouped', async () => {
    await reached('completed', '2025-09', 60, 'ethnicity', 'A');
    await reached('completed', '2025-09', 60, 'ethnicity', 'H');
    const finer = await ask('completed', '2025-10-05', 'ethnicity');
    await reached('completed', '2025-09', 300, 'ethnicity', 'B');
    const [grouped] = await ask('completed', '2025-10-06', 'ethnicGroup');
    expect(grouped).toMatchObject({ month: '2025-09', total: (finer[0] as { total: unknown }).total });
  });

  it('is decided once by many who ask first at once', async () => {
    const many = 4;
    let [asking, letAllDecide] = [0, () => {}];
    const everybodyAsks = new Promise<void>(resolve => (letAllDecide = resolve));
    const answers = await Promise.all(
      Array.from({ length: many }, (_, nth) =>
        cutsOf(reader, ['b', 'a'], '2026-02' as Month, async keys => {
          asking += 1;
          if (asking === many) letAllDecide();
          await everybodyAsks;
          const cells = [{ value: 'female', count: 100 + nth, key: 0 }];
          return new Map(keys.map(key => [key, { month: '2026-01' as Month, cells }]));
        }),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect([...answers[0]!.keys()].sort()).toEqual(['a', 'b']);
  });
});

describe('a table that nobody is in', () => {
  it('is not released, and leaves nothing behind', async () => {
    expect(monthOfCut(await ask('registered', '2025-10-05'))).toBe('not-released');
    const kept = await reader.rows(`SELECT 1 FROM muster.released_cut WHERE table_key LIKE 'registered/%'`);
    expect(kept).toEqual([]);
  });
});

describe('the role that api reads under', () => {
  it('cannot read the raw cells, whatever query it uses', async () => {
    expect((await readCells(store.database, generation, 'participation')).length).toBeGreaterThan(0);
    await expect(readCells(reader, generation, 'participation')).rejects.toThrow(/permission denied/);
  });

  it('can add and change released cuts, and can take none away', async () => {
    await expect(reader.run('DELETE FROM muster.released_cut')).rejects.toThrow(/permission denied/);
    await expect(reader.run('TRUNCATE muster.released_cut')).rejects.toThrow(/permission denied/);
  });
});
