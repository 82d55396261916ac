import { type Day, daysBetween } from '@muster/domain';
import { type AnsweredForecast, type ForecastAnswers } from '@muster/jobs';
import { type KeptForecast } from '@muster/store';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Nullable } from '../http/schemas.js';
import { JobsReply } from '../jobs/job-reply.js';
import {
  answerIn,
  FromJson,
  HitJson,
  hitJson,
  LeverToldJson,
  MadeAt,
  MissingJson,
  ModelJson,
  ProvenanceJson,
  provenanceJson,
  SpreadJson,
} from './answer-json.js';

/** The figures that say most, by the names that /v1/definitions knows. */
export const FORECAST_MEASURES = ['p-hit', 'expected-shortfall', 'median-in-post', 'median-counted'] as const;

const AreaJson = Type.Object(
  {
    area: Type.String(),
    measure: Type.Enum(['fte', 'headcount']),
    atOrigin: Type.Number({ description: 'in post where the forecast begins' }),
    points: Type.Array(Type.Intersect([Type.Object({ on: DayText() }), SpreadJson]), {
      description: 'in post on each day forecast',
    }),
    bridge: Nullable(
      Type.Array(
        Type.Object({
          on: DayText(),
          opening: Type.Number({ description: 'in post at the origin, FTE or people' }),
          joiners: SpreadJson,
          leavers: SpreadJson,
          residual: SpreadJson,
          closing: Type.Number({ description: 'in post on the day, FTE or people, on average' }),
        }),
      ),
      'what leads there: opening + joiners − leavers + residual = closing, of the means; null: flows are not forecast',
    ),
  },
  { component: 'ForecastArea' },
);

const AnsweredJson = Type.Object(
  {
    status: Type.Literal('answered'),
    model: ModelJson,
    from: FromJson,
    profession: Type.String(),
    areas: Type.Array(AreaJson, {
      description: 'England first, then regions; they add up in every trajectory',
    }),
    hit: Nullable(HitJson),
    figures: Type.Array(
      Type.Object({
        measure: Type.Enum([...FORECAST_MEASURES]),
        on: DayText(),
        value: Type.Number({ description: 'in the unit that /v1/definitions gives the measure' }),
      }),
      {
        description:
          'the figures that say most, of the target’s own area, on the day that answers for the due day',
      },
    ),
    levers: Type.Array(LeverToldJson),
    missing: MissingJson,
    remarks: Type.Array(
      Type.Object({ code: Type.String(), area: Nullable(Type.String()), detail: Type.String() }),
      { description: 'what a reader should know: what was left out, or what stands in for what is missing' },
    ),
  },
  { component: 'AnsweredForecast' },
);

export const NoAnswerJson = Type.Object(
  {
    status: Type.Literal('no-answer'),
    code: Type.String({ description: 'stable: match on it' }),
    detail: Type.String({ description: 'why there is none' }),
    remedy: Type.String({ description: 'what would have to be there' }),
  },
  { component: 'NoForecastAnswer' },
);

export const ChangedJson = Type.Object(
  {
    evidence: Type.Boolean({
      description: 'whether what it is made from has changed since: then another is made',
    }),
    events: Type.Integer({ description: 'so many events were folded in since, about whatever' }),
    words: Type.String(),
  },
  { component: 'ChangedSince' },
);
export type ChangedJson = Static<typeof ChangedJson>;

export const ForecastReply = Type.Object(
  {
    id: Type.String(),
    target: Type.String(),
    scenario: Nullable(Type.String(), 'under which it is made; null: as things are'),
    forecast: Type.Union([AnsweredJson, NoAnswerJson]),
    words: Type.Array(Type.String(), { description: 'the same for a planner' }),
    model: Nullable(ModelJson),
    madeAt: MadeAt,
    age: Type.Object({
      seconds: Type.Integer({ description: 'since it was made' }),
      days: Type.Integer({ description: 'since it was made' }),
    }),
    provenance: ProvenanceJson,
    changed: ChangedJson,
    underWay: JobsReply.properties.jobs,
    asOf: AsOf,
  },
  { component: 'ForecastReply' },
);
export type ForecastReply = Static<typeof ForecastReply>;

export interface ReplyParts {
  readonly kept: KeptForecast;
  readonly changed: ChangedJson;
  readonly underWay: ForecastReply['underWay'];
  readonly now: Date;
  readonly today: Day;
  readonly asOf: AsOf;
}

export function forecastReply({ kept, changed, underWay, now, today, asOf }: ReplyParts): ForecastReply {
  const answer = answerIn('forecast', kept);
  const made = kept.madeAt.toISOString();
  return {
    id: kept.id,
    target: kept.target!,
    scenario: kept.scenario ?? null,
    forecast: answerJson(answer),
    words: answer.status === 'answered' ? [...answer.words] : [`${answer.detail}: ${answer.remedy}.`],
    model: answer.status === 'answered' ? answer.model : null,
    madeAt: made,
    age: {
      seconds: Math.max(0, Math.round((now.getTime() - kept.madeAt.getTime()) / 1000)),
      days: Math.max(0, daysBetween(made.slice(0, 10) as Day, today)),
    },
    provenance: provenanceJson(kept),
    changed,
    underWay,
    asOf,
  };
}

export function answerJson(answer: ForecastAnswers['forecast']): ForecastReply['forecast'] {
  if (answer.status === 'no-answer') return { ...answer };
  const { model, from, summary, hit, levers, missing } = answer;
  return {
    status: 'answered',
    model,
    from: { ...from, published: from.published && { ...from.published } },
    profession: summary.profession,
    areas: summary.areas.map(area => ({
      area: area.area,
      measure: area.measure,
      atOrigin: area.atOrigin,
      points: area.points.map(point => ({ ...point, quantiles: { ...point.quantiles } })),
      bridge: area.bridge ? area.bridge.map(part => structuredClone(part) as BridgeJson) : null,
    })),
    hit: hit && hitJson(hit),
    figures: figuresOf(answer),
    levers: levers.map(({ inWords, applied, why }) => ({ inWords, applied, why })),
    missing: missing.map(each => ({ ...each })),
    remarks: summary.remarks.map(({ code, area, detail }) => ({ code, area: area ?? null, detail })),
  };
}

type BridgeJson = NonNullable<Static<typeof AreaJson>['bridge']>[number];

function figuresOf({ hit, from, summary }: AnsweredForecast): Static<typeof AnsweredJson>['figures'] {
  const answering = hit?.due ?? hit?.byDay.at(-1);
  if (!answering) return [];
  const { on, chance, expectedShortfall, counts } = answering;
  const own = summary.areas.find(({ area }) => area === from.area);
  const median = own?.points.find(point => point.on === on)?.quantiles['0.5'];
  return [
    { measure: 'p-hit', on, value: chance },
    { measure: 'expected-shortfall', on, value: expectedShortfall },
    { measure: 'median-counted', on, value: counts['0.5'] },
    ...(median === undefined ? [] : [{ measure: 'median-in-post' as const, on, value: median }]),
  ];
}
