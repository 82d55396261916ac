import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Area,
  type Contribution,
  dayFromNumber,
  dayNumber,
  type Day,
  type Level,
  type OdsCode,
  type PairChange,
  type Profession,
} from '@muster/domain';
import fc from 'fast-check';
import { newGeneration } from '../head/head.sql.js';
import { readMoment } from '../head/moment.sql.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { mergeCells } from './cells.sql.js';
import { Deltas } from './deltas.js';
import { KeptAreas } from './kept-areas.js';
import { type KeptAt, KeptSums } from './kept-sums.js';
import { isNewsOf } from './news.sql.js';
import { organisationStocks, organisationStocksByMonth } from './organisation-stocks.sql.js';
import { addUpPacked, crowdedPacked } from './packed.sql.js';
import { cellSums } from './sums.sql.js';
import { WorkforceDeltas } from './workforce-deltas.js';
import { addUpWorkforce, addWorkforce, CROWD, crowdedPlaces } from './workforce-rows.sql.js';
import { areasWithStock, type StockMonths, stockSeries } from './workforce.sql.js';

let store: TestDatabase;
let generation: number;
beforeAll(async () => {
  store = await testDatabase('kept_sums');
  generation = await newGeneration(store.database, 'of-the-tests');
});
afterAll(() => store.drop());

const DAYS = ['2024-01-10', '2024-01-31', '2024-02-29', '2024-03-15'] as Day[];
const AREAS = ['R0A', 'R0B', 'R0C'];
const PROFESSIONS: readonly Profession[] = ['midwife', 'student-midwife'];
const small = fc.integer({ min: -2, max: 2 });
const organisation = fc.constantFrom(...AREAS);
const changeIn = (area: string): fc.Arbitrary<PairChange> =>
  fc.record({
    areas: fc.constant({ organisation: area as Area, region: 'Y62' as Area }),
    profession: fc.constantFrom(...PROFESSIONS),
    day: fc.integer({ min: dayNumber('2023-12-20' as Day), max: dayNumber('2024-04-05' as Day) }),
    stock: fc.record({
      ...{ headcount: small, fte: small, unknownFte: small, onLeave: small },
      ...{ onLeaveFte: small, stayed: small, stayedLater: small },
    }),
    flows: fc.constant([]),
  });
const change = organisation.chain(changeIn);
const cell = fc
  .record({
    area: organisation,
    cohort: fc.constantFrom('2023-09', '2024-01'),
    kind: fc.constantFrom('started', 'due'),
  })
  .chain(of => fc.record({ of: fc.constant(of), institution: fc.constantFrom('M20', 'M21'), count: small }));
const batches = fc.array(
  fc.record({
    changes: fc.array(change, { maxLength: 6 }),
    cells: fc.array(cell, { maxLength: 6 }),
    addUp: fc.boolean(),
  }),
  { minLength: 25, maxLength: 25 },
);

it('is what sums are when they are read anew, whatever came in between', async () => {
  const [kept, keptAreas] = [new KeptSums(), new KeptAreas()];
  for (const batch of fc.sample(batches, { seed: 7, numRuns: 1 })[0]!) {
    await write(batch);
    await store.database.snapshot(async sql => {
      const { sight } = await readMoment(sql);
      const at: KeptAt = { sql, generation, sight };
      await expectSameSums(kept, at);
      await expectSameStocks(kept, at);
      await expectSameAreas(keptAreas, at);
    });
  }
});

it('gives the same list where nothing of it was written', async () => {
  const kept = new KeptSums();
  const asked = { by: ['institution', 'kind'], where: { level: 'organisation' } } as const;
  const read = async () =>
    kept.readIn(
      { sql: store.database, generation, sight: (await readMoment(store.database)).sight },
      'cohort',
      asked,
      ['institution'],
    );
  const of = { area: 'R0A', cohort: '2023-09', kind: 'started' };
  await write({
    changes: [],
    cells: ['M20', 'M21'].map(institution => ({ of, institution, count: 5 })),
    addUp: false,
  });
  const before = await read();
  await write({ changes: [], cells: [{ of, institution: 'M20', count: 1 }], addUp: false });
  const after = await read();
  expect(after.get('M21')).toBe(before.get('M21'));
  expect(after.get('M20')).not.toEqual(before.get('M20'));
});

it('takes rows that were copied from another server for old ones', async () => {
  await store.database.run(`UPDATE muster.packed_cohort SET written_in = '4000000000'`);
  const since = (await readMoment(store.database)).sight!;
  const news = async () =>
    isNewsOf(store.database, generation, [{ cube: 'cohort', where: { area: 'R0A' } }], {
      since,
      now: (await readMoment(store.database)).sight!,
    });
  expect(await news()).toBe(false);
  const of = { area: 'R0A', cohort: '2024-01', kind: 'started' };
  await write({ changes: [], cells: [{ of, institution: 'M20', count: 1 }], addUp: false });
  expect(await news()).toBe(true);
});

