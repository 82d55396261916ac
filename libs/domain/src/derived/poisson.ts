/**
 * The exact (Garwood) 95 % interval of the mean of a Poisson count: the means under which so many or more, and so many or
 * fewer, would each come with a chance of 2.5 %.
 * @see Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936): the limits are quantiles of gamma distributions
 */
export function poissonInterval(count: number): { readonly low: number; readonly high: number } {
  return {
    low: count === 0 ? 0 : gammaQuantile(count, 0.025),
    high: gammaQuantile(count + 1, 0.975),
  };
}

/** The value below which a gamma variable of this shape (scale 1) lies with this chance. */
function gammaQuantile(shape: number, chance: number): number {
  let [low, high] = [0, shape + 10 * Math.sqrt(shape) + 20];
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    if (lowerGamma(shape, middle) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised lower incomplete gamma function: by its series below the mean, by its continued fraction above. */
function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0;
  const factor = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n += 1) sum += term *= x / (shape + n);
    return factor * sum;
  }
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - factor * fraction;

  function nonZero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value;
  }
}

/** Stirling's series, from 10 on; below by the recurrence. */
function logGamma(x: number): number {
  let shift = 0;
  while (x < 10) shift += Math.log(x++);
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}
