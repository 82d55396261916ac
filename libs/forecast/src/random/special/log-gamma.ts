const { log } = Math;

const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

/**
 * The logarithm of the gamma function, for x above 0: 14 digits, and near its zeros at 1 and 2 as many decimals.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 6.1.41: Stirling's series, from 12 on; below by the recurrence
 */
export function logGamma(x: number): number {
  let product = 1;
  let from = x;
  while (from < 12) product *= from++;
  return (from - 0.5) * log(from) - from + HALF_LOG_TWO_PI + correction(from) - log(product);
}

/** What Stirling's formula lacks: ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π), for x from 0 on. */
export function stirlingError(x: number): number {
  if (x >= 12) return correction(x);
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - HALF_LOG_TWO_PI;
}

function correction(x: number): number {
  const square = 1 / (x * x);
  return (
    (1 / 12 -
      square *
        (1 / 360 -
          square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360)))))) /
    x
  );
}
