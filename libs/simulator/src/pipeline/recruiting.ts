import { addMonths, dayFromNumber, firstDayOf, type Month, monthOf } from '@muster/domain';
import { trustIn } from '../lives/choosing.js';
import { type World } from '../lives/world.js';
import { sourceOf } from '../organisations/trust.js';
import { pseudonym } from '../random/pseudonym.js';
import { type Random, randomOf } from '../random/random.js';
import { startersIn } from '../training/cohorts.js';
import { type Institution } from '../training/student.js';
import { type Slice } from '../window.js';
import { type Applying, applicationSteps, applyingOf, profiled } from './applying.js';
import { daysAfter } from './days-after.js';
import { type Entrant, type Step } from './entrant.js';
import { type DayAfter, type Fate, fateOf } from './fate.js';
import { graduating } from './graduating.js';
import { type Learner } from './learner.js';
import { outreachSteps } from './outreach.js';
import { practiceOf } from './practice.js';
import { profileOf } from './profiles.js';
import { type Course, stepsOf } from './steps.js';
import { onDay } from './on-day.js';
import { type Pipeline } from './pipeline.js';

const MIDWIFE = 0;
/** So long before a cohort begins, those who will apply are first met: in outreach. */
const AHEAD = 20;
/** Cohorts whose degrees ended this long before the start are told of: who completed them still looks for a post (days). */
const STILL_LOOKING = 120;
/** No cohort told of began longer ago (months): a degree's length, and what is looked back beyond it. */
const OLDEST_COHORT = 48;
const DECLINED_OFFERS = 0.1;
const OFFERED_BEFORE: readonly [number, number] = [30, 120];

/**
 * Cohorts of which something is to be told when the simulation begins, those to come included. What was so already is told of whole
 * cohorts or not at all, so that shares of them are of everybody who started.
 */
export function recruitedAlready(
  world: World,
  pipeline: Pipeline,
  institutions: readonly Institution[],
): void {
  const from = dayFromNumber(world.window.first);
  for (let months = -OLDEST_COHORT; months < AHEAD; months += 1)
    recruit(world, pipeline, institutions, monthOf(addMonths(from, months)));
}

/** Those who are to begin so long after a month of the simulation. */
export function recruiting(
  world: World,
  pipeline: Pipeline,
  institutions: readonly Institution[],
  slice: Slice,
): void {
  recruit(world, pipeline, institutions, monthOf(addMonths(firstDayOf(slice.month), AHEAD)));
}

function recruit(
  world: World,
  pipeline: Pipeline,
  institutions: readonly Institution[],
  cohort: Month,
): void {
  const random = randomOf(world.seed, 'applicants', cohort);
  const dayAfter = daysAfter(cohort);
  startersIn(world, institutions, cohort).forEach((starters, index) => {
    for (let begun = 0; begun < starters;) {
      const profile = profileOf(random);
      const entrant: Entrant = { number: world.counters.person++, profile, facts: 0 };
      const applying = applyingOf(profile, pipeline.chances, random);
      const of = { entrant, applying, at: [index, institutions] as const, cohort, dayAfter };
      if (applying.accepts) {
        begun += 1;
        begin(world, pipeline, of, random);
      } else refuse(world, pipeline, of, random);
    }
  });
}

interface Applicant {
  readonly entrant: Entrant;
  readonly applying: Applying;
  /** The institution, among all. */
  readonly at: readonly [index: number, institutions: readonly Institution[]];
  readonly cohort: Month;
  readonly dayAfter: DayAfter;
}

/** Applicants of cohorts that began before the simulation left no trace. */
function refuse(world: World, pipeline: Pipeline, applicant: Applicant, random: Random): void {
  const steps = stepsBefore(world, pipeline, applicant, random);
  if (applicant.dayAfter(0) <= world.window.first) return;
  pipeline.followed?.push({ ...applicant, steps });
  for (const step of steps) tell(world, applicant.entrant, step);
}

function begin(world: World, pipeline: Pipeline, applicant: Applicant, random: Random): void {
  const { entrant, at, dayAfter } = applicant;
  const institution = at[1][at[0]] as Institution;
  const fate = fateOf(entrant.profile, dayAfter, pipeline.chances, random);
  const before = stepsBefore(world, pipeline, applicant, random);
  const course = courseOf(world, applicant, random);
  const practices = practiceOf(
    fate,
    dayAfter,
    { everyMonths: pipeline.exposureMonths, spread: pipeline.chances.habits.paceSpread },
    random,
  );
  const during = stepsOf(course, fate, practices, dayAfter, random);
  const declined = declinedOffer(fate, course, random);
  const { lengthMonths } = pipeline.chances.habits.routes.degree;
  if (dayAfter(lengthMonths) < world.window.first - STILL_LOOKING) return;

  const steps =
    dayAfter(0) > world.window.first ? before : profiled(entrant.profile, institution.code, fate.enrolledOn);
  const learner: Learner = Object.assign(entrant, { fate, region: institution.region, staff: undefined });
  pipeline.followed?.push({ ...applicant, steps: [...steps, ...during], learner });
  for (const step of [...steps, ...declined, ...during]) tell(world, entrant, step);
  if (fate.outcome === 'completed') graduating(world, pipeline, learner);
}

function stepsBefore(world: World, pipeline: Pipeline, applicant: Applicant, random: Random): Step[] {
  const { entrant, applying, at, dayAfter } = applicant;
  const [index, institutions] = at;
  const own = institutions[index] as Institution;
  const others = institutions.filter(({ region }, other) => other !== index && region === own.region);
  const first = random.below(Math.max(1, others.length));
  const codes = [...others.slice(first), ...others.slice(0, first)].map(({ code }) => code);
  const next = () => pseudonym(world.seed, 'application', world.counters.application++);
  return [
    ...outreachSteps(own.code, dayAfter, pipeline.chances.habits, random),
    ...applicationSteps(
      entrant.profile,
      applying,
      [own.code, ...codes],
      dayAfter(0),
      pipeline.chances,
      next,
      random,
    ),
  ].filter(({ on, event }) => on > world.window.first || event !== 'outreach.attended');
}

function courseOf(world: World, { at, cohort }: Applicant, random: Random): Course {
  const [index, institutions] = at;
  const { code, region } = institutions[index] as Institution;
  const others = institutions.filter(other => other.region === region && other.code !== code);
  const placed = (except?: Parameters<typeof trustIn>[5]) =>
    trustIn(world, region, MIDWIFE, world.window.first + 1, random, except) ?? world.trusts[0];
  const placement = placed();
  if (placement === undefined) throw new Error('a world without trusts has no students');
  const elsewhere = placed(placement) ?? placement;
  return {
    learner: pseudonym(world.seed, 'learner', world.counters.learner++),
    cohort,
    place: { institution: code, placement: placement.code },
    other: {
      institution: (others.length > 0 ? random.pick(others) : { code }).code,
      placement: elsewhere.code,
    },
  };
}

/** Some are offered a post where they were on placement, and decline it. */
function declinedOffer({ outcome, outcomeOn }: Fate, { place }: Course, random: Random): Step[] {
  const on = outcomeOn - random.between(...OFFERED_BEFORE);
  if (!random.chance(DECLINED_OFFERS) || outcome !== 'completed') return [];
  const data = { organisation: place.placement, occupation: 'N2C', outcome: 'declined' };
  return [{ on, event: 'post.offered', source: sourceOf(place.placement), data }];
}

function tell(world: World, entrant: Entrant, step: Step): void {
  onDay(world, step.on, () => world.teller.stepped(entrant, step));
}
