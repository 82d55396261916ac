import { describe, expect, it } from 'vitest';
import { compile } from '../pipeline/engine/compile.js';
import { learnParameters } from '../pipeline/parameters/learn.js';
import { type PipelineForecast, runPipeline } from '../pipeline/results/forecast.js';
import { evidenceOfSize } from '../testing/evidence.js';
import { runPipelineInThreads } from './run.js';
import { StandingThreads } from './standing.js';

const evidence = evidenceOfSize({ organisations: 15, heads: 30 });
const model = compile(evidence, learnParameters(evidence), {
  seed: 5,
  horizon: 24,
  levers: [{ lever: 'leaving', change: { by: 'factor', factor: 0.9 }, from: '2026-06' }],
});
const TRAJECTORIES = 130;

describe('threads that share trajectories', () => {
  const told = (of: PipelineForecast) => [
    [...of.draws('ENG', 'fte', 23)],
    [...of.draws('Y60', 'joiners', 7)],
    of.bridge('ENG', 'fte', 23),
    of.organisation('R003', 'fte', [0.1, 0.5, 0.9]),
  ];

  it('yield the same bits, one, two or eight of them, as this thread alone', async () => {
    const alone = told(runPipeline(model, TRAJECTORIES));
    for (const threads of [1, 2, 8])
      expect(told(await runPipelineInThreads(model, TRAJECTORIES, { threads }))).toEqual(alone);
  });

  it('yield them too where they stay for one model after the other, and go on after one that was cancelled', async () => {
    const threads = new StandingThreads(2);
    const cancelled = new AbortController();
    const reason = new Error('nobody waits any more');
    const stopped = threads.run(model, 200_000, {
      signal: cancelled.signal,
      progress: () => cancelled.abort(reason),
    });
    const both = Promise.all([threads.run(model, TRAJECTORIES, {}), threads.run(model, 10, {})]);
    await expect(stopped).rejects.toBe(reason);
    const [one, other] = await both;
    expect(told(one)).toEqual(told(runPipeline(model, TRAJECTORIES)));
    expect(told(other)).toEqual(told(runPipeline(model, 10)));
    await threads.close();
  });

  it('say how far they are', async () => {
    const steps: number[] = [];
    await runPipelineInThreads(model, TRAJECTORIES, { threads: 2, progress: done => steps.push(done) });
    expect(steps.at(-1)).toBe(TRAJECTORIES);
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  });

  it('end early when they are cancelled, with the reason', async () => {
    const cancelled = new AbortController();
    const reason = new Error('nobody waits any more');
    const running = runPipelineInThreads(model, 200_000, {
      threads: 2,
      signal: cancelled.signal,
      progress: () => cancelled.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
    await expect(runPipelineInThreads(model, 1, { threads: 1, signal: cancelled.signal })).rejects.toBe(
      reason,
    );
  });

  it('refuse a number of threads or trajectories that is none', async () => {
    await expect(runPipelineInThreads(model, 10, { threads: 0 })).rejects.toThrow(
      /threads: expected a whole number from 1 to 256, got 0/,
    );
    await expect(runPipelineInThreads(model, 0, { threads: 1 })).rejects.toThrow(
      /trajectories: expected a whole number/,
    );
  });
});
