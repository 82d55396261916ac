import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCells } from '../cells/cells.sql.js';
import { type Database } from '../database.js';
import { testDatabase } from '../testing/test-database.js';
import { TenureInFewRows0024 } from './0024-tenure-in-few-rows.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await testDatabase('migrate-tenure'));
});
afterAll(() => drop());

it('tenure that was kept by month is the same in one row for all months, there and back', async () => {
  const runner = database.dataSource.createQueryRunner();
  const migration = new TenureInFewRows0024();
  await migration.down(runner);
  for (const [area, month, cells] of [
    ['R0A', '2024-03', '[["under-1","joined",2],["under-1","in-post",2]]'],
    ['R0A', '2024-03', '[["under-1","joined",1],["under-1","in-post",1]]'],
    ['R0A', '2025-03', '[["under-1","in-post",-3],["1-2","in-post",3]]'],
    ['R0B', '2025-03', '[["1-2","left",1],["1-2","in-post",-1]]'],
  ])
    await database.run(
      `INSERT INTO muster.packed_tenure (generation, profession, level, area, month, cells)
       VALUES (1, 'midwife', 'organisation', $1, $2, $3)`,
      [area, month, cells],
    );
  const before = await readCells(database, 1, 'tenure');
  expect(before).toContainEqual({
    ...{ profession: 'midwife', level: 'organisation', area: 'R0A' },
    ...{ month: '2024-03', band: 'under-1', kind: 'joined', count: 3 },
  });

  await migration.up(runner);
  expect(await readCells(database, 1, 'tenure')).toEqual(before);
  expect(await rows()).toBe(2);
  await migration.down(runner);
  expect(await readCells(database, 1, 'tenure')).toEqual(before);
  expect(await rows()).toBe(3);
  await runner.release();
});

async function rows(): Promise<number> {
  const [counted] = await database.rows<{ count: number }>('SELECT count(*) FROM muster.packed_tenure');
  return counted!.count;
}
