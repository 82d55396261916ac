import { LEVELS } from '@muster/forecast';
import { FORECAST_MODELS, type ForecastAnswers } from '@muster/jobs';
import { type KeptForecast } from '@muster/store';
import { type Static, Type } from 'typebox';
import { DayText, Instant, Nullable } from '../http/schemas.js';

/*
 * What answers of the models have in common, as the API describes it. The values are what the forecaster kept; what is not known there is left
 * out, and null here.
 */
export const QuantilesJson = Type.Object(
  Object.fromEntries(
    LEVELS.map(level => [
      String(level),
      Type.Number({ description: `FTE or people; ${100 * level} % of futures are below` }),
    ]),
  ) as Record<`${(typeof LEVELS)[number]}`, ReturnType<typeof Type.Number>>,
  { component: 'Quantiles', description: 'By level: 0.5 is the median; 0.1 and 0.9 bound 80 % of futures.' },
);

export const SpreadJson = Type.Object(
  { quantiles: QuantilesJson, mean: Type.Number({ description: 'FTE or people, over all futures' }) },
  { component: 'Spread' },
);

export const ModelJson = Type.Enum([...FORECAST_MODELS], {
  description: 'series: published stocks and flows; pipeline: events about people; combined: both',
});

export const FromJson = Type.Object(
  {
    area: Type.String({ description: 'the area of the target' }),
    evidence: Type.Enum(['reported', 'derived']),
    published: Nullable(
      Type.Object({ series: Type.String(), vintage: Type.String() }),
      'the publication; null: it is derived from events about people',
    ),
    simulated: Type.Boolean({
      description: 'true: the people are simulated, and it is no evidence of anything',
    }),
    origin: DayText('the day at whose end the forecast begins'),
    inPost: Type.Number({ description: 'on that day, in FTE or people' }),
    counted: Type.Number({ description: 'like for like since the baseline, up to that day' }),
    amount: Type.Number({ description: 'so much is to count' }),
    dueOn: Nullable(DayText()),
  },
  { component: 'ForecastFrom', description: 'What it is made from.' },
);

export const HitOnJson = Type.Object(
  {
    on: DayText(),
    chance: Type.Number({
      description: 'that at least the amount counts on the day; a share of trajectories',
    }),
    standardError: Type.Number({ description: 'of the chance, for there are only so many trajectories' }),
    everSo: Type.Number({ description: 'that it counted on this day or on one before' }),
    expectedShortfall: Type.Number({ description: 'what is missing on average, none counted as 0' }),
    shortfallIfMissed: Nullable(Type.Number(), 'what is missing on average where anything is'),
    counts: Type.Object(
      {
        '0.1': Type.Number({ description: 'FTE or people; a tenth of futures are below' }),
        '0.5': Type.Number({ description: 'FTE or people; half of futures are below' }),
        '0.9': Type.Number({ description: 'FTE or people; nine tenths of futures are below' }),
      },
      { description: 'quantiles of what counts' },
    ),
  },
  { component: 'HitOn' },
);

export const HitJson = Type.Object(
  {
    byDay: Type.Array(HitOnJson),
    due: Nullable(HitOnJson, 'on the last day forecast that is not after the due day'),
    likelyOn: Type.Object(
      { '0.5': Nullable(DayText()), '0.8': Nullable(DayText()) },
      { description: 'the first day forecast on which the chance is so great; null: none' },
    ),
  },
  { component: 'Hit', description: 'The chance that the target is met.' },
);

export const LeverToldJson = Type.Object(
  {
    inWords: Type.String(),
    applied: Type.Boolean(),
    why: Nullable(Type.String(), 'of one that was not applied: why'),
  },
  { component: 'LeverTold', description: 'What became of a lever of the scenario.' },
);

export const MissingJson = Type.Array(
  Type.Object({ what: Type.String(), remedy: Type.String() }, { component: 'MissingEvidence' }),
  {
    description:
      'what the pipeline model would have to be told, where levers could not be applied without it',
  },
);

export const ProvenanceJson = Type.Object(
  {
    generation: Type.String(),
    epoch: Type.Integer(),
    folded: Type.Array(
      Type.Object({ topic: Type.String(), partition: Type.Integer(), next: Type.Integer() }),
      { description: 'how far each partition of the event log was folded in' },
    ),
    ground: Type.String({ description: 'hash of what the models were given' }),
    seed: Type.Integer(),
    trajectories: Type.Integer(),
    version: Type.Integer({ description: 'of the models' }),
    hash: Type.String({
      description: 'SHA-256 of the answer: the same ground, seed and version give the same',
    }),
  },
  { component: 'ForecastProvenance', description: 'What it stands on.' },
);

export const MadeAt = Instant('when it was made');

export function provenanceJson({ provenance, resultHash }: KeptForecast): Static<typeof ProvenanceJson> {
  const { folded, ...rest } = provenance;
  return { ...rest, folded: folded.map(at => ({ ...at })), hash: resultHash };
}

/** The kept answer of a kind: as the forecaster typed it. */
export function answerIn<K extends keyof ForecastAnswers>(
  _kind: K,
  { result }: KeptForecast,
): ForecastAnswers[K] {
  return result as ForecastAnswers[K];
}

type Hit = NonNullable<Extract<ForecastAnswers['forecast'], { status: 'answered' }>['hit']>;

export function hitJson(hit: Hit): Static<typeof HitJson> {
  return {
    byDay: hit.byDay.map(hitOnJson),
    due: hit.due ? hitOnJson(hit.due) : null,
    likelyOn: { '0.5': hit.likelyOn['0.5'] ?? null, '0.8': hit.likelyOn['0.8'] ?? null },
  };
}

function hitOnJson({ shortfallIfMissed, counts, ...on }: Hit['byDay'][number]): Static<typeof HitOnJson> {
  return { ...on, shortfallIfMissed: shortfallIfMissed ?? null, counts: { ...counts } };
}
