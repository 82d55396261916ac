import { type Parts } from '../special/incomplete-gamma.js';

const { abs, log, max } = Math;

/** A step as short as this is the last: what it misses is of the order of its square. */
const CLOSE = 1e-9;

/**
 * Where a distribution's lower part is u, on a scale t on which its logarithm bends little, by Newton's method within a bracket that
 * every step narrows. Works on the smaller part, so that tails are as exact as the middle.
 * @param partsAt both parts at t, and the density by t
 */
export function invert(
  u: number,
  start: number,
  partsAt: (t: number) => Parts & { readonly density: number },
): number {
  const isLower = u <= 0.5;
  const aim = log(isLower ? u : 1 - u);
  let t = start;
  let low = -Infinity;
  let high = Infinity;
  for (let step = 0; step < 200; step += 1) {
    const { lower, upper, density } = partsAt(t);
    const part = isLower ? lower : upper;
    const miss = log(part) - aim;
    if (miss === 0) return t;
    if (miss < 0 === isLower) low = t;
    else high = t;
    const next = t - (miss * part) / (isLower ? density : -density);
    if (abs(next - t) <= CLOSE * max(1, abs(t))) return next;
    t = next > low && next < high ? next : between(low, high, t);
  }
  return t;
}

/** The middle of the bracket; where one end is open, ever further out. */
function between(low: number, high: number, t: number): number {
  if (low === -Infinity) return t - 1 - abs(t);
  if (high === Infinity) return t + 1 + abs(t);
  return (low + high) / 2;
}
