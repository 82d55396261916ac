import { type AnsweredForecast } from '@muster/jobs';
import { type ForecastScore, type KeptForecast } from '@muster/store';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';
import { answerIn, MadeAt, ModelJson, ProvenanceJson, provenanceJson } from './answer-json.js';

export const SCORE_MEASURES = ['wis', 'within-80', 'within-95', 'brier'] as const;

const TOLD_BY =
  'the publication that told it; of a forecast from events about people, the month up to which they were settled';

const ScoreJson = Type.Object(
  {
    measure: Type.Enum([...SCORE_MEASURES]),
    value: Type.Number({ description: 'within-80 and within-95: 1 where it lay within, 0 where not' }),
    area: Type.String(),
    of: Type.Enum(['fte', 'headcount']),
    on: DayText('the day that was forecast'),
    actual: Type.Number({ description: 'what came, like for like from the origin' }),
    vintage: Type.String({ description: TOLD_BY }),
  },
  { component: 'ForecastScore' },
);

const DayForecastJson = Type.Object(
  {
    on: DayText('the day that was forecast'),
    of: Type.Enum(['fte', 'headcount']),
    low95: Type.Number({ description: 'in post: 2.5 % of futures were below' }),
    low80: Type.Number({ description: 'in post: 10 % of futures were below' }),
    median: Type.Number({ description: 'in post: half of the futures were below' }),
    high80: Type.Number({ description: 'in post: 90 % of futures were below' }),
    high95: Type.Number({ description: 'in post: 97.5 % of futures were below' }),
    came: Nullable(
      Type.Object({
        actual: Type.Number({ description: 'what came, like for like from the origin' }),
        vintage: Type.String({ description: TOLD_BY }),
        wis: Type.Number({ description: 'weighted interval score, FTE or people: smaller is better' }),
        within80: Type.Boolean(),
        within95: Type.Boolean(),
      }),
      'what came; null: nothing that can be compared has come yet',
    ),
  },
  { component: 'DayForecast' },
);

const KeptJson = Type.Object(
  {
    id: Type.String(),
    target: Nullable(Type.String()),
    scenario: Nullable(Type.String()),
    scenarioRevision: Nullable(Type.String()),
    model: Nullable(ModelJson, 'null: there was no answer'),
    madeAt: MadeAt,
    origin: Nullable(DayText('where it began')),
    dueOn: Nullable(DayText()),
    chance: Nullable(Type.Number(), 'of the target on the day that answers for the due day'),
    words: Type.Array(Type.String()),
    area: Nullable(Type.String(), 'of the target'),
    evidence: Nullable(Type.Enum(['reported', 'derived']), 'what it was made from'),
    vintage: Nullable(Type.String(), 'the publication it was made from; null: events about people'),
    simulated: Type.Boolean({ description: 'true: it was made from simulated people' }),
    days: Type.Array(DayForecastJson, {
      description: 'what was forecast of the target’s own area, the nearest day first, beside what came',
    }),
    scores: Type.Array(ScoreJson, { description: 'how it fared, as far as that is known' }),
    provenance: ProvenanceJson,
    self: Type.String(),
  },
  { component: 'KeptForecast' },
);

export const KeptForecastsReply = Type.Object(
  { forecasts: Type.Array(KeptJson), asOf: AsOf },
  {
    component: 'KeptForecastsReply',
    description: 'Every forecast that was made is kept, and scored as truth arrives.',
  },
);
export type KeptForecastsReply = Static<typeof KeptForecastsReply>;

export function keptForecastsReply(
  kept: readonly KeptForecast[],
  scores: readonly ForecastScore[],
  asOf: AsOf,
): KeptForecastsReply {
  return {
    forecasts: kept.map(each =>
      keptJson(
        each,
        scores.filter(({ forecast }) => forecast === each.id),
      ),
    ),
    asOf,
  };
}

