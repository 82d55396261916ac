import {
  areasOfTeller,
  type Area,
  type Day,
  type Intake,
  type Level,
  levelOf,
  type PlacesCell,
  type Profession,
  reconcileIntakes,
  type StartersCell,
} from '@muster/domain';
import { MadeOf } from '../freshness/made-of.js';
import { type Figures } from '../freshness/snapshots.js';

/** An intake, and where its institution lies on the day asked for. */
export interface PlacedIntake extends Intake {
  /** At the level asked for; undefined outside England. */
  readonly area: Area | undefined;
}

const COHORT = ['profession', 'programme', 'route', 'cohort'] as const;

export interface IntakesAsked {
  readonly professions: readonly Profession[];
  readonly level: Level;
  readonly on: Day;
}

/**
 * All intakes of professions, by institution, in order: places as institutions told them, starters wherever they are placed. A list is the
 * same one as before where nothing in it changed.
 */
export async function intakesByInstitution(
  figures: Figures,
  { professions, level, on }: IntakesAsked,
): Promise<ReadonlyMap<Area, readonly PlacedIntake[]>> {
  const reference = await figures.reference();
  const places = await figures.sumsIn(
    'intake',
    { by: [...COHORT, 'area', 'kind'], where: { profession: professions } },
    ['area'],
  );
  const starters = await figures.sumsIn(
    'cohort',
    {
      by: [...COHORT, 'institution'],
      where: { level: 'organisation', profession: professions, kind: 'started' },
      until: on,
    },
    ['institution'],
  );
  const institutions = [...new Set([...places.keys(), ...starters.keys()])].sort() as Area[];
  return new Map(
    institutions.map(institution => {
      const [told, began] = [places.get(institution), starters.get(institution)];
      const intakes = INTAKES.made([(began ?? told)!, told, level, on, reference], () => {
        const area = areasOfTeller(reference, institution, on)[level];
        return reconcileIntakes(
          (told ?? []).map(cell => ({ institution, ...cell }) as unknown as PlacesCell),
          (began ?? []) as unknown as StartersCell[],
          on,
        ).map(intake => ({ area, ...intake }));
      });
      return [institution, intakes];
    }),
  );
}

/** The same, of starters who are placed in an area. Of the places no institution tells where they are for. */
export async function intakesPlacedIn(
  figures: Figures,
  { professions, area, on }: Omit<IntakesAsked, 'level'> & { readonly area: Area },
): Promise<ReadonlyMap<Area, readonly PlacedIntake[]>> {
  const starters = await figures.sumsIn(
    'cohort',
    {
      by: [...COHORT, 'institution'],
      where: { level: levelOf(area), area, profession: professions, kind: 'started' },
      until: on,
    },
    ['institution'],
  );
  return new Map(
    [...starters].map(([institution, began]) => [
      institution as Area,
      INTAKES.made([began, area, on], () =>
        reconcileIntakes([], began as unknown as StartersCell[], on).map(intake => ({ area, ...intake })),
      ),
    ]),
  );
}

const INTAKES = new MadeOf<readonly PlacedIntake[]>();
