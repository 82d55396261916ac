import { type Lever } from '@muster/domain';
import {
  type AnsweredBacktest,
  type AnsweredForecast,
  type AnsweredSolution,
  type BacktestInput,
  type ForecastInput,
  type NoAnswer,
  type SolveInput,
} from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { type Moments } from '../ground/moments.js';
import { makeBacktest } from '../jobs/backtest-job.js';
import { makeForecast } from '../jobs/forecast-job.js';
import { drawsOf, type Making, type Steps } from '../jobs/kept-job.js';
import { makeSolution } from '../jobs/solve-job.js';

/** A scenario that is kept nowhere. */
export interface WrittenScenario {
  readonly name: string;
  readonly by: string;
  readonly levers: readonly Lever[];
}

export interface AskedNow {
  readonly scenario?: WrittenScenario | undefined;
  /** Told hundredths. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** An answer, and what it was made from. */
export interface AnsweredNow<Answer> {
  readonly ground: ForecastGround;
  readonly answer: Answer | NoAnswer;
}

/** What a job would answer, here and at once: kept nowhere. @throws {MusterFault} where what is asked about is not there */
export function forecastNow(
  moments: Moments,
  input: ForecastInput,
  asked: AskedNow = {},
): Promise<AnsweredNow<AnsweredForecast>> {
  return now(makeForecast, moments, input, asked);
}

export function solveNow(
  moments: Moments,
  input: SolveInput,
  asked: AskedNow = {},
): Promise<AnsweredNow<AnsweredSolution>> {
  return now(makeSolution, moments, input, asked);
}

/** @param progress told hundredths */
export async function backtestNow(
  moments: Moments,
  input: BacktestInput,
  progress: (done: number) => void,
): Promise<AnsweredBacktest | NoAnswer> {
  const tested = await moments.read(moment => makeBacktest.gather(moment, input));
  return makeBacktest.make(tested, drawsOf(input, makeBacktest), stepsTold(progress), input);
}

async function now<K extends 'forecast' | 'solve', Answer>(
  { gather, make }: Making<K, ForecastGround>,
  moments: Moments,
  input: Parameters<Making<K, ForecastGround>['make']>[3] & {
    readonly seed?: number;
    readonly trajectories?: number;
  },
  { scenario, progress = () => undefined }: AskedNow,
): Promise<AnsweredNow<Answer>> {
  const gathered = await moments.read(moment => gather(moment, input));
  const ground = scenario ? withWritten(gathered, scenario) : gathered;
  const answer = await make(ground, drawsOf(input), stepsTold(progress), input);
  return { ground, answer: answer as unknown as Answer | NoAnswer };
}

function withWritten(ground: ForecastGround, { name, by, levers }: WrittenScenario): ForecastGround {
  const { profession } = ground.target.definition;
  return {
    ...ground,
    scenario: { id: 'written', revision: '', definition: { name, by, profession, levers } },
  };
}

function stepsTold(told: (done: number) => void): Steps {
  const { signal } = new AbortController();
  const pause = () => new Promise<void>(resolve => setImmediate(resolve));
  return {
    step: done => {
      told(done);
      return pause();
    },
    part: (from, to) => ({ signal, told: share => told(from + (to - from) * share), pause }),
  };
}
