import { type Day, type Lever } from '@muster/domain';
import { type ForecastModel, type Hit, type HitOn, type Summary } from '@muster/forecast';
import { type LeverTold, type MissingEvidence, type SensitivityBar } from '@muster/jobs';
import { type Part } from './part.js';

/** What a model says of a target: as things are, and under levers on the same luck. */
export interface Futures {
  readonly model: ForecastModel;
  /** What the model would answer better, or more, with. */
  readonly missing: readonly MissingEvidence[];
  /** @param as what only the day that answers for the target is asked of: quicker, where the model can be */
  under(levers: readonly Lever[], part: Part, as?: 'all' | 'answer'): Promise<Future>;
  /** What the chance hangs on, under levers: the widest first. */
  bars(levers: readonly Lever[], part: Part): Promise<readonly SensitivityBar[]>;
}

/** A target's future as draws, in the target's own area unless said otherwise. */
export interface Future {
  /** What became of the levers. */
  readonly told: readonly LeverTold[];
  readonly days: readonly Day[];
  /** In post on each of the days, by trajectory: FTE or people. */
  readonly stock: readonly Float64Array[];
  readonly hit: Hit;
  readonly summary: () => Summary;
  /** What drives it, and what is most uncertain, up to a day. */
  readonly explained: (on: Day) => readonly string[];
}

/** The day that answers for the due day; the last one forecast where none is due. */
export function answerOf({ hit }: Future): HitOn {
  const { due, byDay } = hit;
  return due ?? byDay.at(-1)!;
}

export function chanceOf(future: Future): number {
  return answerOf(future).chance;
}
