import { describe, expect, it } from 'vitest';
import { day, dayNumber, REGIONS } from '@muster/domain';
import { readPublished } from '../calibration/published.js';
import { randomOf } from '../random/random.js';
import { windowOf } from '../window.js';
import { withFeeds } from './feeds.js';
import { meaningOn, successionsOf } from './successions.js';
import { type Trust } from './trust.js';
import { trustsOf } from './trusts.js';

const published = readPublished();
const regions = [...REGIONS.keys()];
const window = windowOf(day('2017-09-30'), 5);
const trusts = (mergers: boolean) => trustsOf(published, regions, window, mergers, randomOf('trusts'));
const codes = (of: readonly Trust[]) => of.map(({ code }) => code);

describe('the trusts', () => {
  it('share out all published midwives of September 2017, merged or not', () => {
    const all = published.trustStaff
      .filter(row => row.Month === '2017-SEP' && row['Staff group'] === 'Midwives')
      .reduce((sum, row) => sum + Number(row.FTE), 0);
    for (const mergers of [true, false])
      expect(trusts(mergers).reduce((sum, trust) => sum + trust.midwives, 0)).toBeCloseTo(all, 6);
  });

  it('have the codes of the first day, and the real mergers of the window before them', () => {
    const royal = trusts(true).find(({ code }) => code === 'RR1');
    expect(royal?.merger).toMatchObject({ on: dayNumber(day('2018-04-01')) });
    expect(codes(royal?.merger?.successors ?? [])).toEqual(['RRK']);
  });

  it('are told of a split by post, never by the old code', () => {
    const split = trusts(true).find(({ code }) => code === 'RW6');
    expect(codes(split?.merger?.successors ?? []).sort()).toEqual(['R0A', 'RM3']);
    expect(split?.merger?.style).toBe('changed');
  });

  it('have the codes of the last day from the start where nothing merges', () => {
    const settled = trusts(false);
    expect(settled.every(({ merger }) => merger === undefined)).toBe(true);
    expect(codes(settled)).not.toContain('RR1');
    expect(codes(settled)).toContain('RRK');
  });

  it('merge within a region, so that a merger moves nobody between regions', () => {
    for (const trust of trusts(true))
      for (const successor of trust.merger?.successors ?? []) expect(successor.region).toBe(trust.region);
  });
});

describe('a code', () => {
  it('means its successor from the day of the succession on, through several, but not through a split', () => {
    const successions = successionsOf(published);
    expect(meaningOn(successions, 'RWN', day('2017-03-31'))).toBe('RWN');
    expect(meaningOn(successions, 'RV7', day('2017-04-01'))).toBe('R1L');
    expect(meaningOn(successions, 'RW6', day('2022-01-01'))).toBe('RW6');
  });
});

describe('the feeds', () => {
  const covered = withFeeds(trusts(true), window, 1);

  it('cover all trusts from the start, but for three that join and one that stops', () => {
    const joining = covered.filter(({ coverFrom }) => coverFrom > window.first);
    const stopping = covered.filter(({ coverTo }) => coverTo < window.after);
    expect(joining.length).toBe(3);
    expect(stopping.length).toBe(1);
    expect(joining.concat(stopping).every(({ merger }) => merger === undefined)).toBe(true);
  });

  it('begin for Chesterfield on the day on which the published stock of the Midlands breaks', () => {
    expect(covered.find(({ code }) => code === 'RFS')?.coverFrom).toBe(dayNumber(day('2021-09-30')));
    const before = windowOf(day('2018-10-01'), 2);
    const early = withFeeds(trustsOf(published, regions, before, true, randomOf('trusts')), before, 1);
    expect(codes(early)).not.toContain('RFS');
  });
});
