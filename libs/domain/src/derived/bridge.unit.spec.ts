import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { derivedBridge } from './bridge.js';
import { NOBODY } from '../subjects/person/employment/stock.js';
import { isExit, isProvisional } from './provisional.js';
import { ratesOf } from './rates.js';

const opening = { ...NOBODY, headcount: 100, fte: 8_000_000 };
// + 10 new, 2 return, 1 role-in, 3 onboarded, 4 restructured-in, 1 reclassified-in − 6 left − 1 role-out − 2 restructured-out − 1 inactivated
const flows = [
  {
    new: { headcount: 10, fte: 900_000 },
    return: { headcount: 2, fte: 100_000 },
    left: { headcount: 6, fte: 500_000 },
    'role-out': { headcount: 1, fte: 60_000 },
    hours: { headcount: 0, fte: -30_000 },
  },
  {
    'role-in': { headcount: 1, fte: 100_000 },
    onboarded: { headcount: 3, fte: 250_000 },
    'restructured-in': { headcount: 4, fte: 400_000 },
    'reclassified-in': { headcount: 1, fte: 100_000 },
    'restructured-out': { headcount: 2, fte: 150_000 },
    inactivated: { headcount: 1, fte: 80_000 },
    'fte-known': { headcount: 0, fte: 70_000 },
  },
];
const closing = { ...NOBODY, headcount: 111, fte: 9_100_000 };

describe('the derived bridge', () => {
  it('leads exactly from the opening to the closing stock', () => {
    for (const measure of ['headcount', 'fte'] as const) {
      const bridge = derivedBridge(opening, flows, closing, measure);
      const sum = (of: Readonly<Record<string, number>>) =>
        Object.values(of).reduce((total, value) => total + value, 0);
      expect(bridge.opening + sum(bridge.entries) - sum(bridge.exits) + bridge.hours + bridge.fteKnown).toBe(
        bridge.closing,
      );
    }
  });

  it('tells progress from onboarding and restructuring', () => {
    const { change, likeForLike, onboarding, restructuring } = derivedBridge(
      opening,
      flows,
      closing,
      'headcount',
    );
    expect({ change, likeForLike, onboarding, restructuring }).toEqual({
      change: 11,
      likeForLike: 5,
      onboarding: 3,
      restructuring: 3,
    });
  });

  it('counts new, return and role-in as joiners, left and role-out as leavers, and no other', () => {
    const { joiners, leavers, hours, fteKnown } = derivedBridge(opening, flows, closing, 'fte');
    expect([joiners, leavers, hours, fteKnown]).toEqual([1_100_000, 560_000, -30_000, 70_000]);
  });
});

describe('rates', () => {
  const [from, to] = ['2022-09-30' as Day, '2023-09-30' as Day];
  const bridge = derivedBridge(opening, flows, closing, 'headcount');

  it('are leavers over the mean stock, with the exact Poisson interval, and who stayed of those who were there', () => {
    const rates = ratesOf(bridge, 88, from, to, '2024-01-01' as Day)!;
    expect(rates).toMatchObject({ joiners: 13, leavers: 7, meanStock: 105.5 });
    expect(rates.leaverRate!.rate).toBeCloseTo(7 / 105.5, 12);
    // 95 % limits of a count of 7: 2.8144 to 14.4227.
    expect(rates.leaverRate!.low * 105.5).toBeCloseTo(2.8144, 4);
    expect(rates.leaverRate!.high * 105.5).toBeCloseTo(14.4227, 4);
    expect(rates.stability).toBe(0.88);
  });

  it('are of twelve months only, and end before what is provisional', () => {
    expect(ratesOf(bridge, 88, '2022-10-01' as Day, to, '2024-01-01' as Day)).toBeUndefined();
    expect(ratesOf(bridge, 88, from, to, '2023-10-27' as Day)).toBeUndefined();
    expect(ratesOf(bridge, 88, from, to, '2023-10-28' as Day)).toBeDefined();
  });
});

describe('what is provisional', () => {
  it('is an exit of the last 28 days before the newest day known', () => {
    const newest = '2023-03-29' as Day;
    expect(isProvisional('2023-03-01' as Day, newest)).toBe(false); // out on 1 March, in on the 29th: would be known
    expect(isProvisional('2023-03-02' as Day, newest)).toBe(true);
    expect([isExit('left'), isExit('new'), isExit('hours')]).toEqual([true, false, false]);
  });
});
