/**
 * Which draw of a month a uniform is for: one number each, for ever. Draws for single people have 4,096 numbers, one a person.
 * Those for parameters are addressed by `PARAMETERS` in place of a month.
 */
const ONE_EACH = 4096;

export const SITES = {
  /** How many calls to go there are. */
  exits: 0,
  reactivations: 8,
  arrivals: 9,
  /** Of a cohort: who stops, by withdrawing or by interrupting. */
  stops: 16,
  interruptions: 17,
  resumptions: 18,
  starters: 19,
  /** Four numbers each. */
  outcomes: 20,
  overdue: 24,
  registrations: 28,
  joining: 29,

  /** By class of delay. */
  delays: 64,
  /** Sixteen numbers for each number of months since completing. */
  awaiting: 256,
  bandOfReactivated: 5 * ONE_EACH,
  kindOfArrival: 6 * ONE_EACH,
  placeOfFirstPost: 7 * ONE_EACH,
  /** Of each call: who it is and which way; where to. */
  exit: ONE_EACH,
  destinationOfMove: 4 * ONE_EACH,
} as const;

export { ONE_EACH };

/** The month under which parameters are addressed. */
export const PARAMETERS = 4095;

/** Sites under `PARAMETERS`, of England, a region, or an organisation. */
export const PARAMETER_SITES = {
  /** A rate's number × 8 + band. */
  rates: 0,
  leavingLevel: 100,
  leavingVariance: 101,
  hoursDrift: 102,
  movingAway: 103,
  filling: 104,
  attraction: 105,
  /** A programme's number × 100 + … */
  programmes: 1000,
  /** + step. */
  leavingWalk: 10_000,
  hoursWalk: 20_000,
} as const;
