import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Area, buildReference, type Contribution, ENGLAND } from '@muster/domain';
import { codeTables } from '@muster/platform';
import { activateGeneration, Database, Deltas, keepEpoch, mergeCells, newGeneration } from '@muster/store';
import { testDatabase, type TestDatabase } from '@muster/store/testing';
import { exportTraining } from './training.js';

let store: TestDatabase;
let reader: Database;
beforeAll(async () => {
  store = await testDatabase('training exports');
  reader = await Database.connect({ url: store.url, applicationName: 'exports', role: 'muster_reader' });
});
afterAll(async () => {
  await reader.close();
  await store.drop();
});

const STARTED = { programme: 'B720', profession: 'midwife', day: '2023-09-18' } as const;
const started = (level: 'england' | 'region', area: Area): Contribution<'cohort'> => ({
  cube: 'cohort',
  at: {
    ...STARTED,
    ...{ level, area, route: 'degree', institution: 'M20', cohort: '2023-09', kind: 'started', detail: '' },
  },
  add: { count: 37 },
});
const participants: Contribution<'participation'> = {
  cube: 'participation',
  at: {
    ...{ level: 'england', area: ENGLAND, profession: 'midwife', programme: 'B720', stage: 'started' },
    ...{ attribute: 'sex', value: 'female', year: '2023', month: '2023-09' },
  },
  add: { count: 37, key: 5 },
};

describe('an export of training', () => {
  it('says that nothing was folded in yet', async () => {
    await expect(exportTraining(reader, 'pipeline', { profession: 'midwife' })).rejects.toThrow(
      /no read models/,
    );
  });

  it('writes the pipeline at every level, and participation as it is protected', async () => {
    await store.database.transaction(async sql => {
      await keepEpoch(
        sql,
        buildReference(codeTables().reference, { places: new Map(), feeds: new Map(), sources: new Map() }),
        'a test',
      );
      const generation = await newGeneration(sql, 'of-the-tests');
      await activateGeneration(sql, generation);
      const deltas = new Deltas();
      deltas.add([started('england', ENGLAND), started('region', 'Y62' as Area), participants]);
      await mergeCells(sql, generation, new Map([[0, deltas]]));
    });
    const pipeline = await exportTraining(reader, 'pipeline', { profession: 'midwife' });
    expect(
      pipeline.rows
        .filter(({ measure }) => measure === 'starters')
        .map(({ level, area, year, value }) => [level, area, year, value]),
    ).toEqual([
      ['region', 'Y62', '2023', 37],
      ['england', 'ENG', '2023', 37],
    ]);
    const at = async (institution: string) =>
      exportTraining(reader, 'pipeline', { profession: 'midwife', institution: institution as Area });
    expect((await at('M20')).rows.filter(({ measure }) => measure === 'starters')).toMatchObject([
      { level: 'england', value: 37 },
    ]);
    expect((await at('B32')).rows).toEqual([]);
    const asked = { profession: 'midwife', year: '2023' } as const;
    const participation = await exportTraining(reader, 'participation', asked);
    const counts = participation.rows.filter(
      row => row['measure'] === 'participants' && row['value'] !== null,
    );
    expect(counts.filter(({ value }) => Number(value) % 5 !== 0)).toEqual([]);
    expect(counts.some(({ group, value }) => group === 'female' && Number(value) >= 30)).toBe(true);
    const attributes = new Set(participation.rows.map(({ attribute }) => attribute));
    expect(attributes.size).toBeGreaterThan(10);
  });

  it('asks for the profession that a pipeline leads to', async () => {
    await expect(exportTraining(reader, 'pipeline', {})).rejects.toMatchObject({ code: 'no-profession' });
  });

  it('says what does not go together', async () => {
    const institution = 'M20' as Area;
    await expect(exportTraining(reader, 'participation', { institution })).rejects.toMatchObject({
      code: 'not-by-institution',
    });
    const asked = { level: 'organisation' } as const;
    await expect(exportTraining(reader, 'participation', asked)).rejects.toThrow(/one organisation/);
  });
});
