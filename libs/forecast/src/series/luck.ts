import { normalQuantile } from '../random/quantiles/normal.js';
import { addressOf, type Prefix, prefixOf, uniformAt } from '../random/uniform.js';
import { placeIndex } from './sites.js';

/** Whose luck is drawn of in a trajectory: what all areas share, and each area. */
export interface Luck {
  readonly nation: Prefix;
  readonly areas: readonly Prefix[];
}

/** @returns the luck of one trajectory after another; it depends on names and numbers alone, not on who else is there */
export function luckOf(
  profession: string,
  nation: string,
  areas: readonly string[],
  seed: number,
): (trajectory: number) => Luck {
  const shared = placeIndex(profession, nation);
  const places = areas.map(area => placeIndex(profession, area));
  return trajectory => ({
    nation: prefixOf(seed, trajectory, shared),
    areas: places.map(place => prefixOf(seed, trajectory, place)),
  });
}

/** @param step 0 of what is drawn once a trajectory */
export function uniformOf({ a, b }: Prefix, step: number, site: number): number {
  return uniformAt(a, b, addressOf(step, site));
}

export function normalOf({ a, b }: Prefix, step: number, site: number): number {
  return normalQuantile(uniformAt(a, b, addressOf(step, site)));
}