async function expectSameSums(kept: KeptSums, at: KeptAt): Promise<void> {
  const questions = [
    { by: ['area', 'cohort', 'kind'], where: { level: 'organisation' }, until: '2024-02-01' },
    { by: ['institution', 'kind'], where: { level: 'organisation', cohort: ['2024-01', '2024-09'] } },
    { by: ['area'], where: { level: 'organisation', kind: 'started' } },
    { by: ['cohort', 'institution'], where: { area: 'R0A' } },
    { by: [], where: {} },
  ] as const;
  for (const asked of questions)
    expect(await kept.read(at, 'cohort', asked)).toEqual(
      await cellSums(at.sql, at.generation, 'cohort', asked),
    );
  const asked = { by: ['institution', 'area', 'day'], where: { level: 'organisation' } } as const;
  const [together, apart] = [
    await cellSums(at.sql, at.generation, 'cohort', asked),
    await kept.readIn(at, 'cohort', asked, ['institution']),
  ];
  expect([...apart.values()].flat()).toEqual(together);
  expect([...apart.keys()]).toEqual([...new Set(together.map(({ institution }) => institution))]);
}

async function expectSameStocks(kept: KeptSums, at: KeptAt): Promise<void> {
  const months: StockMonths = (profession, level) =>
    kept.readIn(at, 'stock_month', { by: ['area', 'month'], where: { profession, level } }, ['area']);
  for (const [level, areas] of [
    ['organisation', AREAS],
    ['region', ['Y62']],
  ] as [Level, Area[]][]) {
    const pairs = areas.flatMap(area => PROFESSIONS.map(profession => ({ profession, area })));
    const stocks = [at.sql, at.generation, level, pairs, DAYS] as const;
    expect(await stockSeries(...stocks, months)).toEqual(await stockSeries(...stocks));
  }
  const days = new Map(AREAS.map((area, nth) => [area as OdsCode, DAYS[nth]!]));
  const some = [at.sql, at.generation, 'midwife', days] as const;
  const nobody = { headcount: 0, fte: 0 };
  const [byMonth, anew] = [
    await organisationStocksByMonth(...some, months),
    await organisationStocks(...some),
  ];
  for (const code of days.keys()) expect(byMonth.get(code) ?? nobody).toEqual(anew.get(code) ?? nobody);
}

async function expectSameAreas(kept: KeptAreas, at: KeptAt): Promise<void> {
  for (const profession of PROFESSIONS)
    for (const level of ['organisation', 'region'] as const)
      expect([...(await kept.read(at, profession, level))].sort()).toEqual(
        await areasWithStock(at.sql, at.generation, profession, level),
      );
}

it('finds out that rows which were added up come to nothing', async () => {
  const kept = new KeptSums();
  const of = { area: 'R0D', cohort: '2024-01', kind: 'started' };
  const [change] = fc.sample(changeIn('R0D'), { seed: 1, numRuns: 1 });
  const half = async (count: 1 | -1, addUp = false) => {
    const stock = Object.fromEntries(Object.keys(change!.stock).map(measure => [measure, count]));
    const changes = [{ ...change!, stock: stock as unknown as PairChange['stock'] }];
    await write({ changes, cells: [{ of, institution: 'M20', count }], addUp });
  };
  const read = () =>
    store.database.snapshot(async sql => {
      const { sight } = await readMoment(sql);
      const at: KeptAt = { sql, generation, sight };
      await expectSameSums(kept, at);
      await expectSameStocks(kept, at);
    });
  for (let nth = 1; nth < CROWD; nth += 1) await half(nth % 2 === 1 ? 1 : -1);
  await read();
  await half(-1, true);
  await read();
});

it('gives the same areas while there is no other', async () => {
  const kept = new KeptAreas();
  const read = async () =>
    kept.read(
      { sql: store.database, generation, sight: (await readMoment(store.database)).sight },
      'midwife',
      'organisation',
    );
  const of = (organisation: string): PairChange[] =>
    fc.sample(change, 1).map(each => ({
      ...each,
      areas: { organisation: organisation as Area },
      profession: 'midwife',
      stock: { ...each.stock, headcount: 1 },
    }));
  await write({ changes: of('R0A'), cells: [], addUp: false });
  const before = await read();
  await write({ changes: of('R0A'), cells: [], addUp: false });
  expect(await read()).toBe(before);
  await write({ changes: of('R0Z'), cells: [], addUp: false });
  expect(await read()).toEqual([...before, 'R0Z']);
});

interface Batch {
  readonly changes: readonly PairChange[];
  readonly cells: readonly {
    readonly of: Readonly<Record<string, string>>;
    institution: string;
    count: number;
  }[];
  readonly addUp: boolean;
}

function write({ changes, cells, addUp }: Batch): Promise<void> {
  return store.database.transaction(async sql => {
    const workforce = new WorkforceDeltas();
    workforce.add(changes, 1);
    await addWorkforce(sql, generation, workforce.rows());
    const deltas = new Deltas();
    deltas.add(cells.map(contributionOf));
    await mergeCells(sql, generation, new Map([[0, deltas]]));
    if (!addUp) return;
    await addUpWorkforce(sql, generation, await crowdedPlaces(sql, generation, 100));
    await addUpPacked(sql, generation, await crowdedPacked(sql, generation, 'cohort', 100));
  });
}

function contributionOf({ of, institution, count }: Batch['cells'][number], nth: number): Contribution {
  const at = { level: 'organisation', profession: 'midwife', programme: 'B720', route: 'degree', detail: '' };
  const day = dayFromNumber(dayNumber('2024-01-25' as Day) + nth * 3);
  return {
    cube: 'cohort',
    at: { ...at, ...of, institution, day },
    add: { count },
  } as unknown as Contribution;
}
