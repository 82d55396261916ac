import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type AcademicYear } from '../../calendar/academic-year.js';
import { type Day } from '../../calendar/day.js';
import { type SubjectKey } from '../../events/definition.js';
import { type Area, ENGLAND } from '../../organisations/area.js';
import { spreadOut } from '../../cubes/spread.js';
import { participationContributions, recordKeyOf, type Stage, STAGES } from './participation.js';
import { ABSENT, EVERYBODY, PROFILE_ATTRIBUTE_NAMES, valuesOfAttribute } from './profile/attributes.js';
import { type Profile } from './profile/fold.js';

const areas = { organisation: 'M20' as Area, england: ENGLAND };
const applied = (on: string, more: Partial<Stage> = {}): Stage => ({
  stage: 'applied',
  on: on as Day,
  areas,
  profession: '',
  programme: 'B720',
  cohortYear: '2026' as AcademicYear,
  ...more,
});
const started: Stage = {
  ...applied('2026-09-21'),
  stage: 'started',
  profession: 'midwife',
  enrolment: { route: 'degree', delivery: undefined },
};

/** `level area stage attribute=value year month`, and the count and key where they are not 1 and 7. */
function told(profile: Profile, ...stages: Stage[]): string[] {
  return participationContributions(profile, stages, 7)
    .flatMap(spreadOut)
    .map(({ at, add }) => {
      const measures = add.count === 1 && add.key === 7 ? [] : [String(add.count), String(add.key)];
      const by = `${at.attribute}=${at.value}`;
      return [at.level, at.area, at.stage, by, at.year, at.month, ...measures].join(' ');
    });
}

describe('somebody who reaches a stage', () => {
  it('counts once at each level under everybody, and once under each attribute', () => {
    expect(told({ sex: 'female' }, applied('2026-01-09'))).toEqual(
      ['organisation M20', 'england ENG'].flatMap(at =>
        [
          'all=all',
          'ethnicity=absent',
          'sex=female',
          'disability=absent',
          'ageBand=absent',
          'imdQuintile=absent',
          'firstInFamily=absent',
          'careExperienced=absent',
          'freeSchoolMeals=absent',
          'homeRurality=absent',
          'nationalityGroup=absent',
          'trainedIn=absent',
        ].map(by => `${at} applied ${by} 2026 2026-01`),
      ),
    );
  });

  it('is told apart by what they did not state, what is not known, and what nobody said', () => {
    const profile: Profile = { ethnicity: 'not-stated', disability: 'not-known' };
    expect(told(profile, applied('2026-01-09')).slice(0, 4)).toEqual([
      'organisation M20 applied all=all 2026 2026-01',
      'organisation M20 applied ethnicity=not-stated 2026 2026-01',
      'organisation M20 applied sex=absent 2026 2026-01',
      'organisation M20 applied disability=not-known 2026 2026-01',
    ]);
  });

  it('counts by young people’s measures of areas when they are known to be under 21, and only then', () => {
    const young = (profile: Profile) =>
      told(profile, applied('2026-01-09')).filter(line => /england.*(polar|tundra)/.test(line));
    expect(young({ polarQuintile: '1', ageBand: 'under-21' })).toEqual([
      'england ENG applied polarQuintile=1 2026 2026-01',
      'england ENG applied tundraQuintile=absent 2026 2026-01',
    ]);
    expect(young({ polarQuintile: '1', ageBand: '21-24' })).toEqual([]);
    expect(young({ polarQuintile: '1' })).toEqual([]);
  });

  it('of an enrolment counts by route and delivery too; of an application by neither', () => {
    const by = (stage: Stage) => told({}, stage).filter(line => /england.*(route|delivery)/.test(line));
    expect(by(started)).toEqual([
      'england ENG started route=degree 2026 2026-09',
      'england ENG started delivery=absent 2026 2026-09',
    ]);
    expect(by(applied('2026-01-09'))).toEqual([]);
  });

  it('by five applications of one year is one applicant of England, on the first day', () => {
    const elsewhere = { areas: { organisation: 'M30' as Area, england: ENGLAND } };
    const all = told({}, applied('2026-01-20', elsewhere), applied('2025-12-09'), applied('2026-01-09'));
    expect(all.filter(line => line.includes('all=all'))).toEqual([
      'organisation M20 applied all=all 2026 2025-12',
      'england ENG applied all=all 2026 2025-12',
      'organisation M30 applied all=all 2026 2026-01',
    ]);
  });

  it('for two programmes is one applicant, for another cohort one more', () => {
    const later = applied('2027-01-09', { cohortYear: '2027' as AcademicYear });
    const other = applied('2026-01-08', { programme: 'B721' });
    const cells = participationContributions({}, [applied('2026-01-09'), later, other], 7).flatMap(spreadOut);
    const ofEverybody = cells.filter(({ at }) => at.level === 'england' && at.attribute === EVERYBODY);
    expect(ofEverybody.map(({ at }) => `${at.programme} ${at.year}`)).toEqual(['B721 2026', 'B720 2027']);
  });
});

describe('a record key', () => {
  const pseudonym = (digits: string): SubjectKey => `person/${digits.padStart(32, '0')}`;

  it('is the last byte of the smallest pseudonym, whichever is named first', () => {
    expect(recordKeyOf([pseudonym('1ff')])).toBe(255);
    expect(recordKeyOf([pseudonym('b00'), pseudonym('a0c')])).toBe(12);
    expect(recordKeyOf([pseudonym('a0c'), pseudonym('b00')])).toBe(12);
  });
});

describe('people at stages', () => {
  const profiles = fc.record(
    Object.fromEntries(
      PROFILE_ATTRIBUTE_NAMES.map(name => [
        name,
        fc.option(fc.constantFrom(...valuesOfAttribute(name)), { nil: undefined }),
      ]),
    ),
  ) as unknown as fc.Arbitrary<Profile>;
  const stages = fc.array(
    fc.record({
      stage: fc.constantFrom(...STAGES),
      on: fc.constantFrom('2025-12-09', '2026-01-09', '2026-09-21', '2027-02-01') as fc.Arbitrary<Day>,
      areas: fc.constant(areas),
      profession: fc.constantFrom('' as const, 'midwife' as const),
      programme: fc.constantFrom('B720', 'B721'),
      cohortYear: fc.constantFrom('2026', '2027') as fc.Arbitrary<AcademicYear>,
    }),
    { maxLength: 12 },
  );

  it('are as many by the values of an attribute as there are of everybody, but for measures of the young', () => {
    fc.assert(
      fc.property(profiles, stages, (profile, reached) => {
        const cells = participationContributions(profile, reached, 3).flatMap(spreadOut);
        const count = (attribute: string) => cells.filter(({ at }) => at.attribute === attribute).length;
        for (const name of PROFILE_ATTRIBUTE_NAMES) {
          const isYoung = name === 'polarQuintile' || name === 'tundraQuintile';
          const isTold = !isYoung || profile.ageBand === 'under-21';
          expect([name, count(name)]).toEqual([name, isTold ? count(EVERYBODY) : 0]);
        }
        expect(cells.every(({ at }) => at.value !== '')).toBe(true);
        expect(
          cells.some(({ at }) => at.value === ABSENT && profile[at.attribute as 'sex'] !== undefined),
        ).toBe(false);
      }),
    );
  });

  it('never count twice in a cohort year, whatever their programmes', () => {
    fc.assert(
      fc.property(profiles, stages, (profile, reached) => {
        const cells = participationContributions(profile, reached, 3).flatMap(spreadOut);
        const keys = cells.map(({ at: { month: _, programme: __, ...at } }) => JSON.stringify(at));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
