import { type Day, lastDayOf, type Lever } from '@muster/domain';
import {
  hitOf,
  pipelineDriversSentence,
  type PipelineForecast,
  pipelineUncertaintySentence,
  spreadOf,
} from '@muster/forecast';
import { type NoAnswer } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { type Future, type Futures } from '../models/futures.js';
import { missingForPipeline } from '../models/missing.js';
import { type Part } from '../models/part.js';
import { type Draws } from '../series/drawn.js';
import { barsOf } from './bars.js';
import { mapLevers, type Mapped } from './levers.js';
import { type Prepared, prepare } from './prepared.js';
import { run } from './run.js';
import { scaledBridge, summaryOf, totalsOf } from './summary.js';

/** The pipeline model: cohorts and people of all organisations, lived anew under each set of levers on the same luck. */
export function pipelineFutures(ground: ForecastGround, draws: Draws): Futures | NoAnswer {
  const prepared = prepare(ground, draws);
  if ('code' in prepared) return prepared;
  return {
    model: 'pipeline',
    missing: missingForPipeline(ground),
    under: (levers, part, as = 'all') => under(prepared, levers, part, as),
    bars: (levers, part) =>
      barsOf(prepared, mapLevers(levers, prepared.believed, prepared.area).levers, part),
  };
}

/** Where only the day that answers is asked of, so many trajectories say a chance to less than a point. */
const FOR_AN_ANSWER = 4_000;

async function under(
  prepared: Prepared,
  levers: readonly Lever[],
  part: Part,
  as: 'all' | 'answer',
): Promise<Future> {
  const mapped = mapLevers(levers, prepared.believed, prepared.area);
  const { steps, answering, draws } = prepared;
  const shown = as === 'all' ? steps : steps.slice(0, answering + 1);
  const horizon = shown.at(-1)! + 1;
  const trajectories = as === 'all' ? draws.trajectories : Math.min(FOR_AN_ANSWER, draws.trajectories);
  const forecast = await run(prepared.model({ levers: mapped.levers, horizon }), trajectories, part);
  return futureOf(prepared, forecast, mapped, shown);
}

function futureOf(
  prepared: Prepared,
  forecast: PipelineForecast,
  { told }: Pick<Mapped, 'told'>,
  steps: readonly number[],
): Future {
  const { area, measure, scale, promised, from } = prepared;
  const days = steps.map(step => lastDayOf(forecast.months[step]!));
  const stock = steps.map(step => forecast.draws(area, measure, step).map(value => scale * value));
  const counted = stock.map(draws => draws.map(value => promised.counted + value - from.inPost));
  const stepOn = (on: Day) => steps[days.indexOf(on)]!;
  return {
    ...{ told, days, stock },
    hit: hitOf(promised, days, counted),
    summary: () => summaryOf(prepared, forecast, steps),
    explained: on => [
      pipelineDriversSentence(scaledBridge(prepared, forecast, area, stepOn(on)), on),
      pipelineUncertaintySentence(uncertain(prepared, forecast, stepOn(on)), on),
    ],
  };
}

/** What is drawn of the flows up to a month, in people. */
function uncertain({ area }: Prepared, forecast: PipelineForecast, step: number) {
  const [posts, joiners, leavers] = (['firstPosts', 'joiners', 'leavers'] as const).map(measure =>
    totalsOf(forecast, area, measure, step),
  ) as [Float64Array, Float64Array, Float64Array];
  return {
    'first posts of those in training': spreadOf(posts),
    'other joiners': spreadOf(joiners.map((count, at) => count - posts[at]!)),
    leavers: spreadOf(leavers),
  };
}
