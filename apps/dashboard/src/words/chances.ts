/** There are only so many futures, and models are wrong: neither none nor all is ever said. The forecaster's own sentences end there too. */
const LEAST = 0.01;

/** A chance as people say it: "about 25 in 100"; never 0 or 100, which no forecast can say. */
export function inHundred(chance: number): string {
  if (chance < LEAST) return 'less than 1 in 100';
  return chance > 1 - LEAST ? 'more than 99 in 100' : `about ${Math.round(100 * chance)} in 100`;
}

/** Of a hundred, in tables and beside bars: "25", and at the ends "<1" and ">99". */
export function ofHundred(chance: number): string {
  if (chance < LEAST) return '<1';
  return chance > 1 - LEAST ? '>99' : String(Math.round(100 * chance));
}
