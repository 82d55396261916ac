/** A chance as people say it: "about 25 in 100"; never 0 or 100, which no forecast can say. */
export function inHundred(chance: number): string {
  const share = Math.round(100 * chance);
  return share < 1 ? 'less than 1 in 100' : share > 99 ? 'more than 99 in 100' : `about ${share} in 100`;
}
