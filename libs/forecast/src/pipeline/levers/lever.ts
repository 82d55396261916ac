/**
 * What a planner can change: named as people name it, dated, and in some areas or everywhere. Levers of one kind multiply (or add up) where
 * they meet. They move quantiles, never uniforms: two scenarios share their luck.
 */
export type Lever = (
  | { readonly lever: 'intake-places'; readonly change: Change }
  | { readonly lever: 'fill'; readonly change: Factor }
  /** `year` of the programme, from 1; absent: all. */
  | { readonly lever: 'withdrawal'; readonly change: Factor; readonly year?: number }
  /** Months by which first posts begin later (or, below 0, sooner, but not before completing). */
  | { readonly lever: 'time-to-first-post'; readonly months: number }
  | { readonly lever: 'join-rate'; readonly change: Factor }
  /** `bands` of tenure, from 0 (under a year) to 4 (ten years and more); absent: all. */
  | { readonly lever: 'leaving'; readonly change: Factor; readonly bands?: readonly number[] }
  | { readonly lever: 'returners'; readonly change: Change }
  | { readonly lever: 'recruitment-abroad'; readonly change: Change }
  /** FTE a head, of everybody in post while it holds. */
  | { readonly lever: 'hours'; readonly change: Factor }
  | { readonly lever: 'inactive-spells'; readonly change: Factor }
) &
  When;

export type LeverName = Lever['lever'];

export interface When {
  /** The first month in which it holds, `YYYY-MM`; of cohorts: those that begin in it (withdrawal: learners' months in it). */
  readonly from: string;
  /** The first month in which it holds no more. */
  readonly until?: string;
  /** Organisations and regions; absent: everywhere. */
  readonly areas?: readonly string[];
}

/** 0.9: a tenth less. */
export interface Factor {
  readonly by: 'factor';
  readonly factor: number;
}

/** So many more (or, below 0, fewer) a year in all of the areas together, shared among them in proportion to what they have. */
export interface MoreAYear {
  readonly by: 'more-a-year';
  readonly count: number;
}

export type Change = Factor | MoreAYear;

/** A lever that cannot be pulled. The message says which, what is wrong, and what to do. */
export class LeverFault extends Error {
  readonly code = 'lever';

  constructor(lever: Lever, fault: string) {
    super(`lever ${lever.lever} from ${lever.from}: ${fault}`);
    this.name = 'LeverFault';
  }
}
