import { type Level } from './areas.js';
import { type Life, type Presence } from './life.js';

/** A person enters or exits the pair (area, profession) of a level on a day. */
export interface Crossing {
  readonly life: Life;
  readonly level: Level;
  readonly area: string;
  readonly profession: string;
  readonly day: number;
  /** "any post active in the pair on d (entry) or on d−1 (exit)" */
  readonly posts: readonly Presence[];
}

/** "a *short gap* is at most 28 days … from the exit's day to the entry's (out on 1 March, in on 29 March: short)" */
export const SHORT_GAP = 28;

/** "92 days when A has several successors" */
export const GAP_OF_A_SPLIT = 92;
