import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { flowPeriods, stockDays } from './days.js';

const d = (text: string) => text as Day;

describe('the days of a series of stocks', () => {
  it('are all days, both ends counted in', () => {
    expect(stockDays(d('2023-02-27'), d('2023-03-01'), 'day', 99)).toEqual([
      '2023-02-27',
      '2023-02-28',
      '2023-03-01',
    ]);
  });

  it('are the last days of months, and the last day asked for', () => {
    expect(stockDays(d('2023-01-31'), d('2023-03-15'), 'month', 99)).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-15',
    ]);
    expect(stockDays(d('2023-02-01'), d('2023-02-28'), 'month', 99)).toEqual(['2023-02-28']);
  });

  it('are the last day and its anniversaries, as far back as asked', () => {
    expect(stockDays(d('2021-09-30'), d('2023-09-30'), 'year', 99)).toEqual([
      '2021-09-30',
      '2022-09-30',
      '2023-09-30',
    ]);
    expect(stockDays(d('2021-10-01'), d('2023-09-30'), 'year', 99)).toEqual(['2022-09-30', '2023-09-30']);
    expect(stockDays(d('2023-02-28'), d('2024-02-29'), 'year', 99)).toEqual(['2023-02-28', '2024-02-29']);
  });

  it('are no more than wanted', () => {
    for (const every of ['day', 'month', 'year'] as const)
      expect(stockDays(d('0001-01-01'), d('9999-01-01'), every, 11)).toHaveLength(11);
  });
});

describe('the periods of flows', () => {
  it('are calendar months, cut off by the days asked for', () => {
    expect(flowPeriods(d('2023-01-15'), d('2023-03-02'), 'month', 99)).toEqual([
      { from: '2023-01-15', to: '2023-01-31' },
      { from: '2023-02-01', to: '2023-02-28' },
      { from: '2023-03-01', to: '2023-03-02' },
    ]);
  });

  it('are the twelve months that end on the last day, and those before them', () => {
    expect(flowPeriods(d('2021-12-01'), d('2023-09-30'), 'year', 99)).toEqual([
      { from: '2021-12-01', to: '2022-09-30' },
      { from: '2022-10-01', to: '2023-09-30' },
    ]);
  });
});
