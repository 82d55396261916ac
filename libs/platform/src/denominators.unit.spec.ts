import { describe, expect, it } from 'vitest';
import { type Area, ENGLAND, REGIONS } from '@muster/domain';
import { readDenominators } from './denominators.js';

const denominators = readDenominators();
const regions = [...REGIONS.keys()];

describe('the denominators of data/', () => {
  it('are of all regions, which add up to England', () => {
    const sum = (of: (area: Area) => number) => regions.reduce((total, area) => total + of(area), 0);
    expect(sum(area => denominators.people(area)!.people)).toBe(denominators.people(ENGLAND)!.people);
    expect(sum(area => denominators.births(area)!.births)).toBe(denominators.births(ENGLAND)!.births);
  });

  it('say how many people there are of each value, of about everybody', () => {
    for (const attribute of ['ethnicity', 'sex', 'disability'])
      for (const area of [ENGLAND, ...regions]) {
        const values = [...denominators.byValue(attribute, area)!.people.values()];
        const share = values.reduce((total, people) => total + people, 0) / denominators.people(area)!.people;
        expect([attribute, area, Math.abs(1 - share) < 0.01]).toEqual([attribute, area, true]);
      }
  });

  it('have the ICBs in five fifths, and nothing of what is not there', () => {
    const fifths = [1, 2, 3, 4, 5].map(fifth => denominators.peopleInFifth(fifth)!);
    expect(fifths.reduce((sum, people) => sum + people, 0)).toBe(denominators.people(ENGLAND)!.people);
    // Cheshire and Merseyside is the tenth of 42 by average score.
    expect(denominators.fifthOf('QYG' as Area)).toBe(2);
    const nowhere = 'Q99' as Area;
    expect(denominators.fifthOf(nowhere)).toBeUndefined();
    expect(denominators.people(nowhere)).toBeUndefined();
    expect(denominators.births('QE1' as Area)).toBeUndefined();
    expect(denominators.byValue('firstInFamily', ENGLAND)).toBeUndefined();
  });
});
