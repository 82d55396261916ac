import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Day } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { type Figure, type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { bridgeOf } from './bridge.js';
import { periodsBetween, stockOn, type Vintage } from './series.js';

function period(
  from: string,
  to: string,
  figures: Partial<Record<'start' | 'end' | 'joiners' | 'leavers', number>>,
): PublishedPeriod {
  const figure = (headcount: number | undefined): Figure | undefined =>
    headcount === undefined ? undefined : { headcount, fte: undefined };
  return {
    profession: 'midwife',
    series: 'a series',
    vintage: '2025-10' as Month,
    from: from as Day,
    to: to as Day,
    start: figure(figures.start),
    end: figure(figures.end),
    joiners: figure(figures.joiners),
    leavers: figure(figures.leavers),
  };
}

const vintage = (...periods: PublishedPeriod[]): Vintage => ({
  series: 'a series',
  vintage: '2025-10' as Month,
  periods,
});

describe('the bridge of published figures', () => {
  it('adds up, exactly, whatever was published: opening + breaks + joiners − leavers + residual = closing', () => {
    const count = fc.integer({ min: 0, max: 1e9 });
    const step = fc.record({ start: count, end: count, joiners: count, leavers: count });
    fc.assert(
      fc.property(count, fc.array(step, { maxLength: 8 }), (opening, steps) => {
        const bridge = bridgeOf(
          steps.map((figures, index) => period(`${2000 + index}-09-30`, `${2001 + index}-09-30`, figures)),
          'headcount',
          opening,
        );
        expect(opening + bridge.breaks! + bridge.joiners! - bridge.leavers! + bridge.residual!).toBe(
          bridge.closing,
        );
        expect(bridge.likeForLike! + bridge.breaks!).toBe(bridge.change);
      }),
    );
  });

  it('does not know what was not published, and says the rest', () => {
    const bridge = bridgeOf(
      [period('2021-09-30', '2022-09-30', { start: 10, end: 12, leavers: 1 })],
      'headcount',
      9,
    );
    expect(bridge).toMatchObject({ breaks: 1, leavers: 1, likeForLike: 2, change: 3, closing: 12 });
    expect([bridge.joiners, bridge.residual]).toEqual([undefined, undefined]);
  });
});

describe('the way through published periods', () => {
  const yearly = [
    period('2020-09-30', '2021-09-30', { end: 1 }),
    period('2021-09-30', '2022-09-30', { end: 2 }),
    period('2022-09-30', '2023-09-30', { end: 3 }),
  ];
  const days = (...[from, to, ...periods]: [string, string, ...PublishedPeriod[]]) =>
    periodsBetween(vintage(...periods), from as Day, to as Day)?.map(({ to: reached }) => reached);

  it('is the periods that follow one another', () => {
    expect(days('2020-09-30', '2022-09-30', ...yearly)).toEqual(['2021-09-30', '2022-09-30']);
    expect(days('2021-09-30', '2021-09-30', ...yearly)).toEqual([]);
  });

  it('leaves out overlapping periods: twelve months ending every month are one path of whole years', () => {
    const monthly = [
      period('2021-10-31', '2022-10-31', { end: 7 }),
      period('2022-08-31', '2023-08-31', { end: 8 }),
    ];
    expect(days('2020-09-30', '2023-09-30', ...yearly, ...monthly)).toEqual([
      '2021-09-30',
      '2022-09-30',
      '2023-09-30',
    ]);
    expect(days('2020-09-30', '2022-10-31', ...yearly, ...monthly)).toBeUndefined();
  });

  it('does not exist over a gap', () => {
    expect(days('2020-09-30', '2023-09-30', yearly[0]!, yearly[2]!)).toBeUndefined();
  });

  it('takes a stock from the period that closes on the day', () => {
    expect(stockOn(vintage(...yearly), '2022-09-30' as Day, 'headcount')).toBe(2);
    expect(stockOn(vintage(...yearly), '2020-09-30' as Day, 'headcount')).toBeUndefined();
  });
});
