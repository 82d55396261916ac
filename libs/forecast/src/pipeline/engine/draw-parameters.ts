import { codeAddress } from '../../random/code-address.js';
import { betaQuantile } from '../../random/quantiles/beta.js';
import { chiSquaredQuantile, gammaQuantile } from '../../random/quantiles/gamma.js';
import * as normals from '../../random/quantiles/normal.js';
import { type Settled, settled } from '../../random/quantiles/settled.js';
import { normalChance as normalChanceOf } from '../../random/special/normal-chance.js';
import * as uniforms from '../../random/uniform.js';
import { prefixOf } from '../../random/uniform.js';
import { type Beta, type Dirichlet, type Gamma } from '../parameters/distributions.js';
import { RATES } from '../parameters/parameters.js';
import { type PooledRate } from '../parameters/pooled-rate.js';
import { type Model, type ShiftedParameter } from './model.js';
import { PARAMETER_SITES, PARAMETERS } from './sites.js';

/** Taken out once: what is imported is looked up at every use. */
const { normalQuantile } = normals;
const { addressOf, uniformAt } = uniforms;
const { exp, log1p, sqrt } = Math;

/** A uniform by its site, of England, a region or an organisation of one trajectory. */
export type Luck = (site: number) => number;

export function luckOf(seed: number, trajectory: number, address: number): Luck {
  const { a, b } = prefixOf(seed, trajectory, address);
  return site => uniformAt(a, b, addressOf(PARAMETERS, site));
}

export const ENGLAND_ADDRESS = codeAddress('ENG');

/** One distribution that every trajectory draws from anew, shifted where sensitivity asks for it. */
export type Draw = (luck: Luck) => number;

/** The latest, by what makes them: questions ask the same model again and again, and to settle it takes as long as a hundred trajectories. */
const settledOnes = new Map<string, Settled>();
const MOST_KEPT = 1000;

function kept(key: string, make: () => Settled): Settled {
  const known = settledOnes.get(key);
  if (known) return known;
  if (settledOnes.size === MOST_KEPT) settledOnes.clear();
  const made = make();
  settledOnes.set(key, made);
  return made;
}

/** Draws of England's parameters, made once for all trajectories. */
export class Draws {
  constructor(private readonly model: Pick<Model, 'shifts'>) {}

  gamma(of: Gamma, site: number, name?: ShiftedParameter): Draw {
    return this.#shifted(
      kept(`gamma ${of.shape} ${of.rate}`, () => settled(u => gammaQuantile(u, of.shape) / of.rate, 'log')),
      site,
      name,
    );
  }

  beta(of: Beta, site: number, name?: ShiftedParameter): Draw {
    const draw = this.#shifted(
      kept(`beta ${of.yes} ${of.no}`, () => settled(u => betaQuantile(u, of.yes, of.no), 'logit')),
      site,
      name,
    );
    return luck => Math.min(1, draw(luck));
  }

  /** Cumulative shares of the classes, by betas of what the classes before have left. */
  dirichlet({ weights }: Dirichlet, site: number): (luck: Luck, shares: Float64Array) => void {
    const draws = weights.slice(0, -1).map((weight, at) => {
      const rest = weights.slice(at + 1).reduce((sum, other) => sum + other, 0);
      return this.beta({ family: 'beta', yes: weight, no: rest }, site + at);
    });
    return (luck, shares) => {
      let left = 1;
      draws.forEach((draw, at) => {
        shares[at] = left * draw(luck);
        left -= shares[at];
      });
      shares[draws.length] = left;
    };
  }

  #shifted(quantile: Settled, site: number, name?: ShiftedParameter): Draw {
    const { sd = 0, factor = 1 } = (name && this.model.shifts[name]) ?? {};
    if (sd === 0) return luck => factor * quantile(luck(site));
    return luck => factor * quantile(normalChanceOf(normalQuantile(luck(site)) + sd));
  }
}

/** A scaled inverse chi-squared variance, as what the scale is multiplied by. */
export function inverseChiSquared(df: number): Settled {
  return kept(`inverse chi-squared ${df}`, () => settled(u => df / chiSquaredQuantile(1 - u, df), 'log'));
}

/** How organisations' rates are drawn: England's by band, then factors of regions and, around them, of organisations. */
export class RateDraw {
  readonly england: Float64Array;
  /** Of organisations. */
  readonly factors: Float64Array;
  readonly #bands: readonly Draw[];
  readonly #regions: Float64Array;
  readonly #events: Float64Array;
  readonly #expected: Float64Array;
  readonly #site: number;

  constructor(
    private readonly pooled: PooledRate,
    name: (typeof RATES)[number] | 'withdrawing',
    draws: Draws,
    site: number,
    private readonly regionOf: Int32Array,
  ) {
    this.#site = site;
    this.#bands = pooled.england.map((of, band) => draws.gamma(of, site + band, name));
    this.england = new Float64Array(pooled.england.length);
    this.factors = new Float64Array(pooled.organisations.length);
    this.#regions = new Float64Array(pooled.regions.length);
    this.#events = Float64Array.from(pooled.organisations, of => of.events);
    this.#expected = Float64Array.from(pooled.organisations, of => of.expected);
  }

  draw(england: Luck, regions: readonly Luck[], a: Int32Array, b: Int32Array): void {
    this.#bands.forEach((draw, band) => (this.england[band] = draw(england)));
    const { regions: ofRegions, concentration } = this.pooled;
    const address = addressOf(PARAMETERS, this.#site);
    for (let region = 0; region < ofRegions.length; region += 1) {
      const { shape, rate } = ofRegions[region]!.posterior;
      this.#regions[region] = likeGamma(shape, rate, regions[region]!(this.#site));
    }
    const around = concentration.organisation;
    for (let at = 0; at < this.factors.length; at += 1) {
      const shape = around * this.#regions[this.regionOf[at]!]! + this.#events[at]!;
      this.factors[at] = likeGamma(shape, around + this.#expected[at]!, uniformAt(a[at]!, b[at]!, address));
    }
  }
}

/** Log-normal, with the mean and the variance of a gamma variable: factors are many, and an exact gamma would cost twenty times as much. */
function likeGamma(shape: number, rate: number, u: number): number {
  const variance = log1p(1 / shape);
  return (shape / rate) * exp(sqrt(variance) * normalQuantile(u) - variance / 2);
}

export function rateSite(rate: (typeof RATES)[number]): number {
  return PARAMETER_SITES.rates + 8 * RATES.indexOf(rate);
}
