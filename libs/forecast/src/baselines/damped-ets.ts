import { LEVELS, type Quantiles } from '../scoring/quantiles.js';
import { type Past } from './past.js';
import { studentQuantile } from './student.js';

/**
 * Exponential smoothing with additive errors and a damped trend, ETS(A,Ad,N), of the logarithm of the stock, laid end to end like for
 * like. Level and trend begin at the first stock and its first change; the three weights are those of a grid with the least squared
 * errors one period ahead. Quantiles are Student's t around the point forecast, for the variance is learned from few errors too.
 * @see Hyndman and Athanasopoulos, "Forecasting: principles and practice", 3rd ed., 8.7, for the variance of several periods ahead
 */
export function dampedEts({ stock, growth }: Past, horizon: number): Quantiles | undefined {
  const degrees = growth.length - WEIGHTS;
  if (degrees < 1) return undefined;
  let best: Run | undefined;
  for (const level of LEVEL_WEIGHTS)
    for (const trend of TREND_WEIGHTS)
      for (const damping of DAMPINGS) {
        const run = smooth(growth, level, level * trend, damping);
        if (best === undefined || run.squares < best.squares) best = run;
      }
  const { level, trend, damping, squares, last } = best!;
  let [ahead, damped, variance] = [0, 0, 0];
  for (let step = 1; step <= horizon; step += 1) {
    variance += step === 1 ? 1 : (level + trend * damped) ** 2;
    damped += damping ** step;
    ahead += last.trend * damping ** step;
  }
  const sd = Math.sqrt((squares / degrees) * variance);
  return LEVELS.map(
    of => stock * Math.exp(last.behind + ahead + sd * studentQuantile(of, degrees)),
  ) as unknown as Quantiles;
}

const LEVEL_WEIGHTS = [0.2, 0.4, 0.6, 0.8, 1];
/** As shares of the level's weight. */
const TREND_WEIGHTS = [0.1, 0.3, 0.5, 0.7, 0.9];
const DAMPINGS = [0.8, 0.9, 0.98];
/** How many weights are learned. */
const WEIGHTS = 3;

interface Run {
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
  readonly squares: number;
  readonly last: {
    /** The smoothed level, less the logarithm of the last stock. */
    readonly behind: number;
    readonly trend: number;
  };
}

function smooth(growth: readonly number[], level: number, trend: number, damping: number): Run {
  let [stock, smoothed, slope, squares] = [0, 0, growth[0]!, 0];
  for (const change of growth) {
    stock += change;
    const expected = smoothed + damping * slope;
    const error = stock - expected;
    squares += error ** 2;
    smoothed = expected + level * error;
    slope = damping * slope + trend * error;
  }
  return { level, trend, damping, squares, last: { behind: smoothed - stock, trend: slope } };
}