function keptJson(kept: KeptForecast, scores: readonly ForecastScore[]): Static<typeof KeptJson> {
  const answer = answerIn('forecast', kept);
  const answered = answer.status === 'answered' ? answer : undefined;
  const hit = answered?.hit;
  return {
    id: kept.id,
    target: kept.target ?? null,
    scenario: kept.scenario ?? null,
    scenarioRevision: kept.scenarioRevision ?? null,
    model: answered?.model ?? null,
    madeAt: kept.madeAt.toISOString(),
    origin: answered?.from.origin ?? null,
    dueOn: answered?.from.dueOn ?? null,
    chance: (hit?.due ?? hit?.byDay.at(-1))?.chance ?? null,
    words: answer.status === 'answered' ? [...answer.words] : [answer.detail],
    area: answered?.from.area ?? null,
    evidence: answered?.from.evidence ?? null,
    vintage: answered?.from.published?.vintage ?? null,
    simulated: answered?.from.simulated ?? false,
    days: answered ? daysJson(answered, scores) : [],
    scores: scores.flatMap(scoresJson),
    provenance: provenanceJson(kept),
    self: `/v1/forecasts/${kept.id}`,
  };
}

function daysJson(
  { from, summary }: AnsweredForecast,
  scores: readonly ForecastScore[],
): Static<typeof DayForecastJson>[] {
  const own = summary.areas.find(({ area }) => area === from.area);
  if (!own) return [];
  return own.points.map(({ on, quantiles }) => {
    const score = scores.find(
      each => each.on === on && each.area === own.area && each.measure === own.measure,
    );
    return {
      ...{ on, of: own.measure, low95: quantiles['0.025'], low80: quantiles['0.1'] },
      ...{ median: quantiles['0.5'], high80: quantiles['0.9'], high95: quantiles['0.975'] },
      came: score ? cameJson(score) : null,
    };
  });
}

function cameJson({ actual, vintage, wis, within80, within95 }: ForecastScore) {
  return { actual, vintage, wis, within80, within95 };
}

function scoresJson(score: ForecastScore): Static<typeof ScoreJson>[] {
  const { area, measure, on, actual, vintage, wis, within80, within95, brier } = score;
  const of = { area, of: measure as 'fte' | 'headcount', on, actual, vintage };
  return [
    { measure: 'wis', value: wis, ...of },
    { measure: 'within-80', value: Number(within80), ...of },
    { measure: 'within-95', value: Number(within95), ...of },
    ...(brier === undefined ? [] : [{ measure: 'brier' as const, value: brier, ...of }]),
  ];
}

export const KEPT_COLUMNS = {
  forecast: 'id of the forecast',
  target: 'the target',
  scenario: 'under which it was made; empty: as things were',
  model: 'series, pipeline or combined; empty: there was no answer',
  made_at: 'when it was made',
  origin: 'where it began',
  due_on: 'the day by which the target is due',
  chance: 'of the target on the day that answers for the due day',
  area: 'of a score: ENG or a region',
  on: 'of a score: the day that was forecast',
  actual: 'what came, like for like from the origin',
  vintage: TOLD_BY,
  score: 'wis, within-80, within-95 or brier; empty: not scored yet',
  value: 'of the score',
} as const;

/** One row a score; one for a forecast without any. */
export function keptTable({ forecasts }: Pick<KeptForecastsReply, 'forecasts'>): Table {
  const rows = forecasts.flatMap(({ id, target, scenario, model, madeAt, origin, dueOn, chance, scores }) => {
    const of = { forecast: id, target, scenario, model, made_at: madeAt, origin, due_on: dueOn, chance };
    const none = { area: null, on: null, actual: null, vintage: null, score: null, value: null };
    const told = scores.map(({ measure, of: _of, ...score }) => ({ ...score, score: measure }));
    return (told.length === 0 ? [none] : told).map(score => ({ ...of, ...score }));
  });
  return { columns: KEPT_COLUMNS, rows };
}
