import { betaQuantile } from '../../random/quantiles/beta.js';
import { gammaQuantile } from '../../random/quantiles/gamma.js';

/** A rate's distribution: so many events (shape) in so much exposure (rate). */
export interface Gamma {
  readonly family: 'gamma';
  readonly shape: number;
  readonly rate: number;
}

/** A chance's distribution: so many times yes, so many times no. */
export interface Beta {
  readonly family: 'beta';
  readonly yes: number;
  readonly no: number;
}

/** The distribution of shares that sum to one, by weights that are counts. */
export interface Dirichlet {
  readonly family: 'dirichlet';
  readonly weights: readonly number[];
}

export function meanOf(of: Gamma | Beta): number {
  return of.family === 'gamma' ? of.shape / of.rate : of.yes / (of.yes + of.no);
}

/** Standard deviation. */
export function spreadOf(of: Gamma | Beta): number {
  if (of.family === 'gamma') return Math.sqrt(of.shape) / of.rate;
  const n = of.yes + of.no;
  return Math.sqrt((of.yes * of.no) / (n + 1)) / n;
}

export function quantileOf(of: Gamma | Beta, u: number): number {
  return of.family === 'gamma' ? gammaQuantile(u, of.shape) / of.rate : betaQuantile(u, of.yes, of.no);
}
