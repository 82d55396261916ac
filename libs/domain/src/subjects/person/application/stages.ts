import { type AcademicYear, entryYearOf } from '../../../calendar/academic-year.js';
import { areasOf, type Reference } from '../../../reference/reference.js';
import { type Stage } from '../participation.js';
import { type ApplicationKind, type ApplicationStep } from './fold.js';

const STAGE_OF: { readonly [K in ApplicationKind]: Stage['stage'] | undefined } = {
  made: 'applied',
  offered: 'offered',
  accepted: 'accepted',
  declined: undefined,
};

/**
 * The stages that a person's applications reached, where the institution lies on the day of each. All stages of an application are of the
 * cohort that it was first told for. No profession: who applies is not known to train for one.
 * @param steps in order of day
 */
export function applicationStages(steps: readonly ApplicationStep[], reference: Reference): Stage[] {
  const years = new Map<string, AcademicYear>();
  return steps.flatMap(({ application, kind, on, programme, institution }) => {
    const cohortYear = years.get(application) ?? entryYearOf(on);
    years.set(application, cohortYear);
    const stage = STAGE_OF[kind];
    if (stage === undefined) return [];
    const areas = areasOf(reference, institution, on);
    return [{ stage, on, areas, profession: '' as const, programme, cohortYear }];
  });
}
