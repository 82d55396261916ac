import { type GivenChance } from '@muster/forecast';

/**
 * The slope of outcomes on the logit of the chances that were given, by logistic regression: 1 where chances mean what they say, below 1
 * where they are too bold, above 1 where they are too timid.
 * @see Cox, "Two further applications of a model for binary regression", Biometrika 45 (1958)
 */
export function calibrationSlope(given: readonly GivenChance[]): { slope: number; error: number } {
  let [intercept, slope] = [0, 1];
  let error = Infinity;
  for (let step = 0; step < 50; step += 1) {
    const sums = { a: 0, b: 0, aa: 0, ab: 0, bb: 0 };
    for (const { chance, came } of given) {
      const x = Math.log(chance / (1 - chance));
      const fitted = 1 / (1 + Math.exp(-intercept - slope * x));
      const weight = fitted * (1 - fitted);
      const missed = (came ? 1 : 0) - fitted;
      sums.a += missed;
      sums.b += missed * x;
      sums.aa += weight;
      sums.ab += weight * x;
      sums.bb += weight * x * x;
    }
    const determinant = sums.aa * sums.bb - sums.ab ** 2;
    const change = (sums.aa * sums.b - sums.ab * sums.a) / determinant;
    intercept += (sums.bb * sums.a - sums.ab * sums.b) / determinant;
    slope += change;
    error = Math.sqrt(sums.aa / determinant);
    if (Math.abs(change) < 1e-9) break;
  }
  return { slope, error };
}
