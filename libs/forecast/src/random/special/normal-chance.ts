import { incompleteGamma } from './incomplete-gamma.js';

/** The chance that a standard normal variable is below z, in the lower tail to its own relative precision. */
export function normalChance(z: number): number {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}
