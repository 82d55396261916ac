import { describe, expect, it } from 'vitest';
import { type Day } from '@muster/domain';
import { hitOf, type Promised } from '../summaries/chance.js';
import { type BridgeSummary, spreadOf } from '../summaries/summary.js';
import { chanceInPercent, chanceInWords } from './chance.js';
import { driversSentence, uncertaintySentence } from './drivers.js';
import { hitSentence } from './hit.js';

const DAYS = ['2024-09-30', '2025-09-30'] as Day[];
const ORIGIN = '2023-09-30' as Day;

/** What counts on two days, in 100 trajectories: so many reach 1,200. */
const counted = (first: number, second: number) =>
  [first, second].map(hits => Float64Array.from({ length: 100 }, (_, index) => (index < hits ? 1300 : 700)));

const sentence = (promised: Partial<Promised>, draws = counted(25, 60)) =>
  hitSentence(
    hitOf({ basis: 'net', amount: 1200, counted: 369, ...promised }, DAYS, draws),
    ORIGIN,
    'more midwives (FTE)',
  );

describe('a chance', () => {
  it.each([
    [0, '<1 %', 'less than 1 in 100'],
    [0.0099, '<1 %', 'less than 1 in 100'],
    [0.01, '1 %', 'about 1 in 100'],
    [0.254, '25 %', 'about 25 in 100'],
    [0.99, '99 %', 'about 99 in 100'],
    [0.995, '>99 %', 'more than 99 in 100'],
    [1, '>99 %', 'more than 99 in 100'],
  ])('of %d reads %s, and never 0 or 100', (chance, percent, words) => {
    expect([chanceInPercent(chance), chanceInWords(chance)]).toEqual([percent, words]);
  });
});

describe('whether a promise will be kept', () => {
  it('is told by its due day', () => {
    expect(sentence({ dueOn: '2024-09-30' as Day })).toBe(
      'The chance of 1,200 more midwives (FTE) by 30 September 2024 is about 25 in 100. ' +
        'In the middle of what is likely 700 count and 500 are missing.',
    );
  });

  it('is told for the last day forecast before a due day between two', () => {
    expect(sentence({ dueOn: '2025-03-31' as Day })).toContain(
      'by 30 September 2024 is about 25 in 100 (the last day forecast before the due day, 31 March 2025)',
    );
  });

  it('is told for the last day where there is no due day, with the day from which it is likelier than not', () => {
    expect(sentence({})).toBe(
      'The chance of 1,200 more midwives (FTE) by 30 September 2025 is about 60 in 100 ' +
        '(there is no due day; likelier than not by 30 September 2025). Where it is missed, 500 are missing on average.',
    );
    expect(sentence({}, counted(0, 0))).toContain(
      'is less than 1 in 100 (there is no due day; on no day forecast is it likelier than not)',
    );
  });

  it('says where the due day is too far away', () => {
    expect(sentence({ dueOn: '2030-09-30' as Day })).toContain(
      '(the due day, 30 September 2030, lies beyond what is forecast)',
    );
  });

  it('says where the due day is past, and what is likely still', () => {
    expect(sentence({ dueOn: '2023-03-31' as Day })).toBe(
      'The due day, 31 March 2023, is past, and 1,200 more midwives (FTE) were not reached by 30 September 2023: ' +
        '369 counted. The chance that they are there on 30 September 2025 is about 60 in 100.',
    );
    expect(sentence({ dueOn: ORIGIN, counted: 1250 })).toBe(
      'The due day, 30 September 2023, is past, and 1,200 more midwives (FTE) were reached: 1,250 counted by 30 September 2023.',
    );
  });

  it('says where it is kept already, with the surplus', () => {
    expect(sentence({ counted: 1300, dueOn: '2024-09-30' as Day }, counted(100, 100))).toBe(
      '1,200 more midwives (FTE) are reached already, with 100 to spare; ' +
        'the chance that this still holds on 30 September 2024 is more than 99 in 100.',
    );
  });

  it('tells of fewer than at the baseline with a minus', () => {
    const falling = [Float64Array.of(-438), Float64Array.of(-500)];
    expect(sentence({ dueOn: '2024-09-30' as Day }, falling)).toContain(
      'likely −438 count and 1,638 are missing',
    );
  });

  it('says that nothing was promised where the amount is 0', () => {
    expect(sentence({ amount: 0 })).toBe(
      'Nothing was promised, so nothing can be missed: 0 more midwives (FTE).',
    );
  });
});

describe('what moves a forecast', () => {
  const bridge = (joiners: number[], leavers: number[], residual: number[]): BridgeSummary => {
    const [j, l, r] = [joiners, leavers, residual].map(values => spreadOf(Float64Array.from(values)));
    return {
      on: DAYS[0]!,
      opening: 22_212,
      joiners: j!,
      leavers: l!,
      residual: r!,
      closing: 22_212 + j!.mean - l!.mean + r!.mean,
    };
  };

  it('is told with the largest flow first', () => {
    expect(driversSentence(bridge([2700, 2900], [2400, 2440], [-150, -170]))).toBe(
      'By 30 September 2024 the stock changes by 220 on average: most is moved by joiners (+2,800), ' +
        'against leavers (−2,420) and the residual (−160).',
    );
  });

  it('is told with what is known least', () => {
    expect(uncertaintySentence(bridge([2700, 2900], [2400, 2440], [-150, -170]))).toBe(
      'Most uncertain is the number of joiners: between 2,720 and 2,880 until 30 September 2024, with a chance of 80 in 100.',
    );
    expect(uncertaintySentence(bridge([10, 10], [10, 10], [0, 0]))).toContain('nothing is uncertain');
  });
});
