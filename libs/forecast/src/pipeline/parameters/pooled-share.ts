import { type Beta, meanOf } from './distributions.js';
import { type PooledShare } from './parameters.js';

/** Where groups seem not to differ at all, or to have nothing in common. */
const CLOSEST = 5000;
const FURTHEST = 2;
/** What is believed before: a group's own evidence outweighs England's from so many people on. */
const BELIEVED = 60;

/** Shares of groups, partially pooled: how far they lie apart is learned from all of them by moments. */
export function poolShare(groups: readonly { area: string; yes: number; no: number }[]): PooledShare {
  const yes = groups.reduce((sum, of) => sum + of.yes, 0);
  const no = groups.reduce((sum, of) => sum + of.no, 0);
  const england: Beta = { family: 'beta', yes: yes + 0.5, no: no + 0.5 };
  return { england, groups, concentration: concentrationOf(groups, meanOf(england)) };
}

/** The variance of a count beyond the binomial's is n (n − 1) m (1 − m) ÷ (concentration + 1). */
function concentrationOf(groups: readonly { yes: number; no: number }[], mean: number): number {
  const chance = mean * (1 - mean);
  let beyond = 0;
  let room = 0;
  let noise = 0;
  for (const { yes, no } of groups) {
    const n = yes + no;
    beyond += (yes - n * mean) ** 2 - n * chance;
    room += n * Math.max(n - 1, 0) * chance;
    noise += 2 * (n * chance) ** 2 + n * chance;
  }
  const believed = 1 / (BELIEVED + 1);
  const precision = room ** 2 / Math.max(noise, 1e-9);
  const doubt = believed / 2;
  const share =
    (precision * (room > 0 ? beyond / room : 0) + believed / doubt ** 2) / (precision + 1 / doubt ** 2);
  return Math.min(CLOSEST, Math.max(FURTHEST, 1 / Math.max(share, 1e-9) - 1));
}
