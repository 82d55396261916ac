import { type Day } from '../calendar/day.js';
import { lastDayOf, type Month } from '../calendar/month.js';
import { type Area } from '../organisations/area.js';
import { type Profession } from '../professions.js';
import { sums } from './sums.js';

/** What places are told for, and what people start in. */
export interface Cohort {
  readonly institution: Area;
  readonly profession: Profession;
  readonly programme: string;
  readonly route: string;
  readonly cohort: Month;
}

/** A cell of the cube `intake`, of the institution's own level. */
export interface PlacesCell extends Cohort {
  readonly kind: 'planned' | 'confirmed';
  readonly places: number;
  /** 0: nothing is told. */
  readonly reports: number;
}

/** Who had started by the day asked for: the cells `started` of the cube `cohort` up to it, those who returned among them. */
export interface StartersCell extends Cohort {
  readonly count: number;
}

/** Planned places that nothing was confirmed of; confirmed ones into which nobody was enrolled, though the cohort has begun. */
export type Unanswered = 'nothing-confirmed' | 'nobody-enrolled';

/** One cohort, reconciled. Places that nobody told are undefined; a cohort that shall not run has 0. */
export interface Intake extends Cohort {
  readonly planned: number | undefined;
  readonly confirmed: number | undefined;
  /** People. */
  readonly enrolled: number;
  /** Whether the month in which the cohort begins is over on the day asked for. */
  readonly begun: boolean;
  /** What the institution still owes, the earlier first: who planned and confirmed nothing is asked for that. */
  readonly unanswered: Unanswered | undefined;
}

/**
 * Planned, confirmed and enrolled side by side, in order of institution, programme, route, cohort and profession.
 * @param on the day asked for, up to which `starters` are counted
 */
export function reconcileIntakes(
  places: readonly PlacesCell[],
  starters: readonly StartersCell[],
  on: Day,
): Intake[] {
  const cohorts = new Map<string, Cohort>([...places, ...starters].map(cell => [keyOf(cell), cell]));
  const told = sums(
    places.filter(({ reports }) => reports > 0),
    cell => `${keyOf(cell)}\n${cell.kind}`,
    cell => cell.places,
  );
  const started = sums(starters, keyOf, ({ count }) => count);
  return [...cohorts.keys()].sort().map(key => {
    const { institution, profession, programme, route, cohort } = cohorts.get(key)!;
    const planned = told.get(`${key}\nplanned`);
    const confirmed = told.get(`${key}\nconfirmed`);
    const enrolled = started.get(key) ?? 0;
    const begun = lastDayOf(cohort) < on;
    const unanswered = unansweredIn({ planned, confirmed, enrolled, begun });
    // prettier-ignore
    return { institution, profession, programme, route, cohort, planned, confirmed, enrolled, begun, unanswered };
  });
}

function unansweredIn({
  planned,
  confirmed,
  enrolled,
  begun,
}: Omit<Intake, keyof Cohort | 'unanswered'>): Unanswered | undefined {
  if (isSome(planned) && confirmed === undefined) return 'nothing-confirmed';
  return begun && isSome(confirmed) && enrolled === 0 ? 'nobody-enrolled' : undefined;
}

/** Nobody owes an answer for a cohort that does not run. */
function isSome(places: number | undefined): boolean {
  return places !== undefined && places > 0;
}

/**
 * Starters ÷ planned places, of cohorts that have begun and that places were planned for: of others neither counts.
 * @returns undefined where there is none
 */
export function fillRate(intakes: readonly Intake[]): number | undefined {
  const asked = intakes.filter(({ begun, planned }) => begun && planned !== undefined);
  const planned = asked.reduce((sum, intake) => sum + intake.planned!, 0);
  const enrolled = asked.reduce((sum, intake) => sum + intake.enrolled, 0);
  return planned === 0 ? undefined : enrolled / planned;
}

function keyOf({ institution, programme, route, cohort, profession }: Cohort): string {
  return [institution, programme, route, cohort, profession].join('\n');
}
