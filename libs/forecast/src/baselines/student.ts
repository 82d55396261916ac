import { betaQuantile } from '../random/quantiles/beta.js';

/**
 * The value below which a variable of Student's t distribution lies with the chance u: t² ÷ (df + t²) is a beta variable.
 * @param u above 0 and below 1
 * @param df degrees of freedom, above 0
 */
export function studentQuantile(u: number, df: number): number {
  if (u === 0.5) return 0;
  const tail = 2 * Math.min(u, 1 - u);
  const x = betaQuantile(tail, df / 2, 0.5);
  const t = Math.sqrt(df * (1 / x - 1));
  return u < 0.5 ? -t : t;
}
