import { type Person } from '../lives/person.js';
import { type Entrant } from './entrant.js';
import { type Fate } from './fate.js';

/** Somebody who starts. */
export interface Learner extends Entrant {
  readonly fate: Fate;
  /** Index of the region of the institution, among those simulated. */
  readonly region: number;
  /** Who has the posts that follow, once the programme is completed: under the same pseudonym, or another. */
  staff: Person | undefined;
}
