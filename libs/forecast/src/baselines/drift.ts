import { studentQuantile } from './student.js';
import { LEVELS, type Quantiles } from '../scoring/quantiles.js';
import { meanOf, varianceOf } from '../series/statistics.js';
import { type Past } from './past.js';

/**
 * A random walk with drift: the mean growth of all the past goes on, with normal noise, both learned and both uncertain; so the
 * predictive distribution of the logarithm is Student's t.
 */
export function drift({ stock, growth }: Past, horizon: number): Quantiles | undefined {
  const n = growth.length;
  if (n < 2) return undefined;
  const sd = Math.sqrt(varianceOf(growth) * horizon * (1 + horizon / n));
  return LEVELS.map(
    level => stock * Math.exp(horizon * meanOf(growth) + sd * studentQuantile(level, n - 1)),
  ) as unknown as Quantiles;
}
