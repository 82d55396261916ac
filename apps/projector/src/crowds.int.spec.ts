import { type SubjectKey } from '@muster/domain';
import { CROWD, readCells, readHead } from '@muster/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addUpAll, addUpCrowds } from './add-up.js';
import { Crowds } from './crowds.js';
import { event, FoldedStore } from './testing/index.js';
import { verify } from './verify.js';

let store: FoldedStore;
beforeAll(async () => {
  store = await FoldedStore.open('crowds');
});
afterAll(() => store.drop());
beforeEach(() => store.empty());

const hex = (nth: number) => nth.toString(16).padStart(32, '0');
const starts = (people: number) =>
  Array.from({ length: people }, (_, nth) =>
    event('post.started', `person/${hex(nth)}` as SubjectKey, '1', {
      post: hex(nth),
      organisation: 'R0A',
      occupation: 'N2J',
      contract: 'permanent',
      fte: 1,
      effectiveOn: `2020-01-${String(1 + (nth % 9)).padStart(2, '0')}`,
    }),
  );

async function mostRows(): Promise<number> {
  const [row] = await store.database.rows<{ most: number }>(
    `SELECT coalesce(max(rows), 0) AS most FROM (
       SELECT count(*) AS rows FROM muster.workforce GROUP BY profession, level, area, month) AS places`,
  );
  return row!.most;
}

async function cells() {
  const { generation } = await readHead(store.database);
  const cubes = ['stock', 'stock_month', 'flow', 'flow_month'] as const;
  return Promise.all(cubes.map(cube => readCells(store.database, generation!.number, cube)));
}

describe('rows of stock and flows', () => {
  it('are added up when a crowd of them has come together, and say the same', async () => {
    await store.fold(starts(4 * CROWD), [1]);
    const before = await cells();
    expect(await mostRows()).toBeGreaterThanOrEqual(CROWD);
    expect(await addUpCrowds(store.to)).toBe(true);
    expect(await mostRows()).toBeLessThan(CROWD);
    expect(await cells()).toEqual(before);
    expect(await addUpCrowds(store.to)).toBe(false);
    expect(await verify(store.to)).toMatchObject({ differences: [], breaches: [] });
  });

  it('that others left are found by looking', async () => {
    await store.fold(starts(2 * CROWD), [1]);
    const forgetful = { ...store.to, crowds: new Crowds() };
    expect(await addUpCrowds(forgetful)).toBe(false);
    const { generation } = await readHead(store.database);
    await addUpAll(forgetful, generation!.number);
    expect(await mostRows()).toBe(1);
  });
});
