import {
  type Area,
  bridgeOf,
  type Day,
  fteNumber,
  periodsBetween,
  type Profession,
  publishedDays,
  type PublishedPeriod,
  stockOn,
  type Vintage,
  vintagesOf,
} from '@muster/domain';
import { LEVELS, type Quantiles, type QuantileTable, weightedIntervalScore } from '@muster/forecast';
import { type AnsweredForecast, type ForecastAnswers } from '@muster/jobs';
import {
  type ForecastScore,
  keepScores,
  type KeptForecast,
  keptForecasts,
  publishedPeriods,
  scoresOf,
} from '@muster/store';
import { type Moment, type Moments } from '../ground/moments.js';

/** So many of the latest forecasts of each kind are looked at. */
const LATEST = 500;

/** Scores what was forecast against what was published since. @returns how many scores are new */
export async function scoreKept(moments: Moments): Promise<number> {
  const scores = await moments.read(async moment => {
    const kept = await keptForecasts(moment.sql, { kind: 'forecast', scenario: null, limit: LATEST });
    const told = await scoresOf(
      moment.sql,
      kept.map(({ id }) => id),
    );
    const known = new Set(told.map(nameOf));
    const fresh = await Promise.all(kept.map(forecast => scoresNow(moment, forecast)));
    return fresh.flat().filter(score => !known.has(nameOf(score)));
  });
  return keepScores(moments.database, scores);
}

const nameOf = ({ forecast, area, measure, on, vintage }: ForecastScore) =>
  JSON.stringify([forecast, area, measure, on, vintage]);

async function scoresNow({ sql, generation }: Moment, kept: KeptForecast): Promise<ForecastScore[]> {
  const answer = kept.result as ForecastAnswers['forecast'];
  if (answer.status !== 'answered' || answer.from.evidence !== 'reported') return [];
  const scores: ForecastScore[] = [];
  for (const area of answer.summary.areas) {
    const { profession } = answer.summary;
    const periods = await publishedPeriods(sql, generation, profession as Profession, area.area as Area);
    scores.push(...scoresOfArea(kept.id, answer, area, periods));
  }
  return scores;
}

/**
 * How one area of a forecast fared. What was forecast is like for like from the origin on, and so is what it is compared with: stock at the
 * origin, and growth within the periods since, all of the newest vintage that has both days.
 */
export function scoresOfArea(
  forecast: string,
  { from, hit }: AnsweredForecast,
  { area, measure, points, atOrigin }: AnsweredForecast['summary']['areas'][number],
  periods: readonly PublishedPeriod[],
): ForecastScore[] {
  return points.flatMap(({ on, quantiles }) => {
    const truth = grown(vintagesOf(periods), from.origin, on, measure);
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

function grown(
  vintages: readonly Vintage[],
  origin: Day,
  on: Day,
  measure: 'fte' | 'headcount',
): { readonly grown: number; readonly vintage: string } | undefined {
  for (const vintage of vintages) {
    if (!publishedDays(vintage, measure).includes(on)) continue;
    const opening = stockOn(vintage, origin, measure);
    const path = opening === undefined ? undefined : periodsBetween(vintage, origin, on);
    const likeForLike = path && bridgeOf(path, measure, opening).likeForLike;
    if (likeForLike !== undefined)
      return { grown: measure === 'fte' ? fteNumber(likeForLike) : likeForLike, vintage: vintage.vintage };
  }
  return undefined;
}

const inOrder = (quantiles: QuantileTable) =>
  LEVELS.map(level => quantiles[`${level}`]) as unknown as Quantiles;
