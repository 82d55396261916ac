import { dayInWords, PROFESSIONS, type ScenarioDefinition, type TargetDefinition } from '@muster/domain';
import { chanceInPercent, chanceInWords, hitSentence } from '@muster/forecast';
import {
  type AnsweredFrom,
  type AnsweredSolution,
  type ComparedScenario,
  type ScenarioDifference,
  type SensitivityBar,
} from '@muster/jobs';
import { answerOf, type Future } from '../models/futures.js';

/** What a forecast says, for a planner: the chance, what moves it, what is least certain, and whether it is evidence of anything. */
export function forecastInWords(
  of: { readonly target: TargetDefinition; readonly scenario?: ScenarioDefinition | undefined },
  from: AnsweredFrom,
  future: Future,
): readonly string[] {
  const { hit } = future;
  return [
    ...(from.simulated ? ['The people are simulated: this is no evidence of anything.'] : []),
    ...(of.scenario ? [`Under “${of.scenario.name}” (${of.scenario.by}):`] : []),
    hitSentence(hit, from.origin, countedInWords(of.target)),
    ...future.explained(answerOf(future).on),
  ];
}

function countedInWords({ profession, measure }: TargetDefinition): string {
  return `more ${PROFESSIONS[profession].many} (${measure === 'fte' ? 'FTE' : 'people'})`;
}

export function comparisonInWords(
  scenarios: readonly ComparedScenario[],
  differences: readonly ScenarioDifference[],
): readonly string[] {
  const name = (id: string) => scenarios.find(({ scenario }) => scenario === id)?.name ?? id;
  return differences.map(({ scenario, against, on, difference, better, chance: more }) => {
    const { quantiles, mean } = difference;
    const points = `${more < 0 ? '−' : '+'}${Math.abs(Math.round(100 * more))} points`;
    return (
      `“${name(scenario)}” against “${name(against)}” on ${dayInWords(on)}: ${signed(mean)} in post ` +
      `(95 %: ${signed(quantiles['0.025'])} to ${signed(quantiles['0.975'])}), more in ${chanceInPercent(better)} of futures; chance of the target ${points}.`
    );
  });
}

export function solutionInWords(
  wanted: number,
  now: number,
  solution: AnsweredSolution['solution'],
): readonly string[] {
  switch (solution.outcome) {
    case 'already':
      return [`Nothing need change: ${chanceInWords(now)}, and ${chanceInPercent(wanted)} are wanted.`];
    case 'found':
      return [
        `${solution.inWords}: then ${chanceInWords(solution.chance)}; without it ${chanceInWords(now)}.`,
      ];
    case 'not-by-this-lever':
      return [
        `This lever alone cannot do it: with ${solution.inWords}, ${chanceInWords(solution.chance)}, and ${chanceInPercent(wanted)} are wanted.`,
      ];
    default:
      return solution satisfies never;
  }
}

export function sensitivityInWords(now: number, bars: readonly SensitivityBar[]): readonly string[] {
  const [widest] = bars;
  if (!widest) return [`${chanceInWords(now)}.`];
  const { what, less, more } = widest;
  return [
    `${chanceInWords(now)}. It hangs most on ${what}: ${chanceInPercent(less.chance)} at ${less.inWords}, ${chanceInPercent(more.chance)} at ${more.inWords}.`,
  ];
}

const signed = (value: number) =>
  `${value < 0 ? '−' : '+'}${Math.abs(Math.round(value)).toLocaleString('en-GB')}`;
