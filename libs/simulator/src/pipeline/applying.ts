import { sourceOf } from '../organisations/trust.js';
import { MIDWIFERY } from '../training/programme.js';
import { type Random } from '../random/random.js';
import { weighted } from '../random/samplers.js';
import { type Profile, type Step } from './entrant.js';
import { chanceFor } from './inequality.js';
import { type Chances } from './fate.js';

/** Days before the cohort begins on which people apply, and after that are offered, and answer: assumptions. */
const APPLIES: readonly [number, number] = [240, 350];
const OFFERED_AFTER: readonly [number, number] = [20, 90];
const ANSWERED_AFTER: readonly [number, number] = [5, 60];
/** Of the other applications of somebody who is offered a place: offered too, and declined. */
const ALSO_OFFERED = 0.4;

/** How it goes with an applicant. */
export interface Applying {
  readonly isOffered: boolean;
  readonly accepts: boolean;
}

export function applyingOf(profile: Profile, { habits, inequalities }: Chances, random: Random): Applying {
  const isOffered = random.chance(chanceFor(profile, 'offered', habits.offered, inequalities));
  const accepts = random.chance(chanceFor(profile, 'accepted', habits.accepted, inequalities));
  return { isOffered, accepts: isOffered && accepts };
}

/**
 * What is told of an applicant: the profile, and each application with what became of it. The first is the one that is offered and
 * accepted, where any is.
 * @param institutions the first, and others
 * @param starts the first day of the cohort's month
 * @param pseudonym of a new application
 */
export function applicationSteps(
  profile: Profile,
  { isOffered, accepts }: Applying,
  institutions: readonly [string, ...string[]],
  starts: number,
  { habits }: Chances,
  pseudonym: () => string,
  random: Random,
): Step[] {
  const counts = habits.applications.map((_, index) => index + 1);
  const count = Math.min(weighted(counts, habits.applications)(random), institutions.length);
  const made = starts - random.between(...APPLIES);
  const steps: Step[] = profiled(profile, institutions[0], made);
  institutions.slice(0, count).forEach((institution, index) => {
    const application = pseudonym();
    const step = (name: 'made' | 'offered' | 'accepted' | 'declined', on: number): Step => ({
      on,
      event: `application.${name}`,
      source: sourceOf(institution, 'admissions'),
      data: { application, programme: MIDWIFERY, institution },
    });
    const offeredOn = made + random.between(...OFFERED_AFTER);
    const answeredOn = offeredOn + random.between(...ANSWERED_AFTER);
    const isFirst = index === 0;
    steps.push(step('made', made));
    if (!isOffered || (!isFirst && !random.chance(ALSO_OFFERED))) return;
    steps.push(step('offered', offeredOn));
    steps.push(step(isFirst && accepts ? 'accepted' : 'declined', answeredOn));
  });
  return steps.sort((a, b) => a.on - b.on);
}

/** Nothing where nothing was said. */
export function profiled(profile: Profile, institution: string, on: number): Step[] {
  if (Object.keys(profile).length === 0) return [];
  return [
    { on, event: 'entrant.profiled', source: sourceOf(institution, 'admissions'), data: { ...profile } },
  ];
}
