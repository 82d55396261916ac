import { lastDayOf } from '@muster/domain';
import { spreadOf } from '@muster/forecast';
import { type ScenarioDifference } from '@muster/jobs';
import { answeringStep, type Drawn, hitIn, ownArea } from './drawn.js';

/** Two futures on the same luck, on the day that answers for the target: their difference is trajectory by trajectory. */
export function differenceOf(
  scenario: { readonly id: string; readonly drawn: Drawn },
  against: { readonly id: string; readonly drawn: Drawn },
): ScenarioDifference {
  const step = answeringStep(scenario.drawn);
  const [a, b] = [scenario, against].map(({ drawn }) => ownArea(drawn).stock[step]!) as [
    Float64Array,
    Float64Array,
  ];
  const difference = a.map((value, trajectory) => value - b[trajectory]!);
  return {
    scenario: scenario.id,
    against: against.id,
    on: lastDayOf(scenario.drawn.forecast.targets[step]!),
    difference: spreadOf(difference),
    better: difference.filter(value => value > 0).length / difference.length,
    chance: chanceIn(scenario.drawn) - chanceIn(against.drawn),
  };
}

/** The chance of the target on the day that answers for it. */
export function chanceIn(drawn: Drawn): number {
  return hitIn(drawn).byDay[answeringStep(drawn)]!.chance;
}
