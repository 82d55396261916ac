import { type Beta, type Dirichlet, type Gamma } from './distributions.js';
import { type PooledRate } from './pooled-rate.js';

/** Hazards a person-month in post, and arrivals in proportion to the people in post on the origin. */
export const RATES = [
  'leaving',
  'retiring',
  'inactivating',
  'reactivating',
  'moving',
  'returning',
  'recruitedAbroad',
  'joiningOtherwise',
] as const;
export type Rate = (typeof RATES)[number];

/** What model B believes: everything that a trajectory draws its parameters from. Plain JSON. */
export interface PipelineParameters {
  readonly rates: Readonly<Record<Rate, PooledRate>>;
  readonly leavingNow: LeavingNow;
  readonly hours: Hours;
  /** Who moves: beyond the region. */
  readonly movingAway: Beta;
  /** Where those go who move or begin elsewhere than where they trained: by organisation. */
  readonly attraction: Dirichlet;
  readonly filling: PooledShare;
  readonly programmes: readonly ProgrammeParameters[];
}

/**
 * England's leaving moves as a random walk of logarithms. `level` is where it stands on the origin, compared with the window that the rates
 * were learned from; a year's step has a variance that is scaled inverse chi-squared.
 */
export interface LeavingNow {
  readonly level: { readonly mean: number; readonly sd: number };
  readonly yearly: { readonly df: number; readonly variance: number };
}

/** Yearly change of the logarithm of FTE a head: a drift, and steps of a random walk around it. */
export interface Hours {
  readonly drift: { readonly mean: number; readonly sd: number };
  readonly yearlySd: number;
}

/** A share of England, and how far groups lie from it (`concentration`: people that a group's own evidence is weighed against). */
export interface PooledShare {
  readonly england: Beta;
  readonly concentration: number;
  readonly groups: readonly { readonly area: string; readonly yes: number; readonly no: number }[];
}

export interface ProgrammeParameters {
  readonly programme: string;
  /** By year of the programme, where learners are placed. */
  readonly withdrawing: PooledRate;
  /** How far cohorts of one organisation lie apart. */
  readonly cohortConcentration: number;
  readonly interrupting: Gamma;
  readonly resuming: Gamma;
  readonly outcomes: Dirichlet;
  readonly registering: Beta;
  /** Of those registered: ever taking up a first post, by region. */
  readonly joining: PooledShare;
  readonly delays: Dirichlet;
  /** Own organisation, elsewhere in the region, further away. */
  readonly destinations: Dirichlet;
}
