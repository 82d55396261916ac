import { describe, expect, it } from 'vitest';
import { PLACE_MEASURES, ranked, settledBy, trainingFigures, workforceFigures } from './measures.js';
import { type Bridge, type PipelineRow } from './query.js';

const bridge = (area: string, change: Partial<Bridge> = {}): Bridge =>
  ({
    area,
    from: '2022-08-31',
    to: '2023-08-31',
    closing: 40,
    likeForLike: 3,
    percent: 8.1,
    comparable: true,
    provisional: false,
    coverage: { from: { organisations: 2 }, to: { organisations: 2 } },
    rates: { leaverRate: { percent: 10, low: 5, high: 18 }, stability: 88 },
    ...change,
  }) as Bridge;
const read = (measure: keyof typeof PLACE_MEASURES, of: Bridge) => {
  const found = PLACE_MEASURES[measure];
  if (found.from !== 'workforce') throw new Error(`${measure} is of training`);
  return found.read(of);
};

describe('a place', () => {
  it('that no feed tells of has no stock, which is not a stock of nought', () => {
    const silent = bridge('QNC', {
      closing: 0,
      coverage: { from: { organisations: 0 }, to: { organisations: 0 } } as Bridge['coverage'],
    });
    expect(read('in-post', silent)).toMatchObject({ value: null, words: 'no feed tells of it' });
    expect(read('in-post', bridge('QJK', { closing: 0 }))).toMatchObject({ value: 0, words: '0' });
  });

  it('that is not comparable has no change', () => {
    expect(read('change', bridge('QJK', { comparable: false }))).toMatchObject({
      value: null,
      words: 'not comparable',
    });
    expect(read('change', bridge('QJK'))).toMatchObject({ value: 3, words: '+3' });
  });

  it('has a leaver rate with its interval, and none while it is provisional', () => {
    expect(read('leaver-rate', bridge('QJK'))).toEqual({
      area: 'QJK',
      value: 10,
      low: 5,
      high: 18,
      words: '10.0\u00a0% (5.0 to 18.0)',
    });
    expect(read('leaver-rate', bridge('QJK', { rates: null, provisional: true })).words).toBe(
      'provisional, no rate yet',
    );
  });

  it('has, as published, the last twelve months that end by the day', () => {
    const published = [
      bridge('Y58', { to: '2021-09-30', closing: 1 }),
      bridge('Y58', { to: '2022-09-30', closing: 2, coverage: null }),
      bridge('Y58', { to: '2023-09-30', closing: 3 }),
    ];
    expect(
      workforceFigures(published, PLACE_MEASURES['in-post'], '2023-08-31').map(({ value }) => value),
    ).toEqual([2]);
  });

  it('has of training the measure and detail asked for alone', () => {
    const row = (detail: string | null, value: number) =>
      ({
        area: 'QJK',
        measure: 'in-post-share',
        detail,
        value,
        unit: 'per cent',
        of: 40,
        low: value - 9,
        high: value + 9,
        status: 'given',
      }) as PipelineRow;
    expect(trainingFigures([row('12', 70), row('24', 60)], PLACE_MEASURES['in-post-share'])).toEqual([
      { area: 'QJK', value: 70, low: 61, high: 79, words: '70.0\u00a0% (61.0 to 79.0)' },
    ]);
  });
});

describe('a ranking', () => {
  it('has the highest first, and places without a figure last', () => {
    const figure = (area: string, value: number | null) => ({
      area,
      value,
      low: null,
      high: null,
      words: '',
    });
    expect(
      ranked([
        figure('QC', null),
        figure('QB', 2),
        figure('QA', null),
        figure('QD', -3),
        figure('QE', 9),
      ]).map(({ area }) => area),
    ).toEqual(['QE', 'QB', 'QD', 'QA', 'QC']);
  });
});

describe('the day of rates', () => {
  it('is the end of the last month in which leaving is settled: 28 days before the newest day', () => {
    expect(settledBy('2023-09-30')).toBe('2023-08-31');
    expect(settledBy('2023-09-28')).toBe('2023-08-31');
    expect(settledBy('2023-09-27')).toBe('2023-07-31');
    expect(settledBy('2024-03-28')).toBe('2024-02-29');
  });
});
