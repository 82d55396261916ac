import { type Fact } from '../../events/fact.js';
import { type Reference } from '../../reference/reference.js';
import { applicationContributions } from './application/contributions.js';
import { foldApplications } from './application/fold.js';
import { applicationStages } from './application/stages.js';
import { enrolmentStages } from './enrolment-stages.js';
import { type Journey } from './journeys.js';
import { type Part } from '../part.js';
import { type Cluster } from './links.js';
import { attendanceContributions } from './outreach/contributions.js';
import { foldAttendances } from './outreach/fold.js';
import { participationContributions, recordKeyOf } from './participation.js';
import { foldProfile } from './profile/fold.js';

/**
 * What somebody contributes on the way into a profession: applications, the stages that they reached, what came of outreach.
 * @param pseudonyms all of the person
 * @param facts of all of them, in force and in order
 */
export function entrantContributions(
  pseudonyms: Cluster,
  facts: readonly Fact[],
  journeys: readonly Journey[],
  reference: Reference,
): Pick<Part, 'contributions' | 'spread'> {
  const steps = foldApplications(facts);
  const attendances = foldAttendances(facts);
  if (steps.length === 0 && attendances.size === 0 && journeys.length === 0) return NOTHING;
  const stages = [...applicationStages(steps, reference), ...enrolmentStages(journeys, reference)];
  const daysOf = (stage: string) => stages.filter(reached => reached.stage === stage).map(({ on }) => on);
  return {
    contributions: attendanceContributions(attendances, daysOf('applied'), daysOf('started')),
    spread: [
      ...applicationContributions(steps, reference),
      ...participationContributions(foldProfile(facts), stages, recordKeyOf(pseudonyms)),
    ],
  };
}

const NOTHING = { contributions: [], spread: [] };
