import { meanOf } from '../parameters/distributions.js';
import { type ProgrammeParameters } from '../parameters/parameters.js';
import { OUTCOMES, type Programme } from '../programme.js';
import { betaQuantile } from '../../random/quantiles/beta.js';
import { KeptChances } from '../../random/quantiles/kept-chances.js';
import { normalQuantile } from '../../random/quantiles/normal.js';
import { type Draw, type Draws, type Luck, RateDraw } from './draw-parameters.js';
import { PARAMETER_SITES } from './sites.js';

const { exp, log, max, min, sqrt } = Math;

/** What holds of a programme in one trajectory. */
export class ProgrammeDraw {
  readonly withdrawing: RateDraw;
  readonly cohortConcentration: number;
  interrupting = 0;
  /** Shares of those due; of those who complete; of those who take up a post: by class. */
  readonly outcomes = new Float64Array(OUTCOMES);
  readonly delays: Float64Array;
  /** The same, of those whom the classes before have left. */
  readonly outcomesOfRest = new KeptChances(OUTCOMES);
  readonly delaysOfRest: KeptChances;
  readonly destinations = new Float64Array(3);
  registering = 0;
  /** By region. */
  readonly joining: Float64Array;
  /** The same, to draw by. */
  readonly registeringChance = new KeptChances(1);
  readonly resuming = new KeptChances(1);
  readonly joiningChance: KeptChances;
  readonly #draws: {
    readonly interrupting: Draw;
    readonly resuming: Draw;
    readonly registering: Draw;
    readonly joining: Draw;
    readonly outcomes: (luck: Luck, shares: Float64Array) => void;
    readonly delays: (luck: Luck, shares: Float64Array) => void;
    readonly destinations: (luck: Luck, shares: Float64Array) => void;
  };
  readonly #site: number;

  constructor(
    readonly programme: Programme,
    private readonly parameters: ProgrammeParameters,
    draws: Draws,
    at: number,
    regionOf: Int32Array,
  ) {
    const site = PARAMETER_SITES.programmes + 100 * at;
    this.#site = site;
    this.withdrawing = new RateDraw(parameters.withdrawing, 'withdrawing', draws, site, regionOf);
    this.cohortConcentration = parameters.cohortConcentration;
    this.delays = new Float64Array(programme.delays.length);
    this.delaysOfRest = new KeptChances(programme.delays.length);
    this.joiningChance = new KeptChances(parameters.joining.groups.length);
    this.joining = new Float64Array(parameters.joining.groups.length);
    this.#draws = {
      interrupting: draws.gamma(parameters.interrupting, site + 20),
      resuming: draws.gamma(parameters.resuming, site + 21),
      registering: draws.beta(parameters.registering, site + 22, 'registering'),
      joining: draws.beta(parameters.joining.england, site + 23, 'joining'),
      outcomes: draws.dirichlet(parameters.outcomes, site + 30),
      delays: draws.dirichlet(parameters.delays, site + 40),
      destinations: draws.dirichlet(parameters.destinations, site + 60),
    };
  }

  draw(england: Luck, regions: readonly Luck[], a: Int32Array, b: Int32Array): void {
    const { interrupting, resuming, registering, joining, outcomes, delays, destinations } = this.#draws;
    this.withdrawing.draw(england, regions, a, b);
    this.interrupting = interrupting(england);
    this.resuming.set(0, min(1, resuming(england)));
    this.registering = registering(england);
    this.registeringChance.set(0, this.registering);
    outcomes(england, this.outcomes);
    delays(england, this.delays);
    ofRest(this.outcomes, this.outcomesOfRest);
    ofRest(this.delays, this.delaysOfRest);
    destinations(england, this.destinations);
    const mean = Math.min(joining(england), 1 - 1e-9);
    const { concentration, groups } = this.parameters.joining;
    for (let region = 0; region < groups.length; region += 1) {
      const { yes, no } = groups[region]!;
      const u = regions[region]!(this.#site + 24);
      this.joining[region] = nearBeta(u, mean * concentration + yes, (1 - mean) * concentration + no);
      this.joiningChance.set(region, this.joining[region]!);
    }
  }

  /** The mean hazard of a year, as the cohort's own evidence is measured by. */
  expected(year: number): number {
    return meanOf(this.parameters.withdrawing.england[year]!);
  }
}

function ofRest(shares: Float64Array, into: KeptChances): void {
  let rest = 1;
  for (let at = 0; at < shares.length; at += 1) {
    into.set(at, at === shares.length - 1 ? 1 : max(0, min(1, shares[at]! / rest)));
    rest -= shares[at]!;
  }
}

/** A share of a region: exact where few people were seen, on the logit scale normal where so many were that it makes no difference. */
function nearBeta(u: number, yes: number, no: number): number {
  if (yes < 200 || no < 200) return betaQuantile(u, yes, no);
  // Mean and variance of a beta variable's logit, to the second order.
  const mean = log(yes / no) - 1 / (2 * yes) + 1 / (2 * no);
  return 1 / (1 + exp(-mean - sqrt(1 / yes + 1 / no) * normalQuantile(u)));
}
