import { codeAddress } from '../../random/code-address.js';
import { Chances } from '../../random/quantiles/chances.js';
import { KeptBetaBinomials } from '../../random/quantiles/kept-beta-binomials.js';
import * as normals from '../../random/quantiles/normal.js';
import { decay } from '../../random/special/decay.js';
import * as uniforms from '../../random/uniform.js';
import * as evidence from '../evidence.js';
import { RATES } from '../parameters/parameters.js';
import {
  type Draw,
  Draws,
  ENGLAND_ADDRESS,
  inverseChiSquared,
  type Luck,
  luckOf,
  RateDraw,
  rateSite,
} from './draw-parameters.js';
import { type Model } from './model.js';
import { ProgrammeDraw } from './programme-draw.js';
import { PARAMETER_SITES, PARAMETERS } from './sites.js';

/** Taken out once: what is imported is looked up at every use. */
const { normalQuantile } = normals;
const { addressOf, prefixOf, uniformAt } = uniforms;
const { BANDS } = evidence;
const { exp, log1p, min, sqrt } = Math;

/** The largest share of places that is filled: beyond it a beta variable is none. */
export const FULL = 1 - 1e-9;

const ATTRACTION = addressOf(PARAMETERS, PARAMETER_SITES.attraction);

/**
 * What holds in one trajectory: parameters as drawn, for each organisation. Made once for a model, and drawn anew for each trajectory.
 */
export class World {
  /** Prefixes of the organisations' uniforms. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly regionOf: Int32Array;
  /** Chances a person and month by organisation × band, before the national walk. */
  readonly leaving: Float64Array;
  readonly retiring: Float64Array;
  /** By organisation. */
  readonly inactivating: Float64Array;
  readonly moving: Float64Array;
  readonly reactivating: Chances;
  /** To go in any way but leaving, by organisation × band. */
  readonly goingOtherwise: Float64Array;
  /** Arrivals a month by organisation. */
  readonly returning: Float64Array;
  readonly abroad: Float64Array;
  readonly otherwise: Float64Array;
  /** All three, and the chance of none. */
  readonly arriving: Float64Array;
  readonly noArrival: Float64Array;
  /** Cumulative, over organisations in order: the last is the sum. */
  readonly attraction: Float64Array;
  movingAway = 0;
  filling = 0;
  /** Starters of so many places, at England's fill. */
  readonly starting = new KeptBetaBinomials();
  /** What the national walk makes of leaving, and a month of FTE a head, by step. */
  readonly walk: Float64Array;
  readonly hours: Float64Array;
  readonly programmes: readonly ProgrammeDraw[];

  readonly #addresses: readonly number[];
  readonly #regionAddresses: readonly number[];
  readonly #size: Float64Array;
  readonly #rates: Readonly<Record<(typeof RATES)[number], RateDraw>>;
  readonly #movingAway: Draw;
  readonly #filling: Draw;
  readonly #walkVariance: (u: number) => number;

  constructor(private readonly model: Model) {
    const { organisations, parameters } = model;
    const count = organisations.length;
    this.a = new Int32Array(count);
    this.b = new Int32Array(count);
    this.regionOf = Int32Array.from(organisations, of => of.region);
    this.#addresses = organisations.map(of => codeAddress(of.organisation));
    this.#regionAddresses = model.regions.map(codeAddress);
    this.#size = Float64Array.from(organisations, of => of.inPost.reduce((sum, people) => sum + people, 0));
    const draws = new Draws(model);
    const rate = (name: (typeof RATES)[number]) =>
      new RateDraw(parameters.rates[name], name, draws, rateSite(name), this.regionOf);
    this.#rates = {
      leaving: rate('leaving'),
      retiring: rate('retiring'),
      inactivating: rate('inactivating'),
      reactivating: rate('reactivating'),
      moving: rate('moving'),
      returning: rate('returning'),
      recruitedAbroad: rate('recruitedAbroad'),
      joiningOtherwise: rate('joiningOtherwise'),
    };
    this.leaving = new Float64Array(count * BANDS);
    this.retiring = new Float64Array(count * BANDS);
    this.goingOtherwise = new Float64Array(count * BANDS);
    [this.inactivating, this.moving] = [of(), of()];
    this.reactivating = new Chances(count);
    [this.returning, this.abroad, this.otherwise, this.attraction] = [of(), of(), of(), of()];
    [this.arriving, this.noArrival] = [of(), of()];
    this.walk = new Float64Array(model.horizon);
    this.hours = new Float64Array(model.horizon);
    this.#movingAway = draws.beta(parameters.movingAway, PARAMETER_SITES.movingAway);
    this.#filling = draws.beta(parameters.filling.england, PARAMETER_SITES.filling, 'filling');
    this.#walkVariance = inverseChiSquared(parameters.leavingNow.yearly.df);
    this.programmes = model.programmes.map(
      (programme, at) => new ProgrammeDraw(programme, parameters.programmes[at]!, draws, at, this.regionOf),
    );

