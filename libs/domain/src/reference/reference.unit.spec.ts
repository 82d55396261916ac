import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type EventData, type EventType } from '../events/table.js';
import { type Fact } from '../events/fact.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { NO_PLACE, type PlaceStory, placeStep } from '../subjects/organisation/place/fold.js';
import { buildReference, NO_STORIES, type ReferenceTables } from './build.js';
import { differenceOf } from './difference.js';
import { areasOf, meaningOf, NO_CODES } from './reference.js';

const tables: ReferenceTables = {
  organisations: [
    { code: 'R01', name: 'One', region: 'Y56', icb: 'QAA', country: 'England' },
    { code: 'R02', name: 'Two', region: 'Y58', icb: 'QBB', country: 'England' },
    { code: 'R03', name: 'Three', region: 'Y58', icb: '', country: 'England' },
    { code: 'RW1', name: 'Wales', region: 'W00', icb: '', country: 'Wales' },
  ],
  successions: [
    { code: 'R09', successor: 'R01', on: '2020-04-01' },
    { code: 'R08', successor: 'R09', on: '2015-04-01' },
    { code: 'R07', successor: 'R01', on: '2021-10-01' },
    { code: 'R07', successor: 'R02', on: '2021-10-01' },
  ],
  icbs: [
    { icb_code: 'QAA', name: 'ICB A', region_code: 'Y56' },
    { icb_code: 'QBB', name: 'ICB B', region_code: 'Y58' },
  ],
};

function placed<K extends EventType>(
  ...events: [K, Omit<EventData<K>, 'effectiveOn'>, string][]
): PlaceStory {
  return events.reduce<PlaceStory>((story, [type, data, on], index) => {
    const fact = {
      subject: 'organisation/R02',
      source: 'urn:a',
      id: `${index}`,
      type,
      time: '2024-01-01T00:00:00Z',
      effectiveOn: on,
      data: { ...data, effectiveOn: on },
    };
    return placeStep(story, fact as unknown as Fact);
  }, NO_PLACE);
}

const reference = (stories: Record<string, PlaceStory> = {}) => ({
  epoch: 1,
  ...NO_CODES,
  ...buildReference(tables, {
    ...NO_STORIES,
    places: new Map(Object.entries(stories) as [OdsCode, PlaceStory][]),
  }),
});
const means = (code: string, on: string, stories = {}) =>
  meaningOf(reference(stories), code as OdsCode, on as Day);
const areas = (code: string, on: string, stories = {}) =>
  areasOf(reference(stories), code as OdsCode, on as Day);

describe('what a code means', () => {
  it('is its successor from the day of the succession on, through a chain', () => {
    expect(means('R08', '2015-03-31')).toBe('R08');
    expect(means('R08', '2015-04-01')).toBe('R09');
    expect(means('R08', '2020-04-01')).toBe('R01');
  });

  it('is itself after a split: several successors move nobody', () => {
    expect(means('R07', '2024-01-01')).toBe('R07');
  });

  it('is itself on a circle of successions', () => {
    const stories = { R01: placed(['organisation.succeeded', { successors: ['R09'] }, '2022-01-01']) };
    expect([means('R01', '2024-01-01', stories), means('R09', '2024-01-01', stories)]).toEqual([
      'R01',
      'R09',
    ]);
  });

  it('keeps the successions of a circle, so that whoever told one of them is shown it, and no others', () => {
    const { circles } = reference({
      R01: placed(['organisation.succeeded', { successors: ['R09'] }, '2022-01-01']),
    });
    expect([...circles]).toEqual([
      ['R09', { on: '2020-04-01', successors: ['R01'] }],
      ['R01', { on: '2022-01-01', successors: ['R09'] }],
    ]);
    expect(reference().circles).toEqual(new Map());
  });

  it('concerns all members of a circle when it is told on another day, though it moves nobody on either', () => {
    const told = (on: string) =>
      reference({ R01: placed(['organisation.succeeded', { successors: ['R09'] }, on]) });
    const concerned = differenceOf(told('2022-01-01'), told('2023-01-01')).organisations;
    expect(concerned).toEqual(new Set(['R01']));
    expect(differenceOf(reference(), told('2022-01-01')).organisations).toContain('R09');
  });

  it('follows the earliest succession when several are told', () => {
    const later = placed(['organisation.succeeded', { successors: ['R02'] }, '2022-01-01']);
    expect(means('R09', '2024-01-01', { R09: later })).toBe('R01');
    const earlier = placed(['organisation.succeeded', { successors: ['R02'] }, '2019-01-01']);
    expect(means('R09', '2024-01-01', { R09: earlier })).toBe('R02');
  });
});

describe('where an organisation counts', () => {
  it('is itself, its ICB, its region and England', () => {
    expect(areas('R01', '2024-01-01')).toEqual({
      organisation: 'R01',
      icb: 'QAA',
      region: 'Y56',
      england: 'ENG',
    });
  });

  it('is unassigned where the reference does not know, and only itself outside England', () => {
    expect(areas('R03', '2024-01-01')).toMatchObject({ icb: 'unassigned', region: 'Y58' });
    expect(areas('X99', '2024-01-01')).toEqual({
      organisation: 'X99',
      icb: 'unassigned',
      region: 'unassigned',
      england: 'ENG',
    });
    expect(areas('RW1', '2024-01-01')).toEqual({ organisation: 'RW1' });
  });

  it('changes on the day of a placement; what is not named stays; an ICB brings its region', () => {
    const stories = {
      R02: placed(['organisation.placed', { icb: 'QAA' }, '2023-04-01']),
      R03: placed(['organisation.placed', { region: 'Y60' }, '2023-04-01']),
    };
    expect(areas('R02', '2023-03-31', stories)).toMatchObject({ icb: 'QBB', region: 'Y58' });
    expect(areas('R02', '2023-04-01', stories)).toMatchObject({ icb: 'QAA', region: 'Y56' });
    expect(areas('R03', '2023-04-01', stories)).toMatchObject({ icb: 'unassigned', region: 'Y60' });
  });

  it('follows the succession of its ICB', () => {
    const merged = { QBB: placed(['organisation.succeeded', { successors: ['QAA'] }, '2026-04-01']) };
    expect(areas('R02', '2026-03-31', merged)).toMatchObject({ icb: 'QBB', region: 'Y58' });
    expect(areas('R02', '2026-04-01', merged)).toMatchObject({ icb: 'QAA', region: 'Y58' });
  });
});
