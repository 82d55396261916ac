import { describe, expect, it } from 'vitest';
import { wilson } from './intervals.js';
import { cameInWords, inOrder, pastForecasts, pastInWords, recordTable } from './past-forecasts.js';
import { type Backtest, type DayForecast, type KeptForecast } from './query.js';
import { backtestInWords, isBest, methodsOf, pitInWords, testedOnInWords } from './scores.js';

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
      'No past forecast can be judged yet: nothing has been told of the days forecast.',
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

describe('a forecast from events about people', () => {
  it('is judged by what events tell, and the month up to which they are settled is said', () => {
    const of = { evidence: 'derived', vintage: null } as const;
    const past = pastForecasts([kept([day('2025-09-30'), day('2024-09-30', came(100))], of)]);
    expect(recordTable(past, () => 'Midwives').rows.map(row => row.slice(2, 6))).toEqual([
      [
        ...['1 Dec 2023, 09:00, from events about people', '100 (90 to 110)'],
        ...['100 (events up to 2025-01)', 'within the 80 % range'],
      ],
      [...['1 Dec 2023, 09:00, from events about people', '100 (90 to 110)'], ...['not told yet', 'waiting']],
    ]);
  });
});

describe('a back-test', () => {
  const group = (
    wis: number,
    within80: number,
    ways: readonly string[] = ['naive', 'drift', 'ets', 'series'],
  ): Backtest['groups'][number] => ({
    ...{
      profession: 'midwife',
      of: 'fte',
      level: 'england',
      forecasts: 10,
      pit: [],
      brier: 0,
      reliability: [],
    },
    scores: ways.map(method => ({
      ...{ method, mase: 1, wis: method === ways.at(-1) ? wis : 5 },
      coverage: { '50': 0.5, '80': within80, '95': 1 },
    })),
  });

  it('says first how often its ranges held, and where a simple way does as well', () => {
    const answer: Backtest = {
      ...{ status: 'answered', model: 'series', origins: ['2014-09', '2015-09'], horizons: 4 },
      ...{ lastTarget: '2023-09', from: null },
      groups: [group(4, 0.9), group(5, 0.7)],
    };
    expect(answer.groups.map(each => isBest(each, 'series'))).toEqual([true, false]);
    const [ranges, best] = backtestInWords(answer);
    expect(ranges).toContain(
      '20 figures. 16 of them came within the 80 % range (80\u00a0%, where 80 % would be right)',
    );
    expect(best).toBe(
      'It did better than each of the simple ways in 1 of 2 groups; where it did not, the table says so.',
    );
  });

  it('of people stands beside the other models, and beside the simple ways that there are', () => {
    const answer: Backtest = {
      ...{ status: 'answered', model: 'combined', origins: ['2021-08', '2022-08'], horizons: 2 },
      ...{ lastTarget: '2023-08', from: { evidence: 'derived', published: [], simulated: true } },
      groups: [
        group(4, 1, ['series', 'pipeline', 'combined']),
        group(4, 1, ['combined', 'naive', 'pipeline', 'series']),
      ],
    };
    expect(methodsOf(answer.groups)).toEqual(['naive', 'series', 'pipeline', 'combined']);
    expect(methodsOf(answer.groups.slice(0, 1))).toEqual(['series', 'pipeline', 'combined']);
    const [, best, models] = backtestInWords({ ...answer, groups: answer.groups.slice(0, 1) });
    expect(best).toBe('Too few years are known for any of the simple ways to stand beside it.');
    expect(models).toBe(
      'Its errors (WIS) are 0.80 of those of Muster’s series model and 0.80 of those of Muster’s pipeline model, over the same figures: below 1 it did better.',
    );
    // The last of them has four, all others five.
    expect(backtestInWords({ ...answer, groups: answer.groups.slice(1) })[1]).toBe(
      'It did better than each of the simple ways in 0 of 1 groups; where it did not, the table says so.',
    );
    expect(testedOnInWords(answer)).toMatch(/^Events about simulated people/);
  });

  it('of published figures says which publication it read', () => {
    const published = [{ profession: 'midwife', series: 'nhs-turnover', vintage: '2025-10' }];
    const of = {
      model: 'series',
      from: { evidence: 'reported', published, simulated: false },
    } as unknown as Backtest;
    expect(testedOnInWords(of)).toMatch(/^Published figures \(vintage 2025-10\); /);
    expect(testedOnInWords({ ...of, from: null })).toMatch(/^Published figures; /);
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
