/**
 * Where `before` turns from true to false, by halving: to 14 digits, or to 2⁻²⁰⁰ of the range where that is near 0.
 * @param before true from `low` up to the point, false from there to `high`
 */
export function turningPoint(before: (x: number) => boolean, low: number, high: number): number {
  for (let step = 0; step < 200 && high - low > 1e-14 * Math.abs(high); step += 1) {
    const middle = (low + high) / 2;
    if (before(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
