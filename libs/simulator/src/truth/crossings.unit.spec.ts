import { describe, expect, it } from 'vitest';
import { type Area, day, dayNumber } from '@muster/domain';
import { readPublished } from '../calibration/published.js';
import { type Presence, type Spell } from '../lives/person.js';
import { type Trust } from '../organisations/trust.js';
import { trustsOf } from '../organisations/trusts.js';
import { randomOf } from '../random/random.js';
import { windowOf } from '../window.js';
import { crossingsOf } from './crossings.js';
import { staysOf } from './stays.js';

const window = windowOf(day('2019-01-01'), 2);
const regions = ['Y56', 'Y62'] as Area[];
const trusts = trustsOf(readPublished(), regions, window, false, randomOf('trusts'));
const [london, alsoLondon] = trusts.filter(({ region }) => region === 0) as [Trust, Trust];
const northWest = trusts.find(({ region }) => region === 1) as Trust;
const [MIDWIFE, OTHER] = [0, 4];

function spell(post: number, from: string, to: string, fields: Partial<Spell> = {}): Spell {
  return {
    post,
    from: dayNumber(day(from)),
    to: to === '' ? Number.POSITIVE_INFINITY : dayNumber(day(to)),
    trust: london,
    profession: MIDWIFE,
    fte: 80_000,
    presence: 'in-post',
    ...fields,
  };
}
const absent: { presence: Presence } = { presence: 'absent' };

/** `join` or `leave`, area, day; areas are `London`, `North West`, `England`. */
function crossings(...spells: Spell[]): string[] {
  const areas = ['London', 'North West', 'England'];
  return crossingsOf(spells, staysOf(spells, regions.length), window)
    .filter(({ profession }) => profession === MIDWIFE)
    .map(
      ({ area, day: on, isJoining }) => `${isJoining ? 'join' : 'leave'} ${areas[area]} ${on - window.first}`,
    )
    .sort();
}
const FEB_1 = 31;
const JUN_1 = 151;

describe('who joins and who leaves', () => {
  it('somebody begins and ends in the window', () => {
    expect(crossings(spell(1, '2019-02-01', '2019-06-01'))).toEqual([
      `join England ${FEB_1}`,
      `join London ${FEB_1}`,
      `leave England ${JUN_1}`,
      `leave London ${JUN_1}`,
    ]);
  });

  it('nobody joins or leaves who was there on the first day and is on the last', () => {
    expect(crossings(spell(1, '2005-02-01', ''))).toEqual([]);
    expect(crossings(spell(1, '2019-01-01', ''))).toEqual([]);
  });

  it('28 days between two spells are a gap, 29 are leaving and returning', () => {
    const before = spell(1, '2005-02-01', '2019-03-01');
    expect(crossings(before, spell(2, '2019-03-29', ''))).toEqual([]);
    expect(crossings(before, spell(2, '2019-03-30', ''))).toHaveLength(4);
  });

  it('a move within the short gap is none, whether between trusts or regions', () => {
    const before = spell(1, '2005-02-01', '2019-03-01');
    expect(crossings(before, spell(2, '2019-03-01', '', { trust: alsoLondon }))).toEqual([]);
    expect(crossings(before, spell(2, '2019-03-20', '', { trust: northWest }))).toEqual([]);
  });

  it('a second post in another region is neither, at its beginning and at its end', () => {
    const main = spell(1, '2005-02-01', '');
    expect(crossings(main, spell(2, '2019-03-20', '2019-09-20', { trust: northWest }))).toEqual([]);
  });

  it('an absence is neither, however long, if the person comes back to the post', () => {
    expect(
      crossings(
        spell(1, '2005-02-01', '2019-03-01'),
        spell(1, '2019-03-01', '2020-03-01', absent),
        spell(1, '2020-03-01', ''),
      ),
    ).toEqual([]);
  });

  it('an absence that ends in leaving is leaving, from its first day on', () => {
    const away = spell(1, '2019-06-01', '2019-12-01', absent);
    expect(crossings(spell(1, '2005-02-01', '2019-06-01'), away)).toEqual([
      `leave England ${JUN_1}`,
      `leave London ${JUN_1}`,
    ]);
  });

  it('but not when another post begins shortly after the end', () => {
    const away = spell(1, '2019-06-01', '2019-12-01', absent);
    const again = (from: string) => crossings(spell(1, '2005-02-01', '2019-06-01'), away, spell(2, from, ''));
    expect(again('2019-12-29').filter(text => text.startsWith('leave'))).toEqual([]);
    expect(again('2019-12-30').filter(text => text.startsWith('leave'))).toHaveLength(2);
  });

  it('who takes up another role leaves the profession', () => {
    const role = spell(1, '2019-06-01', '', { profession: OTHER });
    expect(crossings(spell(1, '2005-02-01', '2019-06-01'), role)).toHaveLength(2);
  });

  it('a move to the bank is leaving, and back from it joining', () => {
    const bank = spell(1, '2019-06-01', '2019-12-01', { presence: 'uncounted' });
    expect(crossings(spell(1, '2005-02-01', '2019-06-01'), bank, spell(1, '2019-12-01', ''))).toHaveLength(4);
  });

  it('who appears on the first day that a feed covers, or goes when it ends, is neither', () => {
    const late: Trust = {
      ...london,
      coverFrom: dayNumber(day('2019-04-01')),
      coverTo: dayNumber(day('2020-04-01')),
    };
    expect(crossings(spell(1, '2019-04-01', '2020-04-01', { trust: late }))).toEqual([]);
    expect(crossings(spell(1, '2019-04-02', '2020-03-31', { trust: late }))).toHaveLength(4);
  });
});
