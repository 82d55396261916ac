import { describe, expect, it } from 'vitest';
import { type AsOf } from '../client/api.js';
import { newestToldOf } from './counted-on.js';
import { feedsOf, lastCameAt } from './silence.js';

const source = (name: string, day: string) => ({
  source: name,
  lastEventAt: `${day}T10:00:00Z`,
  lastKnownAt: `${day}T11:00:00Z`,
  newestEffectiveOn: day,
});
const asOf = {
  sources: [
    source('urn:muster:shipped', '2021-10-01'),
    source('urn:ods:R0A:esr', '2026-11-20'),
    source('urn:muster:simulator:GMC:register', '2026-09-01'),
  ],
} as unknown as AsOf;

describe('feeds', () => {
  it('are silent when nothing is dated in a month and a fortnight; the longest silence comes first', () => {
    const feeds = feedsOf(asOf, '2026-11-30').map(({ name, silent, simulated }) => [name, silent, simulated]);
    expect(feeds).toEqual([
      ['GMC register', true, true],
      ['R0A esr', false, false],
    ]);
  });

  it('are as fresh as the last event that came in, of whatever source', () => {
    expect(lastCameAt(asOf)).toBe('2026-11-20T11:00:00Z');
    expect(lastCameAt({ ...asOf, sources: [] })).toBeUndefined();
  });
});

describe('the day up to which a page counts', () => {
  it('is the newest that is told of people, today at the latest, whatever planners wrote since', () => {
    expect(newestToldOf({ newestPeopleDay: '2023-11-21' }, '2026-12-01')).toBe('2023-11-21');
    expect(newestToldOf({ newestPeopleDay: '2027-01-31' }, '2026-12-01')).toBe('2026-12-01');
    expect(newestToldOf({ newestPeopleDay: null }, '2026-12-01')).toBe('2026-12-01');
  });
});
