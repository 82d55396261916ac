import { diceOf } from '../support/dice.js';
import { type Fault, FAULTS } from './kinds.js';

/** Which faults a run strikes, in which order, under which load. */
export interface Plan {
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** In post in the simulated NHS at the start: three years of events about them must last for all faults. */
  readonly people: number;
  readonly eventsPerSecond: number;
}

/** Each of the short form's kinds once: for `npm test`. */
export function shortPlan(): Plan {
  return { faults: FAULTS.filter(({ long }) => !long), seed: 7, people: 4_000, eventsPerSecond: 40 };
}

/** So many, all kinds in turn, each turn in another order by the seed: for `npm run faults`. */
export function longPlan(count: number, seed: number): Plan {
  const { below } = diceOf(seed);
  const faults: Fault[] = [];
  while (faults.length < count) {
    const turn = [...FAULTS];
    while (turn.length > 0) faults.push(...turn.splice(below(turn.length), 1));
  }
  return { faults: faults.slice(0, count), seed, people: 30_000, eventsPerSecond: 90 };
}
