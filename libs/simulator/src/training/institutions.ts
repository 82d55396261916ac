import { type Area } from '@muster/domain';
import { type Institution } from './student.js';

/**
 * Institutions of the simulation's own, five a region: `HE56A` is the largest of London (Y56). No real university's code is used,
 * because nothing is simulated after any one of them. Shares of a region's starters are an assumption.
 */
const SHARES = [0.3, 0.25, 0.2, 0.15, 0.1];

export function institutionsOf(regions: readonly Area[]): Institution[] {
  return regions.flatMap((code, region) =>
    SHARES.map((share, index) => ({
      code: `HE${code.slice(1)}${String.fromCharCode(65 + index)}`,
      region,
      share,
    })),
  );
}
