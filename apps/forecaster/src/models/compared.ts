import { spreadOf } from '@muster/forecast';
import { type ScenarioDifference } from '@muster/jobs';
import { answerOf, chanceOf, type Future } from './futures.js';

/** Two futures on the same luck, on the day that answers for the target: their difference is trajectory by trajectory. */
export function differenceOf(
  scenario: { readonly id: string; readonly future: Future },
  against: { readonly id: string; readonly future: Future },
): ScenarioDifference {
  const { on } = answerOf(scenario.future);
  const [a, b] = [scenario, against].map(({ future }) => future.stock[future.days.indexOf(on)]!) as [
    Float64Array,
    Float64Array,
  ];
  const difference = a.map((value, trajectory) => value - b[trajectory]!);
  return {
    scenario: scenario.id,
    against: against.id,
    on,
    difference: spreadOf(difference),
    better: difference.filter(value => value > 0).length / difference.length,
    chance: chanceOf(scenario.future) - chanceOf(against.future),
  };
}
