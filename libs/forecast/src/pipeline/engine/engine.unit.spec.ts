import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { uniform } from '../../random/uniform.js';
import { evidenceOfSize } from '../../testing/evidence.js';
import { PlainSimulation } from '../../testing/plain.js';
import { type PipelineEvidence } from '../evidence.js';
import { type Lever } from '../levers/lever.js';
import { learnParameters } from '../parameters/learn.js';
import { runPipeline } from '../results/forecast.js';
import { type Asked, compile } from './compile.js';
import { PIPELINE_MEASURES } from './measures.js';

const forecast = (evidence: PipelineEvidence, trajectories: number, asked: Partial<Asked> = {}) =>
  runPipeline(compile(evidence, learnParameters(evidence), { seed: 1, horizon: 24, ...asked }), trajectories);

describe('the engine and the same model told person by person', () => {
  it('agree in the mean and the spread of every measure, at the start, in the middle and at the end', () => {
    const evidence = evidenceOfSize({ organisations: 4, heads: 50, starters: 10, regions: ['Y56', 'Y58'] });
    const model = compile(evidence, learnParameters(evidence), { seed: 3, horizon: 44 });
    const trajectories = 160;
    const engine = runPipeline(model, trajectories);
    const plain = new PlainSimulation(model);
    const people = Array.from({ length: trajectories }, (_, trajectory) => {
      let drawn = 0;
      return plain.run(trajectory, () => uniform(99, trajectory, 0, drawn >>> 20, drawn++ & 0xfffff));
    });
    for (const measure of ['headcount', 'fte', 'joiners', 'leavers', 'inTraining'] as const)
      for (const step of [0, 7, 20, 30, 43]) {
        const one = momentsOf([...engine.draws('ENG', measure, step)]);
        const other = momentsOf(people.map(of => of[measure][step]!));
        const error = Math.sqrt((one.variance + other.variance) / trajectories);
        expect([measure, step, Math.abs(one.mean - other.mean) < 4 * error]).toEqual([measure, step, true]);
        // Of 160 each, the ratio of two equal standard deviations lies within 0.75 and 1.33 but once in three thousand times.
        const ratio = Math.sqrt(one.variance / other.variance);
        expect([measure, step, ratio > 0.75 && ratio < 1.33]).toEqual([measure, step, true]);
      }
  });
});

describe('draws', () => {
  const evidence = evidenceOfSize({ organisations: 12, heads: 40 });
  const run = forecast(evidence, 40);

  it('of regions sum to England in every trajectory, measure and month', () => {
    for (const measure of PIPELINE_MEASURES)
      for (const step of [0, 11, 23]) {
        const sums = new Float64Array(40);
        for (const region of run.regions)
          run.draws(region, measure, step).forEach((value, at) => (sums[at]! += value));
        expect([...run.draws('ENG', measure, step)]).toEqual([...sums]);
      }
  });

  it('of headcount are whole people', () => {
    expect([...run.draws('ENG', 'headcount', 23)].every(Number.isInteger)).toBe(true);
  });

  it('begin where the origin ends: the bridge adds up from there to the mean', () => {
    const before = evidence.organisations.reduce((sum, of) => sum + of.fte, 0);
    const moved = Object.values(run.bridge('ENG', 'fte', 23)).reduce((sum, flow) => sum + flow, 0);
    expect(before + moved).toBeCloseTo(run.mean('ENG', 'fte', 23), 2);
    const heads = evidence.organisations.flatMap(of => of.inPost).reduce((sum, count) => sum + count, 0);
    for (const region of run.regions) {
      const own = evidence.organisations.filter(of => of.region === region).flatMap(of => of.inPost);
      const bridge = Object.values(run.bridge(region, 'headcount', 17)).reduce((sum, flow) => sum + flow, 0);
      expect(own.reduce((sum, count) => sum + count, bridge)).toBeCloseTo(
        run.mean(region, 'headcount', 17),
        6,
      );
    }
    expect(heads).toBeGreaterThan(0);
  });

  it('are the same for the same seed, whatever the order of the evidence, and others for another', () => {
    const turned = {
      ...evidence,
      organisations: [...evidence.organisations].reverse(),
      cohorts: [...evidence.cohorts].reverse(),
    };
    expect([...forecast(turned, 40).draws('Y56', 'fte', 23)]).toEqual([...run.draws('Y56', 'fte', 23)]);
    expect([...forecast(evidence, 40, { seed: 2 }).draws('ENG', 'fte', 23)]).not.toEqual([
      ...run.draws('ENG', 'fte', 23),
    ]);
  });

  it('of a longer forecast begin with those of a shorter one', () => {
    expect([...forecast(evidence, 40, { horizon: 12 }).draws('ENG', 'joiners', 5)]).toEqual([
      ...forecast(evidence, 40, { horizon: 12, levers: [] }).draws('ENG', 'joiners', 5),
    ]);
  });

  it('of organisations are summarised as they add up to their region', () => {
    const alone = forecast(evidenceOfSize({ organisations: 1, heads: 30 }), 200);
    const shares = [0.1, 0.5, 0.9];
    const [, last] = alone.organisation('R000', 'headcount', shares);
    expect(last!.quantiles).toEqual(alone.quantiles('ENG', 'headcount', 23, shares));
  });
});

