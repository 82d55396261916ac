import { describe, expect, it } from '@jest/globals';
import { wilson } from './intervals.js';
import { cameInWords, inOrder, pastForecasts, pastInWords, recordTable } from './past-forecasts.js';
import { type Backtest, type DayForecast, type KeptForecast } from './query.js';
import { backtestInWords, isBest, pitInWords } from './scores.js';

const day = (on: string, came: DayForecast['came'] = null): DayForecast => ({
  ...{ on, of: 'fte', came },
  ...{ low95: 80, low80: 90, median: 100, high80: 110, high95: 120 },
});
const came = (actual: number): DayForecast['came'] => ({
  ...{ actual, vintage: '2025-01', wis: 1 },
  within80: actual >= 90 && actual <= 110,
  within95: actual >= 80 && actual <= 120,
});
const kept = (days: DayForecast[], more: Partial<KeptForecast> = {}) =>
  ({
    ...{
      id: 'a',
      target: 'midwives',
      scenario: null,
      madeAt: '2023-12-01T09:00:00Z',
      origin: '2023-09-30',
      days,
    },
    ...{ evidence: 'reported', vintage: '2023-10', simulated: false },
    ...more,
  }) as KeptForecast;

describe('past forecasts against what came', () => {
  it('say in words how many had the figure within their range, and what is still waited for', () => {
    const past = pastForecasts([
      kept([day('2024-09-30', came(100)), day('2025-09-30', came(115)), day('2026-09-30')]),
      kept([day('2024-09-30', came(70))], { id: 'b' }),
    ]);
    expect(pastInWords(past)).toEqual([
      'Of 3 past forecasts whose day has come, 1 had the figure within their 80 % range, 2 within their 95 % range.',
      '1 waits for figures; the next is of 30 September 2026.',
    ]);
    expect(past.map(each => cameInWords(each.day))).toEqual([
      'within the 80 % range',
      'outside 80 %, within 95 %',
      'waiting',
      'outside the 95 % range',
    ]);
  });

  it('leave out what was asked of a scenario, which was never to come', () => {
    expect(pastForecasts([kept([day('2024-09-30', came(100))], { scenario: 'more-starters' })])).toEqual([]);
    expect(pastInWords([])).toEqual(['No forecast has been made yet.']);
  });

  it('say that none can be judged yet', () => {
    expect(pastInWords(pastForecasts([kept([day('2026-09-30')])]))[0]).toBe(
      'No past forecast can be judged yet: nothing has been published of the days forecast.',
    );
  });

  it('stand by the day that was forecast, each with the vintage it was made from and the one that judged it', () => {
    const past = pastForecasts([kept([day('2025-09-30'), day('2024-09-30', came(100))])]);
    expect(inOrder(past).map(each => each.day.on)).toEqual(['2024-09-30', '2025-09-30']);
    expect(recordTable(past, () => 'Midwives').rows).toEqual([
      [
        ...['30 September 2024', 'Midwives', '1 Dec 2023, 09:00, from published, vintage 2023-10'],
        ...['100 (90 to 110)', '100 (vintage 2025-01)', 'within the 80 % range'],
      ],
      [
        ...['30 September 2025', 'Midwives', '1 Dec 2023, 09:00, from published, vintage 2023-10'],
        ...['100 (90 to 110)', 'not published yet', 'waiting'],
      ],
    ]);
  });
});

describe('a back-test', () => {
  const group = (wis: number, within80: number): Backtest['groups'][number] => ({
    ...{
      profession: 'midwife',
      of: 'fte',
      level: 'england',
      forecasts: 10,
      pit: [],
      brier: 0,
      reliability: [],
    },
    scores: ['naive', 'drift', 'ets', 'series'].map(method => ({
      ...{ method, mase: 1, wis: method === 'series' ? wis : 5 },
      coverage: { '50': 0.5, '80': within80, '95': 1 },
    })),
  });

  it('says first how often its ranges held, and where a simple way does as well', () => {
    const answer: Backtest = {
      ...{ status: 'answered', model: 'series', origins: ['2014-09', '2015-09'], horizons: 4 },
      lastTarget: '2023-09',
      groups: [group(4, 0.9), group(5, 0.7)],
    };
    expect(answer.groups.map(isBest)).toEqual([true, false]);
    const [ranges, best] = backtestInWords(answer);
    expect(ranges).toContain(
      '20 figures. 16 of them came within the 80 % range (80\u00a0%, where 80 % would be right)',
    );
    expect(best).toBe(
      'It did better than each of the simple ways in 1 of 2 groups; where it did not, the table says so.',
    );
  });

  it('tells of outcomes at the ends and on one side', () => {
    expect(pitInWords([8, 8, 3, 5, 0, 3, 2, 1, 2, 2])).toBe(
      'Were the model right, each tenth would hold 3.4. The ends hold about what they should. 24 of 34 lay in the lower half: what was forecast was mostly too high.',
    );
    expect(pitInWords([9, 1, 0, 0, 0, 0, 0, 0, 1, 9])).toContain('the ranges were too narrow');
    expect(pitInWords([0, 1, 4, 5, 0, 5, 5, 4, 1, 0])).toContain('wider than they had to be');
  });

  it('has intervals of shares that stay between none and all', () => {
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 3);
    expect(wilson(0.5, 100).low).toBeCloseTo(0.4038, 3);
    expect(wilson(1, 0)).toEqual({ low: 0, high: 1 });
  });
});
