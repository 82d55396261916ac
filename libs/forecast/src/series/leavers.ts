import { seasonOf } from './growth.js';
import { meanOf } from './statistics.js';

/** What was learned of the share that leaves in a period, as its logit, of all areas together. */
export interface SharedLeavers {
  /** The smoothed level at the origin. */
  readonly level: number;
  /** Of what a period adds to it. */
  readonly sd: number;
  readonly degrees: number;
  /** How much of a period's surprise the level takes up. */
  readonly smoothing: number;
  /** Correlation of its surprises with those of growth: more leavers, less growth. */
  readonly withGrowth: number;
  readonly season: readonly number[];
}

const SMOOTHING_A_YEAR = 0.7;
const ASSUMED = { sd: 0.08, worth: 3 };
const STRONGEST = 0.95;

/**
 * @param logits by step, the newest last
 * @param growth of the same steps
 * @returns undefined where no leavers were published
 */
export function learnLeavers(
  logits: readonly (number | undefined)[],
  growth: readonly (number | undefined)[],
  stepsAYear: number,
): SharedLeavers | undefined {
  const season = seasonOf(logits, stepsAYear);
  const smoothing = 1 - (1 - SMOOTHING_A_YEAR) ** (1 / stepsAYear);
  const expected = meanOf(growth.filter(value => value !== undefined));
  let level: number | undefined;
  const surprises: { surprise: number; growth: number | undefined }[] = [];
  logits.forEach((logit, index) => {
    if (logit === undefined) return;
    const ahead = index - logits.length;
    const plain = logit - season[((ahead % stepsAYear) + stepsAYear) % stepsAYear]!;
    if (level === undefined) {
      level = plain;
      return;
    }
    const surprise = plain - level;
    level += smoothing * surprise;
    const at = growth[index];
    surprises.push({ surprise, growth: at === undefined ? undefined : at - expected });
  });
  if (level === undefined) return undefined;
  const squares = surprises.reduce((sum, { surprise }) => sum + surprise ** 2, 0);
  const degrees = ASSUMED.worth + surprises.length;
  return {
    level,
    sd: Math.sqrt((ASSUMED.worth * ASSUMED.sd ** 2 + squares) / degrees),
    degrees,
    smoothing,
    withGrowth: correlation(surprises),
    season,
  };
}

/** Shrunk towards none by as many periods as the assumed sd is worth. */
function correlation(
  pairs: readonly { readonly surprise: number; readonly growth: number | undefined }[],
): number {
  let [both, ones, others, count] = [0, 0, 0, 0];
  for (const { surprise, growth } of pairs) {
    if (growth === undefined) continue;
    both += surprise * growth;
    ones += surprise ** 2;
    others += growth ** 2;
    count += 1;
  }
  if (ones === 0 || others === 0) return 0;
  const shrunk = ((both / Math.sqrt(ones * others)) * count) / (count + ASSUMED.worth);
  return Math.min(STRONGEST, Math.max(-STRONGEST, shrunk));
}
