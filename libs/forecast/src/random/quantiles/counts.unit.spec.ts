import { describe, expect, it } from 'vitest';
import { logGamma } from '../special/log-gamma.js';
import { uniform } from '../uniform.js';
import { betaBinomialByWalk, betaBinomialQuantile } from './beta-binomial.js';
import { betaQuantile } from './beta.js';
import { binomialQuantile, exitsByWalk } from './binomial.js';
import { Chances } from './chances.js';
import { chiSquaredQuantile } from './gamma.js';
import { KeptBetaBinomials } from './kept-beta-binomials.js';
import { KeptChances } from './kept-chances.js';
import { multinomialQuantile } from './multinomial.js';
import { poissonByWalk, poissonQuantile } from './poisson.js';

const LEAST = 2 ** -33;
const RARE = 1 - 1e-5;
const DRAWS = 8_000;
const BINOMIALS = [
  [1, 0.3],
  [5, 0.5],
  [12, 0.01],
  [40, 0.97],
  [200, 0.004],
  [200, 0.2],
  [3_000, 0.3],
  [100_000, 0.5],
  [100_000, 0.0003],
] as const;
const MEANS = [0.01, 0.7, 5, 39.9, 40.1, 700, 100_000];

/** Chances of counts by logarithms: another way than the walk's. */
const binomialChance = (k: number, n: number, p: number) =>
  Math.exp(
    logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p),
  );
const poissonChance = (k: number, mean: number) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
const betaBinomialChance = (k: number, n: number, a: number, b: number) =>
  Math.exp(
    logGamma(n + 1) -
      logGamma(k + 1) -
      logGamma(n - k + 1) +
      logGamma(a + k) +
      logGamma(b + n - k) -
      logGamma(a + b + n) +
      logGamma(a + b) -
      logGamma(a) -
      logGamma(b),
  );

