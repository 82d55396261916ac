import {
  addMonths,
  dayFromNumber,
  type Day,
  dayNumber,
  type EventType,
  type Month,
  monthsBetween,
  type SubjectKey,
} from '@muster/domain';
import { SIMULATED } from '../calibration/rates.js';
import { type Spell } from '../lives/person.js';
import { type Profile, type Step } from '../pipeline/entrant.js';
import { type Fate } from '../pipeline/fate.js';
import { type Followed } from '../pipeline/pipeline.js';
import { pseudonym } from '../random/pseudonym.js';
import { type Route } from '../training/student.js';

/** The way into the profession, in order; who withdrew got no further than that. */
export type TrueStage =
  'applied' | 'offered' | 'accepted' | 'started' | 'withdrew' | 'completed' | 'registered' | 'first-post';

/** What is so of one applicant at the simulation's end. */
export interface TrueEntrant {
  /** Under the pseudonym of applicants and students. */
  readonly person: SubjectKey;
  readonly profile: Profile;
  /** The one applied for. */
  readonly cohort: Month;
  /** Of who starts. */
  readonly route: Route | undefined;
  /** The furthest that was reached. */
  readonly stage: TrueStage;
  /** The first day on which somebody who started was no student any more. */
  readonly endedOn: Day | undefined;
  /** Of who completed: within the standard pathway. */
  readonly isOnTime: boolean | undefined;
  /** Whole months from completing to the first post; undefined where there is none yet. */
  readonly monthsToFirstPost: number | undefined;
  /** Whole months from the first post to leaving the profession; undefined while not left. */
  readonly monthsRetained: number | undefined;
}

const STAGES: Readonly<Partial<Record<EventType, TrueStage>>> = {
  'application.made': 'applied',
  'application.offered': 'offered',
  'application.accepted': 'accepted',
  'learner.enrolled': 'started',
  'learner.withdrew': 'withdrew',
  'learner.completed': 'completed',
};
const IN_ORDER: readonly TrueStage[] = [
  ...(['applied', 'offered', 'accepted', 'started'] as const),
  ...(['withdrew', 'completed', 'registered', 'first-post'] as const),
];
/** No post of the profession for longer is leaving it (months). */
const AWAY = 12;

/** @param after the first day after the simulation. Whoever applies later than that is nobody's yet. */
export function trueEntrants(followed: readonly Followed[], seed: number, after: number): TrueEntrant[] {
  return followed.flatMap(({ entrant, cohort, steps, learner }): TrueEntrant[] => {
    const stage = stageOf(steps, after);
    if (stage === undefined) return [];
    const person: SubjectKey = `person/${pseudonym(seed, 'person', entrant.number)}`;
    const isOver = stage === 'withdrew' || stage === 'completed';
    const endedOn = learner !== undefined && isOver ? dayFromNumber(learner.fate.outcomeOn) : undefined;
    const of = { person, profile: entrant.profile, cohort, route: learner?.fate.route, endedOn };
    if (learner === undefined || stage !== 'completed')
      return [{ ...of, stage, isOnTime: undefined, monthsToFirstPost: undefined, monthsRetained: undefined }];
    const career = careerOf(learner.fate, learner.staff?.spells ?? [], after);
    const reached = learner.staff === undefined ? stage : 'registered';
    return [
      {
        ...of,
        stage: career.monthsToFirstPost === undefined ? reached : 'first-post',
        isOnTime: learner.fate.delay === 0,
        ...career,
      },
    ];
  });
}

function stageOf(steps: readonly Step[], after: number): TrueStage | undefined {
  const reached = steps.filter(({ on }) => on < after).map(({ event }) => STAGES[event]);
  return IN_ORDER.findLast(stage => reached.includes(stage));
}

/** A post that is held, in pay or not, is no leaving. */
function careerOf(
  { outcomeOn }: Fate,
  spells: readonly Spell[],
  after: number,
): Pick<TrueEntrant, 'monthsToFirstPost' | 'monthsRetained'> {
  const held = spells
    .filter(({ profession, presence }) => SIMULATED[profession] === 'midwife' && presence !== 'uncounted')
    .sort((a, b) => a.from - b.from);
  const first = held.find(({ presence }) => presence === 'in-post')?.from;
  if (first === undefined) return { monthsToFirstPost: undefined, monthsRetained: undefined };
  let until = first;
  for (const { from, to } of held) {
    if (until < after && from > dayNumber(addMonths(dayFromNumber(until), AWAY))) break;
    until = Math.max(until, to);
  }
  return {
    monthsToFirstPost: wholeMonths(outcomeOn, first),
    monthsRetained: until < after ? wholeMonths(first, until) : undefined,
  };
}

function wholeMonths(from: number, to: number): number {
  return Math.floor(monthsBetween(dayFromNumber(from), dayFromNumber(to)));
}
