import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Area, type Contribution } from '@muster/domain';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { mergeCells } from './cells.sql.js';
import { Deltas } from './deltas.js';
import { cellSums } from './sums.sql.js';

const GENERATION = 1;
let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('sums');
  const deltas = new Deltas();
  deltas.add([
    cohort('Y62', 'started', '2024-09-16', 30),
    cohort('Y62', 'started', '2024-10-01', 2),
    cohort('Y63', 'started', '2024-09-16', 20),
    cohort('Y63', 'withdrew', '2024-12-01', 1),
    cohort('Y63', 'in-year', '2024-09-16', 1),
    cohort('Y63', 'in-year', '2024-12-01', -1),
    hours('2024-10', 750),
    hours('2024-11', 300),
  ]);
  await store.database.transaction(sql => mergeCells(sql, GENERATION, new Map([[0, deltas]])));
  await store.database.transaction(sql => mergeCells(sql, GENERATION, new Map([[1, deltas]])));
});
afterAll(() => store.drop());

function cohort(area: string, kind: string, day: string, count: number): Contribution<'cohort'> {
  const at = { level: 'region' as const, area: area as Area, profession: 'midwife', programme: 'B720' };
  const of = { route: 'degree', institution: 'M20', cohort: '2024-09', kind, detail: '', day };
  return { cube: 'cohort', at: { ...at, ...of }, add: { count } };
}

function hours(month: string, count: number): Contribution<'exposure'> {
  const at = { level: 'region' as const, area: 'Y62', programme: 'B720', institution: 'M20' };
  const of = { cohort: '2024-09', kind: 'hours', detail: 'labour-ward', month };
  return { cube: 'exposure', at: { ...at, ...of }, add: { count } };
}

describe('sums of cells', () => {
  it('are told by what is asked for, of all slots, up to a day', async () => {
    const sums = await cellSums(store.database, GENERATION, 'cohort', {
      by: ['area', 'kind'],
      where: { level: 'region', kind: ['started', 'in-year'] },
      until: '2024-09-30',
    });
    expect(sums).toEqual([
      { area: 'Y62', kind: 'started', count: 60 },
      { area: 'Y63', kind: 'in-year', count: 2 },
      { area: 'Y63', kind: 'started', count: 40 },
    ]);
  });

  it('leave out what adds up to nothing, and generations that were not asked for', async () => {
    const inYear = { kind: 'in-year' };
    expect(await cellSums(store.database, GENERATION, 'cohort', { by: ['area'], where: inYear })).toEqual([]);
    expect(await cellSums(store.database, GENERATION + 1, 'cohort', { by: ['area'], where: {} })).toEqual([]);
  });

  it('of a cube by month are up to a month', async () => {
    const sums = (until: string) =>
      cellSums(store.database, GENERATION, 'exposure', { by: [], where: { area: undefined }, until });
    expect(await sums('2024-10')).toEqual([{ count: 1_500 }]);
    expect(await sums('2024-11')).toEqual([{ count: 2_100 }]);
  });
});