describe('the bits', () => {
  const since = '2026-06';
  const more = (factor: number) => ({ by: 'factor', factor }) as const;
  const levers: Lever[] = [
    { lever: 'intake-places', change: { by: 'more-a-year', count: 40 }, from: since },
    { lever: 'fill', change: more(1.05), from: since },
    { lever: 'withdrawal', change: more(0.8), from: since },
    { lever: 'time-to-first-post', months: -1, from: since },
    { lever: 'join-rate', change: more(1.1), from: since },
    { lever: 'leaving', change: more(0.7), bands: [0, 1], from: since },
    { lever: 'returners', change: more(2), from: since },
    { lever: 'recruitment-abroad', change: more(1.5), from: since },
    { lever: 'hours', change: more(1.02), from: since },
    { lever: 'inactive-spells', change: more(0.8), from: since },
  ];

  // A change of these is a change of FORECAST_VERSION: forecasts that are kept could not be made again.
  it.each([
    ['of organisations of every size', { organisations: 30 }, { horizon: 48 }, '29db7c3f430f0876'],
    ['under every lever', { organisations: 30 }, { horizon: 48, levers }, 'be9f64766dc5fb5f'],
    [
      'where thousands go in a month',
      { organisations: 2, heads: 150_000, starters: 9_000 },
      {},
      '8956766210672f49',
    ],
    ['of four people', { organisations: 1, heads: 4, starters: 1 }, { horizon: 120 }, '6b8ef5f5a118d4b7'],
  ])('%s are those of the version', (_, size, asked, expected) => {
    const run = forecast(evidenceOfSize(size), 20, asked);
    const hash = createHash('sha256');
    for (const measure of PIPELINE_MEASURES)
      for (const region of run.regions)
        for (let step = 0; step < run.months.length; step += 1) hash.update(run.draws(region, measure, step));
    hash.update(JSON.stringify(run.bridge('ENG', 'fte', run.months.length - 1)));
    expect(hash.digest('hex').slice(0, 16)).toBe(expected);
  });
});

describe('a forecast from little', () => {
  const one = evidenceOfSize({ organisations: 1, heads: 4, starters: 2 });

  it('of an organisation with four people gives whole people, never fewer than none', () => {
    const [low, high] = forecast(one, 300).quantiles('ENG', 'headcount', 23, [0, 1]);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThan(low!);
  });

  it('with nobody in post, nobody in training and nothing seen stays near nobody', () => {
    const [of] = one.organisations;
    const none = [0, 0, 0, 0, 0] as const;
    const empty: PipelineEvidence = {
      ...one,
      organisations: [
        {
          ...of!,
          inPost: none,
          personMonths: none,
          left: none,
          retired: none,
          fte: 0,
          inactive: 0,
          returned: 0,
          recruitedAbroad: 0,
          joinedOtherwise: 0,
        },
      ],
      cohorts: [],
      planned: [],
      leavingByYear: [],
      fteByYear: [],
    };
    expect(forecast(empty, 50).mean('ENG', 'headcount', 23)).toBe(0);
  });

  it('resumes a cohort from where it stands: those in their last month are in post the month after', () => {
    const due: PipelineEvidence = {
      ...one,
      planned: [],
      cohorts: one.cohorts
        .slice(-1)
        .map(of => ({ ...of, start: '2023-04' as typeof of.start, inTraining: 5_000, withdrawn: [0, 0, 0] })),
    };
    const run = forecast(due, 100);
    expect(run.mean('ENG', 'firstPosts', 0) + run.mean('ENG', 'firstPosts', 1)).toBe(0);
    const soon: PipelineEvidence = {
      ...due,
      cohorts: due.cohorts.map(of => ({ ...of, start: '2023-05' as typeof of.start })),
    };
    expect(forecast(soon, 100).mean('ENG', 'firstPosts', 0)).toBeGreaterThan(500);
  });
});

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  };
}
