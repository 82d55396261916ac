import { describe, expect, it } from '@jest/globals';
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
    const counts = new Map<number, number>();
    for (const icb of ['QE1', 'QF7', 'QGH'] as Area[]) {
      const fifth = denominators.fifthOf(icb)!;
      counts.set(fifth, (counts.get(fifth) ?? 0) + 1);
      expect(denominators.byValue('disability', icb)!.people.get('yes')).toBeGreaterThan(0);
    }
    expect([...counts.keys()].every(fifth => fifth >= 1 && fifth <= 5)).toBe(true);
    const nowhere = 'Q99' as Area;
    expect(denominators.fifthOf(nowhere)).toBeUndefined();
    expect(denominators.people(nowhere)).toBeUndefined();
    expect(denominators.births('QE1' as Area)).toBeUndefined();
    expect(denominators.byValue('firstInFamily', ENGLAND)).toBeUndefined();
  });
});
