import { betaQuantile } from './beta.js';
import { binomialQuantile } from './binomial.js';

const { min } = Math;

/**
 * How n fall into classes, by a binomial draw for each class of those whom the classes before it left.
 * @param uniforms one for each class but the last
 * @param shares of the classes; they need not sum to one
 */
export function multinomialQuantile(
  uniforms: readonly number[],
  n: number,
  shares: readonly number[],
): number[] {
  let left = n;
  let rest = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => {
    const count =
      index === shares.length - 1
        ? left
        : left === 0 || share === 0
          ? 0
          : binomialQuantile(uniforms[index]!, left, min(1, share / rest));
    left -= count;
    rest -= share;
    return count;
  });
}

/**
 * Shares that sum to one, by a beta draw for each class of what the classes before it left.
 * @param uniforms one for each class but the last
 * @param weights above 0; a class of weight 0 has no share
 */
export function dirichletQuantile(uniforms: readonly number[], weights: readonly number[]): number[] {
  let left = 1;
  let rest = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, index) => {
    rest -= weight;
    const isLast = index === weights.length - 1 || !(rest > 0);
    const share = weight === 0 ? 0 : isLast ? left : left * betaQuantile(uniforms[index]!, weight, rest);
    left -= share;
    return share;
  });
}
