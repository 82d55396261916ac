import { describe, expect, it } from 'vitest';
import {
  chanceOfReaching,
  compile,
  learnParameters,
  type Lever,
  type Model,
  type PipelineForecast,
  runPipeline,
  solve,
} from '@muster/forecast';
import { simulatedEngland } from './england.js';
import { ENOUGH, SEEDS, tell } from './told.js';

const STEP = 35;
const IS_FULL = SEEDS >= ENOUGH;
const TRAJECTORIES = IS_FULL ? 1_000 : 300;
const AFRESH = IS_FULL ? 10_000 : 2_000;
/** Two points of a hundred; of fewer trajectories, four standard errors of two shares. */
const NEAR = IS_FULL ? 0.02 : 4 * Math.sqrt((2 * 0.25) / AFRESH);
const SCENARIOS: readonly Lever[] = [
  { lever: 'leaving', change: { by: 'factor', factor: 0.9 }, from: '2026-04' },
  { lever: 'join-rate', change: { by: 'factor', factor: 1.05 }, from: '2026-04' },
  { lever: 'recruitment-abroad', change: { by: 'more-a-year', count: 10 }, from: '2026-04' },
  { lever: 'intake-places', change: { by: 'factor', factor: 1.2 }, from: '2026-04' },
];
const { evidence, atOrigin } = simulatedEngland(1, { organisations: IS_FULL ? 9 : 6 });
const parameters = learnParameters(evidence);
const asking = { area: 'ENG', measure: 'headcount', step: STEP } as const;

describe('scenarios of a simulated England that share their luck', () => {
  it.each(SCENARIOS)('differ ten times less by chance than those that do not: $lever', lever => {
    const horizon = lever.lever === 'intake-places' ? 60 : STEP + 1;
    const drawn = (seed: number, levers: readonly Lever[]) =>
      drawsOf(runPipeline(compile(evidence, parameters, { seed, horizon, levers }), TRAJECTORIES));
    const asIs = drawn(1, []);
    const shared = variance(drawn(1, [lever]).map((value, at) => value - asIs[at]!));
    const apart = variance(drawn(2, [lever]).map((value, at) => value - asIs[at]!));
    tell([{ lever: lever.lever, shared, apart, ratio: apart / shared }]);
    expect(apart / shared).toBeGreaterThanOrEqual(10);
  });
});

describe('what solves a question', () => {
  it.each([0.5, 0.8])(
    'gives the chance that was asked for, %d, when it is simulated afresh with other luck',
    async chance => {
      const most: Lever = { lever: 'leaving', change: { by: 'factor', factor: 0.4 }, from: '2026-04' };
      const asIs = runPipeline(modelOf(1, []), TRAJECTORIES);
      const [level] = asIs.quantiles('ENG', 'headcount', STEP, [0.9]);
      const solution = await solve(
        evidence,
        parameters,
        { ...asking, level: level!, chance, pulls: [{ most }], seed: 1, trajectories: AFRESH },
        runPipeline,
      );
      if (solution.answer !== 'solved') throw new Error(JSON.stringify(solution));
      const afresh = runPipeline(modelOf(2, solution.levers), AFRESH);
      const found = chanceOfReaching(afresh, asking, level!);
      tell([{ asked: chance, level, atOrigin, pulled: solution.pulled[0], solved: solution.chance, found }]);
      expect(Math.abs(found - chance)).toBeLessThanOrEqual(NEAR);
    },
    600_000,
  );
});

function modelOf(seed: number, levers: readonly Lever[]): Model {
  return compile(evidence, parameters, { seed, horizon: STEP + 1, levers });
}

function drawsOf(forecast: PipelineForecast): number[] {
  return [...forecast.draws('ENG', 'headcount', forecast.months.length - 1)];
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
