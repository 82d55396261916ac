import { chiSquaredQuantile } from '../random/quantiles/gamma.js';
import { normalQuantile } from '../random/quantiles/normal.js';
import { incompleteGamma } from '../random/special/incomplete-gamma.js';

const { exp, floor, log, sqrt } = Math;

const STEP = 0.05;
/** Beyond the smallest and the largest uniform, 2⁻³³ from 0 and 1, with a node to spare at either end. */
const FURTHEST = 6.6;
const NODES = 2 * (FURTHEST / STEP) + 1;

/** How much wider or narrower than learned a standard deviation is taken to be. */
export type Spread = (u: number) => number;

/**
 * √(df ÷ χ²) as a function of the uniform that decides χ², for one number of degrees of freedom. A χ² quantile costs as much as a
 * hundred normal ones, and one is needed in every step of every trajectory: so its logarithm, as a smooth function of the normal
 * quantile, is computed at 265 nodes and read between them by cubics, to 10⁻⁶ of its value.
 * @param degrees above 0
 */
export function spreadOf(degrees: number): Spread {
  const logs = Float64Array.from({ length: NODES }, (_, node) => {
    const u = normalChance(node * STEP - FURTHEST);
    return log(chiSquaredQuantile(u, degrees));
  });
  return u => {
    const at = (normalQuantile(u) + FURTHEST) / STEP;
    const node = floor(at);
    const t = at - node;
    const [a, b, c, d] = [logs[node - 1]!, logs[node]!, logs[node + 1]!, logs[node + 2]!];
    const logarithm =
      (-t * (t - 1) * (t - 2) * a) / 6 +
      ((t + 1) * (t - 1) * (t - 2) * b) / 2 -
      ((t + 1) * t * (t - 2) * c) / 2 +
      ((t + 1) * t * (t - 1) * d) / 6;
    return sqrt(degrees / exp(logarithm));
  };
}

/** The chance that a standard normal variable lies below z. */
function normalChance(z: number): number {
  const tail = incompleteGamma(0.5, z ** 2 / 2).upper / 2;
  return z < 0 ? tail : 1 - tail;
}
