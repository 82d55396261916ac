import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Area,
  type Day,
  dayNumber,
  type Month,
  type Profession,
  spreadOut,
  type SpreadTenure,
  type TenureSpell,
} from '@muster/domain';
import { Database } from '../database.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { mergeCells } from './cells.sql.js';
import { Deltas } from './deltas.js';
import { readTenure, type TenureAsked, type TenureMonths } from './tenure.sql.js';

const GENERATION = 1;
let store: TestDatabase;
let reader: Database;
beforeAll(async () => {
  store = await testDatabase('tenure');
  reader = await Database.connect({ url: store.url, applicationName: 'tenure', role: 'muster_reader' });
  const deltas = new Deltas();
  deltas.add(
    [
      inPost('R0A', 'midwife', '2019-12-02'),
      inPost('R0A', 'midwife', '2020-03-02', '2021-02-15', 'left'),
      inPost('R0A', 'midwife', '2010-09-01', '2021-03-10', 'moved'),
      inPost('R0B', 'midwife', '2021-03-10'),
      inPost('R0A', 'maternity-support', '2021-01-04'),
    ].flatMap(spread => spreadOut(spread)),
  );
  await store.database.transaction(sql => mergeCells(sql, GENERATION, new Map([[0, deltas]])));
});
afterAll(async () => {
  await reader.close();
  await store.drop();
});

function inPost(
  organisation: string,
  profession: Profession,
  from: string,
  to?: string,
  exit?: TenureSpell['exit'],
): SpreadTenure {
  const [joined, end] = [dayNumber(from as Day), to === undefined ? Infinity : dayNumber(to as Day)];
  return {
    cube: 'tenure',
    areas: { organisation: organisation as Area },
    profession,
    spell: { joined, from: joined, to: end, entry: 'joined', exit },
  };
}

const asked = (from: string, to: string, more: Partial<TenureAsked> = {}) =>
  readTenure(reader, GENERATION, { ...more, from: from as Month, to: to as Month });

const told = ({ organisation, profession, band, inPost: people }: TenureMonths) =>
  `${organisation} ${profession} ${band}: ${people.join(' ')}`;

describe('how long people have been in post', () => {
  it('is read by organisation, profession and band, at the end of each month asked for', async () => {
    expect((await asked('2020-11', '2021-03')).map(told)).toEqual([
      'R0A maternity-support under-1: 0 0 1 1 1',
      'R0A midwife under-1: 2 1 1 0 0',
      'R0A midwife 1-2: 0 1 1 1 1',
      'R0A midwife 10-plus: 1 1 1 1 0',
      'R0B midwife under-1: 0 0 0 0 1',
    ]);
  });

  it('goes with who left and who came in each month, by band', async () => {
    const bands = await asked('2021-02', '2021-03', { profession: 'midwife' });
    const crossings = bands.map(({ organisation, band, entries, exits }) => [
      `${organisation} ${band}`,
      entries.joined,
      exits.left,
      exits.moved,
    ]);
    expect(crossings).toEqual([
      ['R0A under-1', [0, 0], [1, 0], [0, 0]],
      ['R0A 1-2', [0, 0], [0, 0], [0, 0]],
      ['R0A 10-plus', [0, 0], [0, 0], [0, 1]],
      ['R0B under-1', [0, 1], [0, 0], [0, 0]],
    ]);
  });

  it('is known of months to come, of those who stay', async () => {
    const organisation = 'R0B' as Area;
    expect((await asked('2031-02', '2031-03', { organisation })).map(told)).toEqual([
      'R0B midwife 5-10: 1 0',
      'R0B midwife 10-plus: 0 1',
    ]);
  });

  it('is nothing before anybody came, and of another generation', async () => {
    expect(await asked('2010-01', '2010-08')).toEqual([]);
    const months = { from: '2021-01' as Month, to: '2021-01' as Month };
    expect(await readTenure(reader, GENERATION + 1, months)).toEqual([]);
  });

  it('cannot be asked for in a range that ends before it begins', async () => {
    await expect(asked('2021-02', '2021-01')).rejects.toThrow(
      'from 2021-02 to 2021-01: the range ends before it begins',
    );
  });
});