/** Cells with too little to be judged by are joined to their neighbours. */
function expectDrawnBy(
  quantile: (u: number) => number,
  chance: (k: number) => number,
  most: number,
  site: number,
): void {
  const counts = new Map<number, number>();
  for (let i = 0; i < DRAWS; i += 1) {
    const k = quantile(uniform(2026, i, 0, 0, site));
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  let [seen, expected, total, cells] = [0, 0, 0, 0];
  let upTo = 0;
  for (let k = 0; k <= most; k += 1) {
    const share = chance(k);
    upTo += share;
    seen += counts.get(k) ?? 0;
    expected += share * DRAWS;
    const rest = (1 - upTo) * DRAWS;
    if (expected >= 8 && (rest >= 8 || k === most)) {
      total += (seen - expected) ** 2 / expected;
      cells += 1;
      [seen, expected] = [0, 0];
    }
  }
  const rest = DRAWS - [...counts.values()].reduce((sum, count) => sum + count, 0) + seen;
  if (expected > 1) {
    total += (rest - expected) ** 2 / expected;
    cells += 1;
  }
  expect([...counts.keys()].every(k => Number.isInteger(k) && k >= 0 && k <= most)).toBe(true);
  if (cells > 1) expect(total).toBeLessThan(chiSquaredQuantile(RARE, cells - 1));
}

/** At a cumulative chance the quantile steps from k to k + 1, and nowhere else. */
function expectSteps(
  quantile: (u: number) => number,
  chance: (k: number) => number,
  ks: readonly number[],
  most: number,
): void {
  let upTo = 0;
  const steps = new Map<number, [number, number]>();
  for (let k = 0; k <= Math.max(...ks); k += 1) {
    const share = chance(k);
    upTo += share;
    if (ks.includes(k)) steps.set(k, [upTo, share]);
  }
  for (const [k, [at, share]] of steps) {
    const near = Math.max(share * 1e-3, 1e-9);
    if (share < 1e-6 || at > 1 - 1e-6) continue;
    expect(quantile(at - near)).toBe(k);
    expect(quantile(at + near)).toBe(Math.min(k + 1, most));
  }
}

describe('the binomial quantile', () => {
  it.each(BINOMIALS)('draws n = %d, p = %d with exact chances', (n, p) => {
    expectDrawnBy(
      u => binomialQuantile(u, n, p),
      k => binomialChance(k, n, p),
      n,
      n % 1000,
    );
  });

  it.each(BINOMIALS)('steps where the chances of n = %d, p = %d add up to u', (n, p) => {
    const mean = Math.round(n * p);
    const sd = Math.ceil(Math.sqrt(n * p * (1 - p)));
    const ks = [0, 1, mean - 2 * sd, mean - 1, mean, mean + 1, mean + 2 * sd].filter(k => k >= 0 && k <= n);
    expectSteps(
      u => binomialQuantile(u, n, p),
      k => binomialChance(k, n, p),
      ks,
      n,
    );
  });

  it('is certain where nothing is uncertain', () => {
    for (const u of [LEAST, 0.3, 1 - LEAST]) {
      expect(binomialQuantile(u, 0, 0.3)).toBe(0);
      expect(binomialQuantile(u, 9, 0)).toBe(0);
      expect(binomialQuantile(u, 9, 1)).toBe(9);
      expect(exitsByWalk(u, 9, Infinity)).toBe(9);
      expect(exitsByWalk(u, 9, 0)).toBe(0);
    }
  });

  it('stays in its range at the ends of u, for tiny and for huge chances', () => {
    for (const p of [1e-300, 1e-9, 0.5, 1 - 1e-9])
      for (const n of [1, 30, 100_000]) {
        expect(binomialQuantile(LEAST, n, p)).toBeGreaterThanOrEqual(0);
        expect(binomialQuantile(1 - LEAST, n, p)).toBeLessThanOrEqual(n);
      }
    expect(binomialQuantile(1 - LEAST, 3, 1e-9)).toBe(1);
    expect(binomialQuantile(LEAST, 3, 1 - 1e-9)).toBe(2);
  });

  it('gives the same number by the short cut as by the walk', () => {
    const differing: number[][] = [];
    for (let i = 0; i < 12_000; i += 1) {
      const n = Math.floor(uniform(1, i, 0, 0, 0) * 60);
      const p = uniform(1, i, 0, 0, 1) ** 3 / 2;
      const u = uniform(1, i, 0, 0, 2);
      if (binomialQuantile(u, n, p) !== exitsByWalk(u, n, -Math.log1p(-p))) differing.push([u, n, p]);
    }
    expect(differing).toEqual([]);
    for (const [n, p] of [
      [10, 0.01],
      [90, 0.009],
    ] as const)
      for (const near of [-2e-9, -1e-9, 0, 1e-9])
        expect(binomialQuantile(1 - n * p + near, n, p)).toBe(
          exitsByWalk(1 - n * p + near, n, -Math.log1p(-p)),
        );
  });

  it('is the same where a chance is set once for many draws', () => {
    const chances = new Chances(1);
    for (const p of [0, 0.004, 0.3, 0.5, 0.51, 0.97, 1]) {
      chances.set(0, p);
      for (let i = 0; i < 400; i += 1) {
        const n = Math.floor(uniform(7, i, 0, 0, 0) * 120);
        const u = uniform(7, i, 0, 0, 1);
        expect(chances.quantile(0, u, n)).toBe(binomialQuantile(u, n, p));
        expect(chances.quantileOf(0, u, n, 1.1)).toBe(binomialQuantile(u, n, Math.min(1, 1.1 * p)));
      }
    }
  });

  it('is the same where sums of chances are kept, and where the chance is another after', () => {
    const kept = new KeptChances(2);
    for (const p of [0, 0.004, 0.3, 0.5, 0.51, 0.97, 1]) {
      kept.set(0, 1 - p);
      kept.set(1, p);
      for (let i = 0; i < 2_000; i += 1) {
        const n = Math.floor(uniform(8, i, 0, 0, 0) * 40);
        const u = uniform(8, i, 0, 0, 1);
        expect(kept.quantile(1, u, n)).toBe(binomialQuantile(u, n, p));
        expect(kept.quantile(0, u, n)).toBe(binomialQuantile(u, n, 1 - p));
      }
      expect([kept.quantile(1, LEAST, 31), kept.quantile(1, 1 - LEAST, 31)]).toEqual([
        binomialQuantile(LEAST, 31, p),
        binomialQuantile(1 - LEAST, 31, p),
      ]);
    }
  });

  it('never falls when u, n or p rises', () => {
    for (let i = 0; i < 1_000; i += 1) {
      const n = Math.floor(uniform(2, i, 0, 0, 0) * 300);
      const p = uniform(2, i, 0, 0, 1);
      const u = uniform(2, i, 0, 0, 2) * 0.99;
      const k = binomialQuantile(u, n, p);
      expect(binomialQuantile(u + 0.01, n, p)).toBeGreaterThanOrEqual(k);
      expect(binomialQuantile(u, n + 1, p)).toBeGreaterThanOrEqual(k);
      expect(binomialQuantile(u, n, Math.min(1, p + 0.01))).toBeGreaterThanOrEqual(k);
    }
  });
});

describe('the Poisson quantile', () => {
  it.each(MEANS)('draws a mean of %d with exact chances', mean => {
    const most = Math.ceil(mean + 9 * Math.sqrt(mean) + 12);
    expectDrawnBy(
      u => poissonQuantile(u, mean),
      k => poissonChance(k, mean),
      most,
      Math.floor(mean) + 1,
    );
  });

  it.each(MEANS)('steps where the chances of a mean of %d add up to u', mean => {
    const ks = [0, 1, Math.floor(mean - 2 * Math.sqrt(mean)), Math.floor(mean), Math.floor(mean) + 1];
    expectSteps(
      u => poissonQuantile(u, mean),
      k => poissonChance(k, mean),
      ks.filter(k => k >= 0),
      Infinity,
    );
  });

  it('is 0 for a mean of 0, and by the short cut what it is by the walk', () => {
    expect(poissonQuantile(1 - LEAST, 0)).toBe(0);
    const differing: number[][] = [];
    for (let i = 0; i < 6_000; i += 1) {
      const mean = uniform(3, i, 0, 0, 0) ** 4 * 3;
      const u = uniform(3, i, 0, 0, 1);
      if (poissonQuantile(u, mean) !== poissonByWalk(u, mean)) differing.push([u, mean]);
    }
    expect(differing).toEqual([]);
  });
});

describe('the beta-binomial quantile', () => {
  it.each([
    [1, 2, 3],
    [30, 0.5, 20],
    [30, 40, 4],
    [250, 3, 90],
    [2_000, 5, 20],
  ] as const)('draws n = %d under Beta(%d, %d) with exact chances', (n, a, b) => {
    expectDrawnBy(
      u => betaBinomialQuantile(u, n, a, b),
      k => betaBinomialChance(k, n, a, b),
      n,
      n,
    );
  });

  it('is the same where sums of chances are kept, and where the beta is another after', () => {
    const kept = new KeptBetaBinomials();
    for (const [a, b] of [
      [0.5, 20],
      [3, 3],
      [46, 4],
      [1e-9, 50],
    ] as const) {
      kept.set(a, b);
      for (let i = 0; i < 2_000; i += 1) {
        const n = Math.floor(uniform(9, i, 0, 0, 0) * 40);
        const u = uniform(9, i, 0, 0, 1);
        expect(kept.quantile(u, n)).toBe(betaBinomialQuantile(u, n, a, b));
      }
    }
  });

  it('gives the same number by the short cut as by the walk, and nothing where a is 0', () => {
    const differing: number[][] = [];
    expect(betaBinomialQuantile(1 - LEAST, 50, 0, 3)).toBe(0);
    expect(betaBinomialQuantile(1 - LEAST, 5_000, 0, 3)).toBe(0);
    for (let i = 0; i < 6_000; i += 1) {
      const n = Math.floor(uniform(4, i, 0, 0, 0) * 80);
      const a = uniform(4, i, 0, 0, 1);
      const u = uniform(4, i, 0, 0, 2);
      if (betaBinomialQuantile(u, n, a, 60) !== betaBinomialByWalk(u, n, a, 60)) differing.push([u, n, a]);
    }
    expect(differing).toEqual([]);
  });

  it('drawn month by month from an urn, has the spread of a chance drawn once that stays', () => {
    const [a, b, people, months] = [2, 60, 25, 12];
    const urn: number[] = [];
    const once: number[] = [];
    for (let i = 0; i < DRAWS; i += 1) {
      let [happened, not, left] = [a, b, people];
      const chance = betaQuantile(uniform(5, i, 1, 0, 0), a, b);
      let stays = people;
      for (let month = 0; month < months; month += 1) {
        const out = betaBinomialQuantile(uniform(5, i, 2, month, 0), left, happened, not);
        happened += out;
        left -= out;
        not += left;
        stays -= binomialQuantile(uniform(5, i, 3, month, 0), stays, chance);
      }
      urn.push(left);
      once.push(stays);
    }
    const counts = (drawn: readonly number[]) => {
      const cells = new Array<number>(people + 1).fill(0);
      for (const k of drawn) cells[k]! += 1;
      return cells;
    };
    const [one, other] = [counts(urn), counts(once)];
    let total = 0;
    let cells = 0;
    for (let k = 0; k <= people; k += 1) {
      const both = one[k]! + other[k]!;
      if (both < 20) continue;
      total += (one[k]! - other[k]!) ** 2 / both;
      cells += 1;
    }
    expect(total).toBeLessThan(chiSquaredQuantile(RARE, cells));
  });
});

describe('a multinomial by sequential binomials', () => {
  it('leaves nobody out, and gives each class what its share says', () => {
    const shares = [0.5, 0.1, 0, 0.4];
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < DRAWS; i += 1) {
      const counts = multinomialQuantile(
        [0, 1, 2].map(site => uniform(6, i, 0, 0, site)),
        7,
        shares,
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(7);
      counts.forEach((count, at) => (sums[at]! += count));
    }
    shares.forEach((share, at) => {
      const sd = Math.sqrt((7 * share * (1 - share)) / DRAWS);
      expect(Math.abs(sums[at]! / DRAWS - 7 * share)).toBeLessThanOrEqual(4.5 * sd);
    });
  });
});
