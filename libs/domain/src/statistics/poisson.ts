import { NotA } from '../brand.js';
import { gammaQuantile } from './gamma.js';
import { CONFIDENCE, confident, type Interval } from './interval.js';

/**
 * The exact (Garwood) interval of the mean of a Poisson count: the means under which so many or more, and so many or
 * fewer, would each come with half of the chance that is left (2.5 %).
 * @see Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936): the limits are quantiles of gamma distributions
 * @throws {NotA} where the count is not a whole number from 0 on
 */
export function poissonInterval(count: number, confidence = CONFIDENCE): Interval {
  if (!Number.isInteger(count) || count < 0) throw new NotA('a whole number from 0 on', count);
  const tail = (1 - confident(confidence)) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(count, tail),
    high: gammaQuantile(count + 1, 1 - tail),
  };
}
