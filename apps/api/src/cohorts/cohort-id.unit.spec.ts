import { type Area, type Month } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cohortId, readCohortId } from './cohort-id.js';

describe('the id of a cohort', () => {
  it('reads as what it is of', () => {
    const cohort = {
      programme: 'B720.1',
      route: 'T level',
      cohort: '2024-09' as Month,
      institution: 'M20' as Area,
    };
    expect(cohortId(cohort)).toBe('B720~2e1.T~20level.2024-09.M20');
  });

  it('is safe in an address, and leads back, whatever the words', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(words => !words.includes('\0'));
    fc.assert(
      fc.property(text, text, text, (programme, route, institution) => {
        const cohort = {
          programme,
          route,
          cohort: '2024-09' as Month,
          institution: institution as Area,
        };
        const id = cohortId(cohort);
        expect(id).toMatch(/^[A-Za-z0-9._~-]*$/);
        expect(readCohortId(id)).toEqual(cohort);
      }),
    );
  });

  it('is none without a month, or with more or fewer parts', () => {
    for (const id of [
      'B720.degree.2024-9.M20',
      'B720.degree.2024-09',
      'B720.degree.2024-09.M20.x',
      'B~00.degree.2024-09.M20',
      '',
    ])
      expect(readCohortId(id)).toBeUndefined();
  });
});
