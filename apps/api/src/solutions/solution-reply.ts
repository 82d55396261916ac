import { type KeptForecast } from '@muster/store';
import { type Static, Type } from 'typebox';
import { answerIn, FromJson, ModelJson } from '../forecasts/answer-json.js';
import { madeReply } from '../forecasts/made-reply.js';
import { Nullable } from '../http/schemas.js';

const SolutionJson = Type.Object(
  {
    status: Type.Literal('answered'),
    model: ModelJson,
    from: FromJson,
    wanted: Type.Number({ description: 'the chance that is wanted' }),
    chanceNow: Type.Number({ description: 'without the lever' }),
    outcome: Type.Enum(['already', 'found', 'not-by-this-lever'], {
      description:
        'already: nothing need change; found: the least change that is enough; not-by-this-lever: all of it is not enough',
    }),
    lever: Nullable(Type.String(), 'in words; of not-by-this-lever: all of it'),
    change: Nullable(
      Type.Object({
        percent: Type.Optional(Type.Number({ description: 'by so many per cent of what it would be' })),
        by: Type.Optional(Type.Number({ description: 'by so much, in the unit of the lever' })),
        to: Type.Optional(Type.Number({ description: 'to this value, in the unit of the lever' })),
      }),
      'of the lever, as a scenario has it',
    ),
    chance: Type.Number({ description: 'with the lever' }),
  },
  { component: 'Solution' },
);

export const SolutionReply = madeReply('SolutionReply', SolutionJson);
export type SolutionReply = Static<typeof SolutionReply>;

export function solutionJson(kept: KeptForecast): Static<typeof SolutionJson> {
  const answer = answerIn('solve', kept);
  if (answer.status !== 'answered') throw new Error('only what is answered is told so');
  const { model, from, wanted, chanceNow, solution } = answer;
  const of = { status: 'answered' as const, model, from: structuredClone(from), wanted, chanceNow };
  if (solution.outcome === 'already')
    return { ...of, outcome: 'already', lever: null, change: null, chance: chanceNow };
  const { outcome, inWords, chance } = solution;
  const lever = outcome === 'found' ? solution.lever : solution.most;
  return { ...of, outcome, lever: inWords, change: { ...lever.change }, chance };
}
