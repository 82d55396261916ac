import { answeringStep, type Drawn, hitIn } from './drawn.js';

/** The chance of the target on the day that answers for it. */
export function chanceIn(drawn: Drawn): number {
  return hitIn(drawn).byDay[answeringStep(drawn)]!.chance;
}
