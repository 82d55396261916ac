import { type Area, type Day, type Profession } from '@muster/domain';
import { LEVELS, type Quantiles, type QuantileTable, weightedIntervalScore } from '@muster/forecast';
import { type AnsweredForecast, type ForecastAnswers } from '@muster/jobs';
import {
  forecastsToScore,
  type ForecastScore,
  keepScores,
  type KeptForecast,
  publishedState,
  scoredBy,
  scoresOf,
} from '@muster/store';
import { type Moments } from '../ground/moments.js';
import { type Truth, Truths } from './truths.js';

/** So many forecasts are read and scored at a time. */
const AT_ONCE = 50;

/**
 * Scores every forecast against what came since, a few at a time: those that were not held yet against what the store holds now of publications,
 * and of months that are settled. @returns how many scores are new
 */
export async function scoreKept(moments: Moments, isStopping: () => boolean = () => false): Promise<number> {
  let written = 0;
  while (!isStopping()) {
    const { truth, ids, scores } = await moments.read(async moment => {
      const truths = new Truths(moment);
      const truth = `${await publishedState(moment)} ${(await truths.settled()) ?? ''}`;
      const kept = await forecastsToScore(moment.sql, truth, AT_ONCE);
      const ids = kept.map(({ id }) => id);
      const known = new Map((await scoresOf(moment.sql, ids)).map(score => [nameOf(score), score]));
      const scores: ForecastScore[] = [];
      for (const forecast of kept) scores.push(...(await scoresNow(truths, forecast)));
      return { truth, ids, scores: scores.filter(score => isNews(score, known.get(nameOf(score)))) };
    });
    written += await keepScores(moments.database, scores);
    await scoredBy(moments.database, ids, truth);
    if (ids.length < AT_ONCE) break;
  }
  return written;
}

const nameOf = ({ forecast, area, measure, on }: ForecastScore) =>
  JSON.stringify([forecast, area, measure, on]);

/** A later publication, or month that is settled, which tells the same says nothing new. */
const isNews = (score: ForecastScore, before: ForecastScore | undefined) => score.actual !== before?.actual;

async function scoresNow(truths: Truths, kept: KeptForecast): Promise<ForecastScore[]> {
  const answer = kept.result as ForecastAnswers['forecast'];
  // What is simulated is no evidence of anything, and so no record of forecasting.
  if (answer.status !== 'answered' || answer.from.simulated) return [];
  const scores: ForecastScore[] = [];
  for (const area of answer.summary.areas) {
    const of = {
      profession: answer.summary.profession as Profession,
      area: area.area as Area,
      measure: area.measure,
    };
    const days = area.points.map(({ on }) => on);
    scores.push(...scoresOfArea(kept.id, answer, area, await truths.since(answer.from, of, days)));
  }
  return scores;
}

/** How one area of a forecast fared. What was forecast is like for like from the origin on, and so is what it is compared with. */
function scoresOfArea(
  forecast: string,
  { from, hit }: AnsweredForecast,
  { area, measure, points, atOrigin }: AnsweredForecast['summary']['areas'][number],
  truths: ReadonlyMap<Day, Truth>,
): ForecastScore[] {
  return points.flatMap(({ on, quantiles }) => {
    const truth = truths.get(on);
    if (!truth) return [];
    const actual = atOrigin + truth.grown;
    const due = area === from.area && hit?.due?.on === on ? hit.due : undefined;
    const met = due && from.counted + truth.grown >= from.amount;
    return [
      {
        ...{ forecast, area, measure, on, vintage: truth.vintage, actual },
        wis: weightedIntervalScore(inOrder(quantiles), actual),
        within80: actual >= quantiles['0.1'] && actual <= quantiles['0.9'],
        within95: actual >= quantiles['0.025'] && actual <= quantiles['0.975'],
        hit: met,
        brier: due && (due.chance - (met ? 1 : 0)) ** 2,
      },
    ];
  });
}

const inOrder = (quantiles: QuantileTable) =>
  LEVELS.map(level => quantiles[`${level}`]) as unknown as Quantiles;
