/** Trajectories are many and not without end, and models are wrong: neither 0 nor 100 is ever told. */
const LEAST = 0.01;

/** Whether a chance may be told as a number: at the ends it is told in words alone. */
export function isToldAsNumber(chance: number): boolean {
  return chance >= LEAST && chance <= 1 - LEAST;
}

/** `<1 %`, `25 %`, `>99 %`. */
export function chanceInPercent(chance: number): string {
  if (chance < LEAST) return '<1 %';
  if (chance > 1 - LEAST) return '>99 %';
  return `${Math.round(100 * chance)} %`;
}

/** `about 25 in 100`, as people count. */
export function chanceInWords(chance: number): string {
  if (chance < LEAST) return 'less than 1 in 100';
  if (chance > 1 - LEAST) return 'more than 99 in 100';
  return `about ${Math.round(100 * chance)} in 100`;
}
