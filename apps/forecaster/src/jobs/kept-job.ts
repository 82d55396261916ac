import { canonicalJson } from '@muster/domain';
import {
  FORECAST_VERSION,
  type ForecastAnswers,
  type ForecastKind,
  type InputOf,
  type KeptResult,
  USUAL_DRAWS,
  type Work,
} from '@muster/jobs';
import { beginForecast, type BegunForecast, forecastById, hashOfGround, keepForecast } from '@muster/store';
import { createHash } from 'node:crypto';
import { type Moment, type Moments } from '../ground/moments.js';
import { type Part } from '../models/part.js';
import { type Draws } from '../series/drawn.js';

/** What a kind of job gathers, and what it makes of that. */
export interface Making<K extends ForecastKind, Ground> {
  /** @throws {MusterFault} where what is asked about is not there */
  readonly gather: (moment: Moment, input: InputOf<K>) => Promise<Ground>;
  /** What it is about, to be found again by. */
  readonly about: (
    input: InputOf<K>,
    ground: Ground,
  ) => Pick<BegunForecast, 'target' | 'scenario' | 'scenarioRevision'>;
  /** More trajectories are not drawn, however many are asked for. */
  readonly mostTrajectories?: number;
  /** The same ground, draws and input give the same answer, to the bit. */
  readonly make: (
    ground: Ground,
    draws: Draws,
    steps: Steps,
    input: InputOf<K>,
  ) => Promise<ForecastAnswers[K]>;
}

/** How far a job is, told step by step. It ends between two of them when it is cancelled. */
export interface Steps {
  step(done: number, total: number, words: string): Promise<void>;
  /** What lies between two hundredths, told as it goes. */
  part(from: number, to: number, words: string): Part;
}

/**
 * Makes an answer once and keeps it. What it is made of is kept before it is begun: a process that dies leaves the next one the same
 * ground, and so the same bits; whoever is second finds that it is made.
 */
export async function keptJob<K extends ForecastKind, Ground>(
  kind: K,
  making: Making<K, Ground>,
  moments: Moments,
  input: InputOf<K>,
  work: Work<K>,
): Promise<KeptResult> {
  const { gather, about, make } = making;
  const { database } = moments;
  const { id } = work.job as { readonly id: string };
  const draws = drawsOf(input, making);
  const steps = stepsOf(work);
  await steps.step(0, 100, 'gathering the evidence');
  const begun = await moments.read(async moment => {
    const ground = await gather(moment, input);
    const provenance = {
      ...moment.stands,
      ground: hashOfGround(ground),
      ...draws,
      version: FORECAST_VERSION,
    };
    return { id, kind, input, provenance, ground, ...about(input, ground) };
  });
  const { ground, made } = await beginForecast(database, begun);
  if (!made) {
    const answer = await make(ground, draws, steps, input);
    await steps.step(95, 100, 'keeping the answer');
    const hash = createHash('sha256').update(canonicalJson(answer)).digest('hex');
    const model = answer.status === 'answered' ? answer.model : undefined;
    await keepForecast(database, id, { model, result: answer, hash });
  }
  const kept = made ?? (await forecastById(database, id))!;
  const { status } = kept.result as ForecastAnswers[K];
  return { forecast: id, outcome: status, hash: kept.resultHash };
}

function stepsOf(work: Work): Steps {
  return {
    step: async (done, total, words) => {
      work.progress({ done, total, words });
      await work.heard();
    },
    part: (from, to, words) => ({
      signal: work.signal,
      told: share => work.progress({ done: from + (to - from) * share, total: 100, words }),
      pause: () => work.heard(),
    }),
  };
}

/** How what is asked for is drawn. */
export function drawsOf(
  { seed = USUAL_DRAWS.seed, trajectories = USUAL_DRAWS.trajectories }: Partial<Draws>,
  { mostTrajectories = Infinity }: { readonly mostTrajectories?: number } = {},
): Draws {
  return { seed, trajectories: Math.min(trajectories, mostTrajectories) };
}
