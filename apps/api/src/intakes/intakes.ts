import {
  academicYearOf,
  areasOfTeller,
  type AcademicYear,
  type Area,
  type Day,
  type Intake,
  type Level,
  type Month,
  type PlacesCell,
  type Profession,
  reconcileIntakes,
  type StartersCell,
} from '@muster/domain';
import { type Figures } from '../freshness/snapshots.js';

/** An intake, and where its institution lies on the day asked for. */
export interface PlacedIntake extends Intake {
  /** At the level asked for; undefined outside England. */
  readonly area: Area | undefined;
}

const COHORT = ['profession', 'programme', 'route', 'cohort'] as const;

/** All intakes of professions: places as institutions told them, starters wherever they are placed. */
export async function intakesOf(
  figures: Figures,
  asked: {
    readonly professions: readonly Profession[];
    readonly level: Level;
    readonly on: Day;
    readonly year?: AcademicYear | undefined;
  },
): Promise<PlacedIntake[]> {
  const { level, on, year, professions } = asked;
  const reference = await figures.reference();
  const places = await figures.sums('intake', {
    by: [...COHORT, 'area', 'kind'],
    where: { profession: professions },
  });
  const starters = await figures.sums('cohort', {
    by: [...COHORT, 'institution'],
    where: { level: 'organisation', profession: professions, kind: 'started' },
    until: on,
  });
  const isAsked = ({ cohort }: { readonly cohort: string }) =>
    year === undefined || academicYearOf(cohort as Month) === year;
  return reconcileIntakes(
    places.filter(isAsked).map(cell => ({ ...cell, institution: cell.area }) as unknown as PlacesCell),
    starters.filter(isAsked) as unknown as StartersCell[],
    on,
  ).map(intake => ({
    ...intake,
    area: areasOfTeller(reference, intake.institution, on)[level],
  }));
}
