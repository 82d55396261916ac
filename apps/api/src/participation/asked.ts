import {
  academicYearOf,
  type AcademicYear,
  type Day,
  monthOf,
  PARTICIPATION_TABLES,
  STAGES,
  yearBefore,
} from '@muster/domain';
import { refuse } from '../workforce/asked.js';
import { type ParticipationAsked, type ParticipationQuestion } from './participation-reply.js';

const OF_APPLICATIONS: readonly string[] = ['applied', 'offered', 'accepted'];
const WHITE_AND_BME = { first: 'white', second: 'bme' };

/** @throws {ApiProblem} `bad-query` for what does not go together */
export function readParticipation(question: ParticipationQuestion, today: Day): ParticipationAsked {
  const { attribute = 'ethnicGroup', stage, profession = '', first, second } = question;
  const values = PARTICIPATION_TABLES.attributes[attribute]!;
  const isUnknown = (value: string | undefined) =>
    value !== undefined && values !== 'as-reported' && !values.includes(value);
  const ofApplication = stage !== undefined && OF_APPLICATIONS.includes(stage);
  refuse([
    stage !== undefined &&
      ofApplication !== (profession === '') && {
        pointer: '/stage',
        expected: ofApplication ? 'no profession: applications name none' : 'a profession with it',
        got: stage,
      },
    (first === undefined) !== (second === undefined) && {
      pointer: first === undefined ? '/first' : '/second',
      expected: 'both groups, or neither',
      got: 'one of them',
    },
    ...[['/first', first] as const, ['/second', second] as const].map(
      ([pointer, value]) =>
        isUnknown(value) && {
          pointer,
          expected: `a value of ${attribute}: ${(values as readonly string[]).join(', ')}`,
          got: value!,
        },
    ),
  ]);
  const compared =
    first !== undefined && second !== undefined
      ? { first, second }
      : attribute === 'ethnicGroup'
        ? WHITE_AND_BME
        : undefined;
  return {
    attribute,
    stages: STAGES.filter(each =>
      stage === undefined ? OF_APPLICATIONS.includes(each) === (profession === '') : each === stage,
    ),
    profession,
    year: (question.year as AcademicYear | undefined) ?? yearBefore(academicYearOf(monthOf(today))),
    compared,
  };
}

/** The stage that the likelihood of reaching a later one is taken from; undefined for that itself. */
export function stageBefore(stage: string): (typeof STAGES)[number] | undefined {
  if (stage === 'applied' || stage === 'started') return undefined;
  return OF_APPLICATIONS.includes(stage) ? 'applied' : 'started';
}
