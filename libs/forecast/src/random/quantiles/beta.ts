import { incompleteBeta, powers } from '../special/incomplete-beta.js';
import { logGamma } from '../special/log-gamma.js';
import { invert } from './invert.js';
import { normalQuantile } from './normal.js';

const { exp, log, max, min, sqrt } = Math;

/**
 * The value below which a beta variable lies with the chance u: 11 digits, in the tails too.
 * @param u above 0 and below 1
 * @param a above 0
 * @param b above 0
 */
export function betaQuantile(u: number, a: number, b: number): number {
  const t = invert(u, startOf(u, a, b), at => {
    const x = 1 / (1 + exp(-at));
    const y = 1 / (1 + exp(at));
    return { ...incompleteBeta(a, b, x, y), density: powers(a, b, x, y) };
  });
  return 1 / (1 + exp(-t));
}

/** On the logit scale: a normal one where both parameters are large, else the first term of the nearer end's series. */
function startOf(u: number, a: number, b: number): number {
  if (a >= 1 && b >= 1) return log(a / b) + normalQuantile(u) * sqrt(1 / a + 1 / b);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const atZero = (log(u * a) + logBeta) / a;
  const atOne = (log((1 - u) * b) + logBeta) / b;
  if (atZero < -1) return max(atZero, -700);
  if (atOne < -1) return min(-atOne, 700);
  return 0;
}
