import { ENGLAND } from '@muster/domain';
import {
  type AlsoDrawn,
  type AreaForecast,
  backTest,
  compile,
  learnParameters,
  type PipelineForecast,
  scoreboard,
  type Scored,
  withSteadyIntake,
} from '@muster/forecast';
import { type AnsweredBacktest, type NoAnswer } from '@muster/jobs';
import { type PastOrigin, type Tested, type ToldSeries } from '@muster/store';
import { areasCombined } from '../combined/futures.js';
import { scaleOf } from '../pipeline/prepared.js';
import { run } from '../pipeline/run.js';
import { type Draws } from '../series/drawn.js';
import { type Steps } from './kept-job.js';

/** Years ahead. */
export const HORIZONS = 4;

type TestedModel = 'pipeline' | 'combined';

/** Forecasts made again of events about people, as they would have been on the ends of past years, beside the series of the same people. */
export async function onPeople(
  { past, simulated }: Extract<Tested, { of: 'people' }>,
  model: TestedModel,
  draws: Draws,
  steps: Steps,
): Promise<AnsweredBacktest | NoAnswer> {
  const all = past.flatMap(of => of.origins.map(from => ({ ...of, from })));
  const scored: Scored[] = [];
  for (const [nth, { profession, series, from }] of all.entries()) {
    const done = (share: number) => Math.round((90 * (nth + share)) / all.length);
    const part = steps.part(done(0), done(1), `testing on ${profession} from ${from.origin} on`);
    const { evidence } = withSteadyIntake(from.people.evidence, 12 * HORIZONS);
    const asked = { seed: draws.seed, horizon: 12 * HORIZONS };
    const pipeline = await run(compile(evidence, learnParameters(evidence), asked), draws.trajectories, part);
    for (const told of series) {
      const plan = { origins: [from.origin], horizons: HORIZONS, lastTarget: told.origin, ...draws };
      scored.push(...backTest([told], plan, also(model, told, { from, evidence, pipeline, draws })));
    }
  }
  if (scored.length === 0)
    return {
      status: 'no-answer',
      code: 'no-past-people',
      detail: `feeds tell of 95 % of no area for long enough that the ${model} model could have forecast it and been scored`,
      remedy: 'wait until events about people cover three years, or test the series model',
    };
  const horizons = Math.max(...scored.map(({ horizon }) => horizon));
  const [lastTarget] = scored
    .map(({ target }) => target)
    .sort()
    .reverse();
  return {
    ...{ status: 'answered', model, from: { evidence: 'derived', published: [], simulated } },
    origins: [...new Set(scored.map(({ origin }) => origin))].sort(),
    ...{ horizons, lastTarget: lastTarget!, ...draws, groups: scoreboard(scored, model) },
  };
}

interface Run {
  readonly from: PastOrigin;
  readonly evidence: PastOrigin['people']['evidence'];
  readonly pipeline: PipelineForecast;
  readonly draws: Draws;
}

function also(
  model: TestedModel,
  { measure }: ToldSeries,
  { from, evidence, pipeline, draws }: Run,
): AlsoDrawn {
  const of = { evidence, measure, draws };
  const scaleIn = ({ area, atOrigin }: AreaForecast) => scaleOf(evidence, area, measure, atOrigin);
  return areas => {
    const seen = areas.filter(({ area }) => area === ENGLAND || pipeline.regions.includes(area));
    const stocks = seen.map(area => {
      const scale = scaleIn(area);
      const years = area.stock.map((_, year) => pipeline.draws(area.area, measure, 12 * year + 11));
      return [area.area, years.map(year => year.map(value => scale * value))] as const;
    });
    if (model === 'pipeline') return { pipeline: new Map(stocks) };
    const { people } = from;
    const isUsual = people.missing.length === 0 && Object.values(people.firstPosts).some(of => of.length > 0);
    const [first] = seen;
    const prepared = { ...of, scale: first ? scaleIn(first) : 1 };
    const combined = isUsual ? areasCombined(areas, { prepared, people, pipeline }) : [];
    return {
      pipeline: new Map(stocks),
      combined: new Map(combined.map(({ area, stock }) => [area, stock] as const)),
    };
  };
}
