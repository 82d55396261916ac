import { describe, expect, it } from 'vitest';
import { evidenceOfSize } from '../../testing/evidence.js';
import { compile } from '../engine/compile.js';
import { type Lever } from '../levers/lever.js';
import { learnParameters } from '../parameters/learn.js';
import { runPipeline } from '../results/forecast.js';
import { chanceOfReaching, compareScenarios } from './compare.js';
import { sensitivity } from './sensitivity.js';
import { solve } from './solve.js';

const evidence = evidenceOfSize({ organisations: 3, heads: 60, starters: 8, regions: ['Y56'] });
const parameters = learnParameters(evidence);
const STEP = 29;
const asking = { area: 'ENG', measure: 'fte', step: STEP } as const;
const TRAJECTORIES = 200;
const forecast = (levers: readonly Lever[], seed = 1) =>
  runPipeline(compile(evidence, parameters, { seed, horizon: STEP + 1, levers }), TRAJECTORIES);
const asIs = forecast([]);
const fewerLeave: Lever = { lever: 'leaving', change: { by: 'factor', factor: 0.6 }, from: '2026-04' };
const abroad: Lever = {
  lever: 'recruitment-abroad',
  change: { by: 'more-a-year', count: 40 },
  from: '2026-04',
};

describe('two scenarios compared', () => {
  it('differ by nothing from themselves, as likely above as below', () => {
    expect(compareScenarios(asIs, asIs, asking)).toEqual({ mean: 0, median: 0, low: 0, high: 0, above: 0.5 });
  });

  it('say how much better one is, and how surely', () => {
    const { mean, low, high, above } = compareScenarios(forecast([fewerLeave]), asIs, asking);
    expect(mean).toBeCloseTo(
      forecast([fewerLeave]).mean('ENG', 'fte', STEP) - asIs.mean('ENG', 'fte', STEP),
      8,
    );
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(mean);
    expect(above).toBeGreaterThan(0.99);
  });

  it('of different seeds are refused: the difference would be luck', () => {
    expect(() => compareScenarios(forecast([], 2), asIs, asking)).toThrow(
      /under one seed, origin and number of trajectories/,
    );
  });
});

describe('solving backwards', () => {
  const [level] = asIs.quantiles('ENG', 'fte', STEP, [0.8]);
  const solving = { ...asking, level: level!, chance: 0.6, seed: 1, trajectories: TRAJECTORIES };

  it('finds the least change by which the chance is reached, and no less would do', async () => {
    const solution = await solve(
      evidence,
      parameters,
      { ...solving, pulls: [{ most: fewerLeave }] },
      runPipeline,
    );
    if (solution.answer !== 'solved') throw new Error(JSON.stringify(solution));
    expect(chanceOfReaching(forecast(solution.levers), asking, level!)).toBe(solution.chance);
    expect(solution.chance).toBeGreaterThanOrEqual(0.6);
    const [lever] = solution.levers;
    const less: Lever = {
      ...fewerLeave,
      change: { by: 'factor', factor: 1 - 0.4 * (solution.pulled[0]! - 1 / 64) },
    };
    expect(lever).toMatchObject({ lever: 'leaving', from: '2026-04' });
    expect(chanceOfReaching(forecast([less]), asking, level!)).toBeLessThan(0.6);
  });

  it('says that nothing has to change', async () => {
    const pulls = [{ most: fewerLeave }];
    expect(await solve(evidence, parameters, { ...solving, chance: 0.1, pulls }, runPipeline)).toMatchObject({
      answer: 'reached-already',
    });
  });

  it('says what cannot be reached by a lever alone, and how far it goes', async () => {
    const most: Lever = { ...fewerLeave, change: { by: 'factor', factor: 0.98 } };
    const solution = await solve(
      evidence,
      parameters,
      { ...solving, chance: 0.95, pulls: [{ most }] },
      runPipeline,
    );
    expect(solution).toMatchObject({ answer: 'out-of-reach' });
    expect(solution).toHaveProperty(
      'why',
      expect.stringMatching(/^leaving cannot reach it alone: .* 95 were asked for/),
    );
  });

  it('mixes levers, the one that yields most for its cost first', async () => {
    const pulls = [
      { most: abroad, cost: 10 },
      { most: { ...fewerLeave, change: { by: 'factor', factor: 0.9 } } as Lever, cost: 1 },
    ];
    const solution = await solve(evidence, parameters, { ...solving, chance: 0.9, pulls }, runPipeline);
    if (solution.answer !== 'solved') throw new Error(JSON.stringify(solution));
    expect(solution.pulled[1]).toBe(1);
    expect(solution.pulled[0]).toBeGreaterThan(0);
    expect(solution.pulled[0]).toBeLessThan(1);
    expect(solution.cost).toBeCloseTo(10 * solution.pulled[0]! + 1, 10);
  });
});

describe('sensitivity', () => {
  it('moves the answer down where more leave, up where more take up posts, widest first', async () => {
    const bars = await sensitivity(
      evidence,
      parameters,
      { ...asking, seed: 1, trajectories: 60, parameters: ['leaving', 'joining', 'recruitedAbroad'] },
      runPipeline,
    );
    const of = (name: string) => bars.find(({ parameter }) => parameter === name)!;
    expect(of('leaving').byTenth![0]).toBeGreaterThan(0);
    expect(of('leaving').byTenth![1]).toBeLessThan(0);
    expect(of('joining').bySd[1]).toBeGreaterThan(0);
    expect(of('recruitedAbroad').byTenth![1]).toBeGreaterThan(0);
    const widths = bars.map(({ bySd: [down, up] }) => Math.abs(up - down));
    expect([...widths].sort((a, b) => b - a)).toEqual(widths);
  });
});
