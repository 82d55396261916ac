/**
 * Where in the model a uniform is used: the last part of its address. Two forecasts that differ in one of these share the luck of
 * all the others, so that their difference is sharp. Numbers are never reused for something else.
 */
export const SITES = {
  growthVariance: 1,
  growthMean: 2,
  growthScale: 3,
  growthShock: 4,
  regionSpread: 5,
  regionOffset: 6,
  regionShock: 7,
  leaverVariance: 8,
  leaverShock: 9,
  leaverSpread: 10,
  leaverOffset: 11,
  leaverRegionShock: 12,
  residualVariance: 13,
  residualMean: 14,
  residualShock: 15,
  residualSpread: 16,
  residualOffset: 17,
  residualRegionShock: 18,
  smallLeavers: 19,
  smallJoiners: 20,
} as const;

/** The address's month of what is drawn once a trajectory. Steps are 1, 2, … */
export const ONCE = 0;

/**
 * The address's organisation: a number that follows from profession and area alone, so that an area more or less does not change the
 * luck of the others. FNV-1a, 32 bits.
 */
export function placeIndex(profession: string, area: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${profession} ${area}`)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}
