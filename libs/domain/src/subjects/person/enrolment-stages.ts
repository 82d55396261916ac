import { academicYearOf } from '../../calendar/academic-year.js';
import { addMonths, type Day } from '../../calendar/day.js';
import { type Reference } from '../../reference/reference.js';
import { type Journey } from './journeys.js';
import { type Stage } from './participation.js';
import { areasOfPlace } from './training/enrolment.js';

/**
 * The stages that a person's enrolments reached. All of an enrolment count where it began, by what was said of it then: so that a
 * group's share of those who complete is of those of it who started.
 */
export function enrolmentStages(journeys: readonly Journey[], reference: Reference): Stage[] {
  return journeys.flatMap(({ enrolment, qualified }) => {
    const { enrolledOn, ended, profession, route, cohort, places, studies } = enrolment;
    const began = places[0]!;
    const at = (stage: Stage['stage'], on: Day | undefined): readonly Stage[] =>
      on === undefined
        ? []
        : [
            {
              stage,
              on,
              areas: areasOfPlace(began, enrolment, reference),
              profession,
              programme: began.programme,
              cohortYear: academicYearOf(cohort),
              enrolment: { route, delivery: studies[0]?.delivery },
            },
          ];
    const inPost = (months: 12 | 24) =>
      qualified?.inPostAfter[months] ? addMonths(qualified.on, months) : undefined;
    return [
      ...at('started', enrolledOn),
      ...at('withdrew', ended?.how === 'withdrew' ? ended.on : undefined),
      ...at('completed', qualified?.on),
      ...at('registered', qualified?.registeredOn),
      ...at('first-post', qualified?.firstPostOn),
      ...at('in-post-12', inPost(12)),
      ...at('in-post-24', inPost(24)),
    ];
  });
}
