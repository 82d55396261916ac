import { type Quantiles, quantilesOf } from '../scoring/quantiles.js';
import { type Past } from './past.js';

/**
 * Nothing changes: the last stock, and around it what it changed by in as many periods before, upwards and downwards alike.
 * Its intervals are the quantiles of those changes themselves, so no distribution is assumed.
 */
export function naive({ stock, growth }: Past, horizon: number): Quantiles | undefined {
  const changes: number[] = [];
  for (let end = horizon; end <= growth.length; end += 1) {
    const change = growth.slice(end - horizon, end).reduce((sum, value) => sum + value, 0);
    changes.push(change, -change);
  }
  if (changes.length === 0) return undefined;
  return quantilesOf(changes).map(change => stock * Math.exp(change)) as unknown as Quantiles;
}
