import { type Month } from '@muster/domain';
import { type Person } from '../lives/person.js';
import { type Applying } from './applying.js';
import { type Entrant, type Step } from './entrant.js';
import { type Chances } from './fate.js';
import { type Learner } from './learner.js';

/** What a world has where the whole way into the profession is simulated. */
export interface Pipeline {
  readonly chances: Chances;
  /** Practice is logged once in so many months. */
  readonly exposureMonths: number;
  /** Who came onto the register as a student: nobody does so twice. */
  readonly registered: Set<Person>;
  /** Who looks for a first post, by region. */
  readonly looking: readonly Looking[][];
  /** Everybody who applied; only where lives are kept. */
  readonly followed: Followed[] | undefined;
}

export interface Looking {
  readonly staff: Person;
  /** Day number. */
  readonly since: number;
}

export interface Followed {
  readonly entrant: Entrant;
  readonly cohort: Month;
  readonly applying: Applying;
  /** All that is told of them, but for the register and posts. */
  readonly steps: readonly Step[];
  /** Who starts. */
  readonly learner?: Learner;
}
