import { type KeptForecast } from '@muster/store';
import { type Static, Type } from 'typebox';
import {
  answerIn,
  FromJson,
  HitJson,
  hitJson,
  LeverToldJson,
  MissingJson,
  ModelJson,
  SpreadJson,
} from '../../forecasts/answer-json.js';
import { madeReply } from '../../forecasts/made-reply.js';
import { DayText } from '../../http/schemas.js';

const ComparisonJson = Type.Object(
  {
    status: Type.Literal('answered'),
    model: ModelJson,
    from: FromJson,
    scenarios: Type.Array(
      Type.Object({
        scenario: Type.String(),
        name: Type.String(),
        by: Type.String({ description: 'who made it' }),
        levers: Type.Array(LeverToldJson, { description: 'its assumptions' }),
        hit: HitJson,
        points: Type.Array(Type.Intersect([Type.Object({ on: DayText() }), SpreadJson]), {
          description: 'in post in the area of the target on each day forecast',
        }),
      }),
    ),
    differences: Type.Array(
      Type.Object({
        scenario: Type.String(),
        against: Type.String({ description: 'the first of the scenarios' }),
        on: DayText('the day that answers for the due day'),
        difference: SpreadJson,
        better: Type.Number({ description: 'share of futures in which it has more in post' }),
        chance: Type.Number({ description: 'by so much its chance of the target is greater' }),
      }),
      {
        description:
          'on the same luck: each future under one scenario beside the same future under the other',
      },
    ),
    missing: MissingJson,
  },
  { component: 'Comparison' },
);

export const ComparisonReply = madeReply('ComparisonReply', ComparisonJson);
export type ComparisonReply = Static<typeof ComparisonReply>;

export function comparisonJson(kept: KeptForecast): Static<typeof ComparisonJson> {
  const answer = answerIn('compare', kept);
  if (answer.status !== 'answered') throw new Error('only what is answered is told so');
  const { model, from, scenarios, differences, missing } = answer;
  return JSON.parse(
    JSON.stringify({
      ...{ status: 'answered', model, from, differences, missing },
      scenarios: scenarios.map(({ hit, levers, ...scenario }) => ({
        ...scenario,
        hit: hitJson(hit),
        levers: levers.map(({ inWords, applied, why }) => ({ inWords, applied, why })),
      })),
    }),
  ) as Static<typeof ComparisonJson>;
}