    function of(): Float64Array {
      return new Float64Array(count);
    }
  }

  draw(trajectory: number): void {
    const { seed } = this.model;
    for (let at = 0; at < this.a.length; at += 1) {
      const { a, b } = prefixOf(seed, trajectory, this.#addresses[at]!);
      this.a[at] = a;
      this.b[at] = b;
    }
    const england = luckOf(seed, trajectory, ENGLAND_ADDRESS);
    const regions = this.#regionAddresses.map(address => luckOf(seed, trajectory, address));
    for (const name of RATES) this.#rates[name].draw(england, regions, this.a, this.b);
    this.movingAway = this.#movingAway(england);
    this.filling = this.#filling(england);
    this.#settleFilling();
    this.#drawWalks(england);
    this.#settleRates(england);
    this.#drawAttraction();
    for (const programme of this.programmes) programme.draw(england, regions, this.a, this.b);
  }

  /** Drifts of means that come with spread are taken out: the mean of what is drawn stays. */
  #drawWalks(luck: Luck): void {
    const { leavingNow, hours } = this.model.parameters;
    const monthly =
      (leavingNow.yearly.variance * this.#walkVariance(luck(PARAMETER_SITES.leavingVariance))) / 12;
    const sd = sqrt(monthly);
    const { sd: shift = 0 } = this.model.shifts.hours ?? {};
    const drift =
      (hours.drift.mean + hours.drift.sd * (normalQuantile(luck(PARAMETER_SITES.hoursDrift)) + shift)) / 12;
    const step = hours.yearlySd / sqrt(12);
    let level = 0;
    for (let at = 0; at < this.walk.length; at += 1) {
      level += sd * normalQuantile(luck(PARAMETER_SITES.leavingWalk + at)) - monthly / 2;
      this.walk[at] = exp(level);
      this.hours[at] = exp(drift + step * normalQuantile(luck(PARAMETER_SITES.hoursWalk + at)));
    }
  }

  #settleFilling(): void {
    const share = min(this.filling, FULL);
    const around = this.model.parameters.filling.concentration;
    this.starting.set(share * around, (1 - share) * around);
  }

  #settleRates(luck: Luck): void {
    const { level } = this.model.parameters.leavingNow;
    const now = exp(
      level.mean + level.sd * normalQuantile(luck(PARAMETER_SITES.leavingLevel)) - level.sd ** 2 / 2,
    );
    const { leaving, retiring, inactivating, moving, reactivating } = this.#rates;
    const { returning, recruitedAbroad, joiningOtherwise } = this.#rates;
    for (let at = 0; at < this.#size.length; at += 1) {
      const size = this.#size[at]!;
      this.inactivating[at] = inactivating.england[0]! * inactivating.factors[at]!;
      this.moving[at] = this.#size.length > 1 ? moving.england[0]! * moving.factors[at]! : 0;
      for (let band = 0; band < BANDS; band += 1) {
        const of = at * BANDS + band;
        this.leaving[of] = now * leaving.england[band]! * leaving.factors[at]!;
        this.retiring[of] = retiring.england[band]! * retiring.factors[at]!;
        this.goingOtherwise[of] = this.retiring[of] + this.moving[at]! + this.inactivating[at]!;
      }
      this.reactivating.set(at, min(1, reactivating.england[0]! * reactivating.factors[at]!));
      this.returning[at] = size * returning.england[0]! * returning.factors[at]!;
      this.abroad[at] = size * recruitedAbroad.england[0]! * recruitedAbroad.factors[at]!;
      this.otherwise[at] = size * joiningOtherwise.england[0]! * joiningOtherwise.factors[at]!;
      this.arriving[at] = this.returning[at]! + this.abroad[at]! + this.otherwise[at]!;
      this.noArrival[at] = decay(this.arriving[at]!);
    }
  }

  /** Log-normal weights with the means and variances of gamma ones: nearly Dirichlet, at a twentieth of the cost. */
  #drawAttraction(): void {
    const { weights } = this.model.parameters.attraction;
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1) {
      const variance = log1p(1 / weights[at]!);
      sum +=
        weights[at]! *
        exp(sqrt(variance) * normalQuantile(uniformAt(this.a[at]!, this.b[at]!, ATTRACTION)) - variance / 2);
      this.attraction[at] = sum;
    }
  }
}
