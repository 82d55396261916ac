import { describe, expect, it } from 'vitest';
import { day } from '../calendar/day.js';
import { month } from '../calendar/month.js';
import { type Area } from '../organisations/area.js';
import { type Intake } from './intakes.js';
import { type ApplicationsCell, applicationsPerPlace, startersYearOnYear } from './years.js';

const intake = (cohort: string, enrolled: number, more: Partial<Intake> = {}): Intake => ({
  institution: 'M20' as Area,
  profession: 'midwife',
  programme: 'B720',
  route: 'degree',
  cohort: month(cohort),
  planned: undefined,
  confirmed: undefined,
  enrolled,
  begun: true,
  unanswered: undefined,
  ...more,
});
const made = (on: string, count: number, institution = 'M20'): ApplicationsCell => ({
  institution: institution as Area,
  programme: 'B720',
  day: day(on),
  count,
});

describe('applications per place', () => {
  it('are of the year that they are for, over the places of all its cohorts and routes', () => {
    const intakes = [
      intake('2026-09', 0, { planned: 60 }),
      intake('2027-01', 0, { planned: 20, route: 'shortened' }),
      intake('2027-09', 0, { planned: 70 }),
    ];
    const cells = [made('2025-10-15', 300), made('2026-06-30', 100), made('2026-09-01', 35)];
    expect(applicationsPerPlace(cells, intakes)).toEqual([
      { institution: 'M20', programme: 'B720', year: '2026', applications: 400, planned: 80, perPlace: 5 },
      { institution: 'M20', programme: 'B720', year: '2027', applications: 35, planned: 70, perPlace: 0.5 },
    ]);
  });

  it('are none where no places are planned, or none at all', () => {
    expect(applicationsPerPlace([made('2026-01-15', 10)], [])).toMatchObject([
      { applications: 10, planned: undefined, perPlace: undefined },
    ]);
    expect(
      applicationsPerPlace([made('2026-01-15', 10)], [intake('2026-09', 0, { planned: 0 })]),
    ).toMatchObject([{ planned: 0, perPlace: undefined }]);
  });

  it('are told of each institution', () => {
    const intakes = [intake('2026-09', 0, { planned: 50, institution: 'M30' as Area })];
    expect(
      applicationsPerPlace([made('2026-01-15', 10), made('2026-01-15', 100, 'M30')], intakes).map(
        ({ institution, perPlace }) => [institution, perPlace],
      ),
    ).toEqual([
      ['M20', undefined],
      ['M30', 2],
    ]);
  });
});

describe('students who start, year on year', () => {
  it('are compared with those of the year before, and with plan where there was one', () => {
    const intakes = [
      intake('2024-09', 40),
      intake('2025-09', 30, { planned: 36 }),
      intake('2026-01', 20),
      intake('2026-09', 45, { planned: 44 }),
    ];
    expect(startersYearOnYear(intakes)).toEqual([
      {
        year: '2024',
        starters: 40,
        complete: true,
        change: undefined,
        changePercent: undefined,
        planned: undefined,
        againstPlan: undefined,
      },
      {
        year: '2025',
        starters: 50,
        complete: true,
        change: 10,
        changePercent: 25,
        planned: 36,
        againstPlan: -6,
      },
      {
        year: '2026',
        starters: 45,
        complete: true,
        change: -5,
        changePercent: -10,
        planned: 44,
        againstPlan: 1,
      },
    ]);
  });

  it('are not compared while cohorts of the year are still to begin', () => {
    const intakes = [
      intake('2025-09', 30, { planned: 36 }),
      intake('2026-09', 45, { planned: 44 }),
      intake('2027-01', 0, { planned: 20, begun: false }),
    ];
    expect(startersYearOnYear(intakes).at(-1)).toEqual({
      year: '2026',
      starters: 45,
      complete: false,
      change: undefined,
      changePercent: undefined,
      planned: 64,
      againstPlan: undefined,
    });
  });

  it('are not compared across a year of which nothing is known, nor in percent of none', () => {
    const changes = (...intakes: Intake[]) =>
      startersYearOnYear(intakes).map(({ change, changePercent }) => [change, changePercent]);
    expect(changes(intake('2024-09', 40), intake('2026-09', 50))).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(changes(intake('2024-09', 0, { planned: 10 }), intake('2025-09', 5))).toEqual([
      [undefined, undefined],
      [5, undefined],
    ]);
  });
});
