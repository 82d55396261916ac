import { describe, expect, it } from 'vitest';
import { binomialQuantile } from '../../random/quantiles/binomial.js';
import { gammaQuantile } from '../../random/quantiles/gamma.js';
import { poissonQuantile } from '../../random/quantiles/poisson.js';
import { uniform } from '../../random/uniform.js';
import { evidenceOfSize } from '../../testing/evidence.js';
import { EvidenceFault } from './check.js';
import { meanOf } from './distributions.js';
import { learnParameters } from './learn.js';
import { poolRate } from './pooled-rate.js';
import { poolShare } from './pooled-share.js';

describe('a pooled rate', () => {
  const many = (at: number) => ({
    organisation: `R${at}`,
    region: at % 2 === 0 ? 'Y56' : 'Y58',
    events: [10 + (at % 5)],
    exposure: [1200],
  });

  it('of an organisation with four people lies near its region, of one with four hundred where its own figures say', () => {
    const pooled = poolRate([
      ...Array.from({ length: 40 }, (_, at) => many(at)),
      { organisation: 'SMALL', region: 'Y56', events: [3], exposure: [144] },
      { organisation: 'LARGE', region: 'Y56', events: [190], exposure: [14_400] },
    ]);
    const factorOf = (code: string) => meanOf(pooled.organisations.find(of => of.area === code)!.posterior);
    const region = meanOf(pooled.regions.find(of => of.area === 'Y56')!.posterior);
    const own = 3 / 144 / meanOf(pooled.england[0]!);
    expect(Math.abs(factorOf('SMALL') - region)).toBeLessThan(0.25 * Math.abs(own - region));
    const large = 190 / 14_400 / meanOf(pooled.england[0]!);
    expect(Math.abs(factorOf('LARGE') - large)).toBeLessThan(0.35 * Math.abs(large - region));
  });

  it('finds how far organisations lie apart', () => {
    for (const concentration of [8, 60]) {
      const pooled = poolRate(
        Array.from({ length: 300 }, (_, at) => {
          const factor = gammaQuantile(uniform(1, at, 0, 0, 0), concentration) / concentration;
          return {
            organisation: `R${at}`,
            region: 'Y56',
            events: [poissonQuantile(uniform(1, at, 0, 0, 1), 30 * factor)],
            exposure: [3000],
          };
        }),
      );
      const found = pooled.concentration.organisation;
      expect(found).toBeGreaterThan(0.6 * concentration);
      expect(found).toBeLessThan(1.7 * concentration);
    }
  });

  it('of nothing seen is small, and not nothing', () => {
    const pooled = poolRate([{ organisation: 'R0A', region: 'Y62', events: [0, 0], exposure: [50, 0] }]);
    expect(meanOf(pooled.england[0]!)).toBeCloseTo(0.01, 6);
    expect(meanOf(pooled.organisations[0]!.posterior)).toBeGreaterThan(0);
  });
});

describe('a pooled share', () => {
  it('finds how far groups lie apart', () => {
    const believed = { yes: 1, no: 1 };
    const groups = (spread: number) =>
      Array.from({ length: 200 }, (_, at) => {
        const chance = 0.85 + spread * (uniform(2, at, 0, 0, 0) - 0.5);
        const yes = binomialQuantile(uniform(2, at, 0, 0, 1), 80, chance);
        return { area: String(at), yes, no: 80 - yes };
      });
    // A share even between m − s/2 and m + s/2 has the variance s²/12 = m (1 − m) ÷ (concentration + 1).
    expect(poolShare(groups(0.2), believed).concentration).toBeGreaterThan(25);
    expect(poolShare(groups(0.2), believed).concentration).toBeLessThan(60);
    expect(poolShare(groups(0), believed).concentration).toBeGreaterThan(150);
  });
});

describe('what is learned from evidence', () => {
  const evidence = evidenceOfSize({ organisations: 20, heads: 100 });
  const parameters = learnParameters(evidence);

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(parameters))).toEqual(parameters);
  });

  it('finds the share that takes up a post again, though the last cohorts are still awaiting theirs', () => {
    const [programme] = evidence.programmes;
    const cohorts = [0, 0, 0, 1].map((isLast, at) => ({
      ...evidence.cohorts[0]!,
      start: `20${20 + at}-10` as (typeof evidence.cohorts)[0]['start'],
      inTraining: 0,
      outcomes: [100, 0, 0, 0, 0] as const,
      registered: 100,
      // Of 80 who take one up, 24 do so at once; after a month the others of the last cohort are not to be told from the 20 who never do.
      firstPosts: isLast ? [24, 0, 0, 0, 0, 0] : [24, 24, 16, 8, 5, 3],
      awaiting: isLast ? [76] : [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20],
    }));
    const own = learnParameters({ ...evidence, cohorts }).programmes[0]!;
    expect(meanOf(own.joining.england)).toBeGreaterThan(0.77);
    expect(meanOf(own.joining.england)).toBeLessThan(0.83);
    const all = own.delays.weights.reduce((sum, weight) => sum + weight, 0);
    expect(own.delays.weights[0]! / all).toBeCloseTo(0.3, 1);
    expect(programme!.delays).toHaveLength(own.delays.weights.length);
  });

  it('says where England’s leaving stands, nearer to the last year the more it was counted', () => {
    const year = (left: number, months: number) => ({ left, personMonths: months });
    const level = (left: number) =>
      learnParameters({
        ...evidence,
        leavingByYear: [
          year(100 * left, 12_000 * left),
          year(100 * left, 12_000 * left),
          year(130 * left, 12_000 * left),
        ],
      }).leavingNow.level.mean;
    expect(level(100) - level(1)).toBeGreaterThan(0.05);
  });

  it('lists every fault of evidence that cannot be read, with what to do', () => {
    const [one] = evidence.organisations;
    const broken = {
      ...evidence,
      organisations: [one!, { ...one!, left: [1, -1, 0, 0, 0] as const }],
      planned: [
        {
          programme: 'physics',
          organisation: 'R999',
          start: '2020-01' as (typeof evidence.planned)[0]['start'],
          places: 3,
        },
      ],
    };
    const faultsOf = () => learnParameters(broken);
    expect(faultsOf).toThrow(EvidenceFault);
    for (const part of [
      /named twice; add its figures up/,
      /left: expected whole numbers from 0 on, got 1, -1/,
      /there is no such programme/,
      /there is no such organisation/,
      /has begun by 2026-03: give it as a cohort/,
    ])
      expect(faultsOf).toThrow(part);
  });
});
