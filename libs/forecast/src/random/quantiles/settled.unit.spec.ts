import { describe, expect, it } from 'vitest';
import { uniform } from '../uniform.js';
import { betaQuantile } from './beta.js';
import { gammaQuantile } from './gamma.js';
import { settled } from './settled.js';

describe('the fast form of a quantile function that stays', () => {
  const chances = [2 ** -33, 1 - 2 ** -33, ...Array.from({ length: 60 }, (_, i) => uniform(1, i, 0, 0, 0))];
  const furthest = (quantile: (u: number) => number, scale: 'log' | 'logit') => {
    const fast = settled(quantile, scale);
    return Math.max(...chances.map(u => Math.abs(fast(u) / quantile(u) - 1)));
  };

  it.each([0.5, 2, 30, 900, 50_000])('is the gamma quantile of shape %d to 5 digits, to its ends', shape => {
    expect(furthest(u => gammaQuantile(u, shape), 'log')).toBeLessThan(5e-6);
  });

  it.each([
    [0.5, 3],
    [8, 2],
    [120, 40],
    [2_000, 90_000],
  ])('is the beta quantile of %d and %d to 5 digits', (a, b) => {
    expect(furthest(u => betaQuantile(u, a, b), 'logit')).toBeLessThan(5e-6);
  });
});
