import { type Month } from '@muster/domain';
import { type Trust } from '../organisations/trust.js';

export type Route = 'degree' | 'shortened' | 'degree-apprenticeship';

export interface Institution {
  readonly code: string;
  /** Index of the region among those simulated. */
  readonly region: number;
  /** Of the region's starters. */
  readonly share: number;
}

/** One enrolment, from the first day to what became of it. */
export interface Student {
  /** Stands for the pseudonym that the institution uses. */
  readonly number: number;
  /** Stands for the enrolment's pseudonym. */
  readonly learner: number;
  readonly institution: Institution;
  readonly placement: Trust;
  readonly cohort: Month;
  readonly route: Route;
  readonly lengthMonths: number;
  /** Day numbers. */
  readonly enrolledOn: number;
  readonly outcome: 'completed' | 'withdrew';
  readonly outcomeOn: number;
  /** How many facts were told under this pseudonym. */
  facts: number;
}
