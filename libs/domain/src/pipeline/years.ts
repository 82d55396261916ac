import { type AcademicYear, academicYearOf, entryYearOf, yearBefore } from '../calendar/academic-year.js';
import { type Day } from '../calendar/day.js';
import { type Area } from '../organisations/area.js';
import { type Intake } from './intakes.js';
import { sums } from './sums.js';

/** A cell `made` of the cube `application`, of the institution's own level. */
export interface ApplicationsCell {
  readonly institution: Area;
  readonly programme: string;
  readonly day: Day;
  readonly count: number;
}

/** Applications to one programme of an institution, and the places they were for. */
export interface Demand {
  readonly institution: Area;
  readonly programme: string;
  readonly year: AcademicYear;
  readonly applications: number;
  /** Places planned for cohorts of the year; undefined while nobody told any. */
  readonly planned: number | undefined;
  /** Undefined without planned places. */
  readonly perPlace: number | undefined;
}

/**
 * Applications per planned place, by institution, programme and the academic year that they are for. Not of people: somebody who applies
 * to five institutions makes five applications, one for a place at each.
 * @param intakes all cohorts of the institutions asked for, whatever their route: applications are told by programme alone
 */
export function applicationsPerPlace(
  applications: readonly ApplicationsCell[],
  intakes: readonly Intake[],
): Demand[] {
  const made = sums(
    applications,
    ({ institution, programme, day }) => keyOf(institution, programme, entryYearOf(day)),
    ({ count }) => count,
  );
  const places = sums(
    intakes.filter(({ planned }) => planned !== undefined),
    ({ institution, programme, cohort }) => keyOf(institution, programme, academicYearOf(cohort)),
    ({ planned }) => planned!,
  );
  return [...new Set([...made.keys(), ...places.keys()])].sort().map(key => {
    const [institution, programme, year] = key.split('\n') as [Area, string, AcademicYear];
    const applications = made.get(key) ?? 0;
    const planned = places.get(key);
    return {
      institution,
      programme,
      year,
      applications,
      planned,
      perPlace: planned === undefined || planned === 0 ? undefined : applications / planned,
    };
  });
}

/** The students who start in an academic year, against the year before and against plan. */
export interface YearOfStarters {
  readonly year: AcademicYear;
  readonly starters: number;
  /** Whether all cohorts of the year that are known have begun: until then more will start, and nothing is compared. */
  readonly complete: boolean;
  /** On the year before; undefined where it or this one is not known or not complete. */
  readonly change: number | undefined;
  /** `change` as percent of the year before; undefined where nobody started then. */
  readonly changePercent: number | undefined;
  readonly planned: number | undefined;
  /** Starters less planned, of cohorts that places were planned for. */
  readonly againstPlan: number | undefined;
}

/** @returns every academic year that any of the cohorts begins in, in order */
export function startersYearOnYear(intakes: readonly Intake[]): YearOfStarters[] {
  const years = new Map<AcademicYear, Intake[]>();
  for (const intake of intakes) {
    const year = academicYearOf(intake.cohort);
    years.set(year, [...(years.get(year) ?? []), intake]);
  }
  const isComplete = (of: readonly Intake[] | undefined) => of?.every(({ begun }) => begun) ?? false;
  return [...years.keys()].sort().map(year => {
    const own = years.get(year)!;
    const before = years.get(yearBefore(year));
    const starters = enrolledIn(own);
    const complete = isComplete(own);
    const change = before && complete && isComplete(before) ? starters - enrolledIn(before) : undefined;
    const planned = own.filter(intake => intake.planned !== undefined);
    const places = planned.length === 0 ? undefined : planned.reduce((sum, of) => sum + of.planned!, 0);
    return {
      year,
      starters,
      complete,
      change,
      changePercent:
        change === undefined || enrolledIn(before!) === 0 ? undefined : (100 * change) / enrolledIn(before!),
      planned: places,
      againstPlan: places === undefined || !complete ? undefined : enrolledIn(planned) - places,
    };
  });
}

function enrolledIn(intakes: readonly Intake[]): number {
  return intakes.reduce((sum, { enrolled }) => sum + enrolled, 0);
}

function keyOf(institution: Area, programme: string, year: AcademicYear): string {
  return [institution, programme, year].join('\n');
}
