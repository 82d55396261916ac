/** A probability that was given to something, and whether it came about. */
export interface GivenChance {
  readonly chance: number;
  readonly came: boolean;
}

/**
 * The mean squared difference between chance and outcome: 0 is clairvoyant, ¼ is a coin's.
 * @param given at least one
 * @see Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950)
 */
export function brier(given: readonly GivenChance[]): number {
  return given.reduce((sum, { chance, came }) => sum + (chance - (came ? 1 : 0)) ** 2, 0) / given.length;
}

/** Of what was given about the same chance: how often it came. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Null where nothing was given such a chance. */
  readonly meanChance: number | null;
  readonly cameAbout: number | null;
}

/** Bins of equal width; a chance on a border belongs to the upper one, 1 to the last. */
export function reliability(given: readonly GivenChance[], bins: number): ReliabilityBin[] {
  const sorted = Array.from({ length: bins }, (): GivenChance[] => []);
  for (const each of given) sorted[Math.min(bins - 1, Math.floor(each.chance * bins))]!.push(each);
  return sorted.map((within, index) => ({
    from: index / bins,
    to: (index + 1) / bins,
    count: within.length,
    meanChance:
      within.length === 0 ? null : within.reduce((sum, { chance }) => sum + chance, 0) / within.length,
    cameAbout: within.length === 0 ? null : within.filter(({ came }) => came).length / within.length,
  }));
}
