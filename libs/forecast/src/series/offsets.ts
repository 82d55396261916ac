import { meanOf, varianceOf, weightedBack } from './statistics.js';

/** How one area departs from what all share: a lasting part, which is uncertain, and noise from period to period. */
export interface Offset {
  readonly area: string;
  readonly mean: number;
  readonly meanSd: number;
  readonly noiseSd: number;
  /** How much of the mean is the area's own, between 0 (that of all areas) and 1. */
  readonly ownShare: number;
  /** How many periods of equal weight its departures are worth. */
  readonly worth: number;
}

export interface Offsets {
  readonly areas: readonly Offset[];
  /** Of the χ² by which all noise is uncertain at once. */
  readonly degrees: number;
}

/** What a departure keeps of its weight from one year to the next. */
export const KEPT_A_YEAR = 0.8;
/** How many periods the mean of all areas' variances counts for in each area's. */
const SHARED_VARIANCE_WORTH = 4;
/** Areas differ a little, even if their means do not show it yet: a share of the mean variance. */
const LEAST_SPREAD = 0.05;
const LEAST_VARIANCE = 1e-12;

/**
 * Partial pooling: areas lend each other what their own few periods cannot say.
 *
 * @param departures of each area from what is shared, by period, the newest last
 * @param keep the weight that a period keeps from one to the next
 * @param assumedSd the noise where no area shows any: none has two periods
 */
export function poolOffsets(
  departures: readonly { readonly area: string; readonly values: readonly (number | undefined)[] }[],
  keep: number,
  assumedSd: number,
): Offsets {
  const seen = departures.map(({ area, values }) => ({ area, weighted: weightedBack(values, keep) }));
  const known = seen.flatMap(({ weighted }) => (weighted ? [weighted] : []));
  const varied = known.filter(({ worth }) => worth > 1 + 1e-9);
  const shared = Math.max(
    varied.length > 0 ? meanOf(varied.map(({ variance }) => variance)) : assumedSd ** 2,
    LEAST_VARIANCE,
  );
  const means = known.map(({ mean }) => mean);
  const byChance = known.length === 0 ? 0 : meanOf(known.map(({ worth }) => shared / worth));
  const spread = Math.max(varianceOf(means) - byChance, LEAST_SPREAD * shared);
  const centre = means.length === 0 ? 0 : meanOf(means);
  const degrees = varied.reduce((sum, { worth }) => sum + worth - 1, 0);
  return {
    degrees: varied.length > 0 ? degrees : 2,
    areas: seen.map(({ area, weighted }) => {
      if (!weighted)
        return {
          area,
          mean: centre,
          meanSd: Math.sqrt(spread),
          noiseSd: Math.sqrt(shared),
          ownShare: 0,
          worth: 0,
        };
      const { mean, variance, worth } = weighted;
      const noise =
        (SHARED_VARIANCE_WORTH * shared + (worth - 1) * variance) / (worth - 1 + SHARED_VARIANCE_WORTH);
      const ownShare = known.length === 1 ? 1 : spread / (spread + noise / worth);
      return {
        area,
        mean: (1 - ownShare) * centre + ownShare * mean,
        meanSd: Math.sqrt((ownShare * noise) / worth),
        noiseSd: Math.sqrt(noise),
        ownShare,
        worth,
      };
    }),
  };
}
