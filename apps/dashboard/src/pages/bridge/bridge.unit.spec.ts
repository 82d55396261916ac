import { describe, expect, it } from 'vitest';
import { levelBelow, nameInWords, pathTo, shortName, within } from './places.js';
import { type AreaKnown, type Bridge } from './query.js';
import { missing, partsOf, shareOf, stepsOf } from './steps.js';

const reported = {
  from: '2021-09-30',
  to: '2023-09-30',
  opening: 21_730.3716,
  breaks: 111.96,
  entries: null,
  exits: null,
  hours: null,
  fteKnown: null,
  joiners: 5_894.06527,
  leavers: 4_873.22,
  residual: -651.63637,
  closing: 22_211.5405,
  change: 481.1689,
  likeForLike: 369.2089,
} as Bridge;
const NO_ENTRIES: NonNullable<Bridge['entries']> = {
  added: 0,
  'gap-in': 0,
  'move-in': 0,
  new: 0,
  onboarded: 0,
  reactivated: 0,
  'reclassified-in': 0,
  'restructured-in': 0,
  return: 0,
  'role-in': 0,
};
const NO_EXITS: NonNullable<Bridge['exits']> = {
  dropped: 0,
  'gap-out': 0,
  inactivated: 0,
  left: 0,
  'move-out': 0,
  offboarded: 0,
  'reclassified-out': 0,
  'restructured-out': 0,
  'role-out': 0,
};
const derived = {
  ...reported,
  breaks: null,
  residual: null,
  opening: 100,
  closing: 103,
  change: 3,
  likeForLike: 1,
  joiners: 8,
  leavers: 6,
  hours: -1,
  fteKnown: 0,
  entries: { ...NO_ENTRIES, new: 6, return: 2, onboarded: 2 },
  exits: { ...NO_EXITS, left: 6 },
} as Bridge;

describe('the parts of a bridge', () => {
  it('add up to the closing stock, published and derived', () => {
    expect(Math.abs(missing(stepsOf(reported)!))).toBeLessThan(0.001);
    expect(missing(stepsOf(derived)!)).toBeCloseTo(0, 9);
  });

  it('are told apart: what is progress, and what is not', () => {
    expect(stepsOf(reported)!.map(({ name, kind }) => [name, kind])).toEqual([
      ['30 September 2021', 'stock'],
      ['Breaks', 'no-progress'],
      ['Joiners', 'flow'],
      ['Leavers', 'flow'],
      ['Residual', 'flow'],
      ['30 September 2023', 'stock'],
    ]);
  });

  it('are by kind of entry and exit where events tell, and leave out what is 0', () => {
    expect(stepsOf(derived)!.map(({ name, size }) => [name, size])).toEqual([
      ['30 September 2021', 100],
      ['New', 6],
      ['Returned', 2],
      ['Feed began', 2],
      ['Left', -6],
      ['Hours changed', -1],
      ['30 September 2023', 103],
    ]);
  });

  it('miss the closing stock where a part is not known, which is to be said', () => {
    expect(missing(stepsOf({ ...reported, joiners: null })!)).toBeCloseTo(5_894.06527, 3);
  });

  it('are none where a stock is not known', () => {
    expect(stepsOf({ ...reported, opening: null })).toBeUndefined();
  });

  it('add up in the row of an area too, what is no progress by itself', () => {
    for (const bridge of [reported, derived]) {
      const { joined, left, other, apart } = partsOf(bridge);
      expect(bridge.opening! + joined! + left! + other! + apart!).toBeCloseTo(bridge.closing!, 6);
    }
    expect(partsOf(derived)).toEqual({ joined: 8, left: -6, other: -1, apart: 2 });
    expect(partsOf({ ...derived, likeForLike: null })).toMatchObject({ other: null, apart: null });
  });

  it('compare between areas as shares of the opening stock, like for like', () => {
    expect(shareOf(derived, 'Devon')).toEqual({
      name: 'Devon',
      joiners: 8,
      leavers: 6,
      other: -1,
      change: 1,
    });
    expect(shareOf({ ...derived, opening: 0 }, 'Devon')).toBeUndefined();
  });
});

describe('the way down', () => {
  const areas: AreaKnown[] = [
    { area: 'ENG', name: 'England', level: 'england', within: null },
    { area: 'Y58', name: 'South West', level: 'region', within: 'ENG' },
    { area: 'QJK', name: 'NHS Devon Integrated Care Board', level: 'icb', within: 'Y58' },
    { area: 'RH8', name: 'ROYAL DEVON NHS FOUNDATION TRUST', level: 'organisation', within: 'QJK' },
  ];

  it('leads from England to a trust', () => {
    expect(pathTo(areas, 'RH8').map(({ area }) => area)).toEqual(['ENG', 'Y58', 'QJK', 'RH8']);
    expect(pathTo(areas, 'gone')).toEqual([]);
    expect([levelBelow('england'), levelBelow('organisation')]).toEqual(['region', undefined]);
    expect([...within(areas, 'Y58')]).toEqual(['QJK']);
  });

  it('reads names that registers write in capitals, and shortens what all share', () => {
    expect(nameInWords('ROYAL DEVON AND EXETER NHS FOUNDATION TRUST')).toBe(
      'Royal Devon and Exeter NHS Foundation Trust',
    );
    expect(nameInWords('South West')).toBe('South West');
    expect(shortName('NHS Devon Integrated Care Board')).toBe('Devon');
  });
});
