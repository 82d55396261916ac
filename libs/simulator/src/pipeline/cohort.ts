import {
  addDays,
  addMonths,
  type Day,
  dayFromNumber,
  dayNumber,
  type Month,
  type SubjectKey,
} from '@muster/domain';
import { sourceOf } from '../organisations/trust.js';
import { pseudonym } from '../random/pseudonym.js';
import { type Random, randomOf } from '../random/random.js';
import { type CloudEvent } from '../telling/cloud-event.js';
import { Recorder } from '../telling/recorder.js';
import { type TrueEntrant, type TrueStage } from '../truth/entrants.js';
import { type Applying, applicationSteps, applyingOf } from './applying.js';
import { daysAfter } from './days-after.js';
import { type Entrant, type Place, type Step } from './entrant.js';
import { type Chances, type Fate, fateOf } from './fate.js';
import { type PipelineHabits, USUAL } from './habits.js';
import { chanceFor, type Inequality, leavingFactor } from './inequality.js';
import { practiceOf } from './practice.js';
import { profileOf } from './profiles.js';
import { stepsOf } from './steps.js';

/** One cohort of one programme, without a world around it. */
export interface CohortSimulation {
  readonly applicants: number;
  readonly cohort: Month;
  readonly seed: number;
  readonly place: Place;
  /** The last day of which anything is told; what is true goes on. */
  readonly until: Day;
  /** What is not named is as usual. */
  readonly habits?: Partial<PipelineHabits>;
  readonly inequalities?: readonly Inequality[];
  /** Practice is logged once in so many months; 1 unless said. */
  readonly exposureMonths?: number;
}

export interface SimulatedCohort {
  /** Person by person, each in order of day. */
  readonly events: readonly CloudEvent[];
  /** As they are in the end, whenever that is. */
  readonly people: readonly TrueEntrant[];
}

/** Posts are waited for, and held, at most so many months. */
const LONGEST = 600;

/**
 * Applicants, each for itself: whatever happens to one is drawn by the chances set, and by nothing that happened to others. So the shares
 * of any group, and times to a post and in it, are those of the habits and inequalities, and what is measured can be held to them.
 */
export function simulateCohort(simulation: CohortSimulation): SimulatedCohort {
  const { seed, cohort } = simulation;
  const until = dayNumber(simulation.until);
  const events: CloudEvent[] = [];
  const recorder = new Recorder(seed, event => events.push(event));
  const chances: Chances = {
    habits: { ...USUAL, ...simulation.habits },
    inequalities: simulation.inequalities ?? [],
  };
  const people = Array.from({ length: simulation.applicants }, (_, number) => {
    const random = randomOf(seed, 'applicant', cohort, number);
    const profile = profileOf(random);
    const entrant: Entrant = { number, profile, facts: 0 };
    const { steps, truth } = lifeOf(entrant, simulation, chances, random);
    for (const step of steps) if (step.on <= until) recorder.stepped(entrant, step);
    const person: SubjectKey = `person/${pseudonym(seed, 'person', number)}`;
    return { person, profile, cohort, ...truth };
  });
  return { events, people };
}

type Truth = Omit<TrueEntrant, 'person' | 'profile' | 'cohort'>;
interface Life {
  readonly steps: readonly Step[];
  readonly truth: Truth;
}

function lifeOf(entrant: Entrant, simulation: CohortSimulation, chances: Chances, random: Random): Life {
  const { number, profile } = entrant;
  const { seed, cohort, place } = simulation;
  const dayAfter = daysAfter(cohort);
  const applying = applyingOf(profile, chances, random);
  let applications = 0;
  const next = () => pseudonym(seed, 'application', 100 * number + (applications += 1));
  const before = applicationSteps(profile, applying, [place.institution], dayAfter(0), chances, next, random);
  if (!applying.accepts) return { steps: before, truth: { ...NOTHING, stage: stageOf(applying) } };

  const fate = fateOf(profile, dayAfter, chances, random);
  const practices = practiceOf(
    fate,
    dayAfter,
    { everyMonths: simulation.exposureMonths ?? 1, spread: chances.habits.paceSpread },
    random,
  );
  const course = { learner: pseudonym(seed, 'learner', number), cohort, place, other: place };
  const steps = [...before, ...stepsOf(course, fate, practices, dayAfter, random)];
  const ended = { route: fate.route, endedOn: dayFromNumber(fate.outcomeOn) };
  if (fate.outcome === 'withdrew') return { steps, truth: { ...NOTHING, ...ended, stage: 'withdrew' } };
  const after = careerOf(entrant, fate, simulation, chances, random);
  return {
    steps: [...steps, ...after.steps],
    truth: { ...after.truth, ...ended, isOnTime: fate.delay === 0 },
  };
}

const NOTHING: Omit<Truth, 'stage'> = {
  route: undefined,
  endedOn: undefined,
  isOnTime: undefined,
  monthsToFirstPost: undefined,
  monthsRetained: undefined,
};

function stageOf({ isOffered }: Applying): TrueStage {
  return isOffered ? 'offered' : 'applied';
}

/** The register, and one post: begun a whole number of months after completing, and some days; ended likewise. */
function careerOf(
  { number, profile }: Entrant,
  { outcomeOn }: Fate,
  { seed, place }: CohortSimulation,
  { habits, inequalities }: Chances,
  random: Random,
): Life {
  if (!random.chance(habits.registered)) return { steps: [], truth: { ...NOTHING, stage: 'completed' } };
  const registered: Step = {
    on: outcomeOn,
    event: 'person.registered',
    source: sourceOf('NMC', 'register'),
    data: { register: 'NMC' },
  };
  if (!random.chance(chanceFor(profile, 'first-post', habits.looking, inequalities)))
    return { steps: [registered], truth: { ...NOTHING, stage: 'registered' } };

  const leaving = habits.leavingMonthly * leavingFactor(profile, inequalities);
  const [monthsToFirstPost, monthsRetained] = [
    monthsUntil(habits.firstPostMonthly, random),
    monthsUntil(leaving, random),
  ];
  const startedOn = dayIn(monthsToFirstPost, dayFromNumber(outcomeOn), random);
  const endedOn = dayIn(monthsRetained, startedOn, random);
  const post = pseudonym(seed, 'post', number);
  const source = sourceOf(place.placement);
  const state = { organisation: place.placement, occupation: 'N2C', contract: 'permanent', fte: 1 };
  return {
    steps: [
      registered,
      { on: dayNumber(startedOn), event: 'post.started', source, data: { post, ...state } },
      { on: dayNumber(endedOn), event: 'post.ended', source, data: { post, reason: 'resignation' } },
    ],
    truth: { ...NOTHING, stage: 'first-post', monthsToFirstPost, monthsRetained },
  };
}

/** Whole months without it, when it comes in each with the same chance. */
function monthsUntil(chance: number, random: Random): number {
  return Math.min(LONGEST, Math.floor(Math.log(1 - random.next()) / Math.log(1 - chance)));
}

/** Some day after the first of the month that begins so many whole months after a day; not one that some months lack. */
function dayIn(months: number, after: Day, random: Random): Day {
  const first = addMonths(after, months);
  for (;;) {
    const day = addDays(first, random.between(1, 27));
    if (Number(day.slice(8)) <= 28) return day;
  }
}
