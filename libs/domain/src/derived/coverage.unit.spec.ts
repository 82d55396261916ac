import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Area } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { professionTable } from '../reference/professions.js';
import { noReference, type Reference } from '../reference/reference.js';
import { CoverageOf, weighingDays } from './coverage.js';

const [a, b, c, d] = ['RAA', 'RBB', 'RCC', 'RDD'] as OdsCode[] as [OdsCode, OdsCode, OdsCode, OdsCode];
const y56 = 'Y56' as Area;
const placed = { from: undefined, icb: 'QAA' as Area, region: y56, country: 'England' } as const;
const feed = (from: string, to?: string) =>
  new Map([['midwife', { from: from as Day, to: to as Day | undefined }]] as const);

/** RAA is covered from 2020, RBB from 2022; RCC until it is succeeded by RDD on 1 April 2023; RDD from then on. */
const reference: Reference = {
  ...noReference(professionTable([])),
  placements: new Map([a, b, c, d].map(code => [code, [placed]])),
  successions: new Map([[c, { on: '2023-04-01' as Day, successors: [d] }]]),
  feeds: new Map([
    [a, feed('2020-01-01')],
    [b, feed('2022-01-01')],
    [c, feed('2020-01-01')],
    [d, feed('2023-04-01')],
  ]),
};
const weights = (published?: number) => ({
  stockOf: new Map([
    [a, 600],
    [b, 200],
    [c, 190],
    [d, 195],
  ]),
  published: new Map(published === undefined ? [] : [[y56, published]]),
  heardOf: [a, b],
});

describe('coverage', () => {
  it('is the share that covered organisations have of the latest published stock', () => {
    const coverage = new CoverageOf(reference, 'midwife', 'region', weights(1000));
    const on = (day: string) => coverage.on(y56, day as Day);
    expect(on('2021-09-30')).toEqual({
      organisations: 2,
      share: 0.79,
      of: 'published-stock',
      comparable: false,
    });
    expect(on('2022-09-30')).toEqual({
      organisations: 3,
      share: 0.99,
      of: 'published-stock',
      comparable: true,
    });
    expect(on('2019-09-30')).toMatchObject({ organisations: 0, share: 0, comparable: false });
  });

  it('follows a succession: the old organisation is no longer counted, the new one is', () => {
    const coverage = new CoverageOf(reference, 'midwife', 'region', weights(1000));
    expect([...coverage.coveredIn(y56, '2023-03-31' as Day)].sort()).toEqual([a, b, c]);
    expect([...coverage.coveredIn(y56, '2023-04-01' as Day)].sort()).toEqual([a, b, d]);
  });

  it('is comparable from 95 % on', () => {
    const share = (published: number) =>
      new CoverageOf(reference, 'midwife', 'region', weights(published)).on(y56, '2022-09-30' as Day);
    expect(share(1043)).toMatchObject({ comparable: false });
    expect(share(1042)).toMatchObject({ comparable: true });
  });

  it('is a share of the organisations heard of where nothing is published', () => {
    const coverage = new CoverageOf(reference, 'midwife', 'region', weights());
    expect(coverage.on(y56, '2021-09-30' as Day)).toEqual({
      organisations: 2,
      share: 2 / 3,
      of: 'organisations',
      comparable: false,
    });
  });

  it('of one organisation is all or nothing; of one that no feed was declared for, nothing', () => {
    const coverage = new CoverageOf(reference, 'midwife', 'organisation', weights());
    expect(coverage.on(b as string as Area, '2022-09-30' as Day).share).toBe(1);
    expect(coverage.on(b as string as Area, '2021-09-30' as Day).share).toBe(0);
    expect(coverage.on('RZZ' as Area, '2022-09-30' as Day)).toMatchObject({
      share: undefined,
      comparable: false,
    });
    expect(
      new CoverageOf(reference, 'other', 'organisation', weights()).on(
        b as string as Area,
        '2022-09-30' as Day,
      ),
    ).toMatchObject({ organisations: 0 });
  });

  it('weighs an organisation on the published day or, where its feed does not cover that, on the nearest that it covers', () => {
    expect(weighingDays(reference, 'midwife', '2021-09-30' as Day)).toEqual(
      new Map([
        [a, '2021-09-30'],
        [b, '2022-01-01'],
        [c, '2021-09-30'],
        [d, '2023-04-01'],
      ]),
    );
    expect(weighingDays(reference, 'midwife', '2024-09-30' as Day).get(c)).toBe('2023-03-31');
  });
});
