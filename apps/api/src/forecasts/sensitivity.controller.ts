import { FORECAST_MODELS } from '@muster/jobs';
import { type KeptForecast } from '@muster/store';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { answerIn, FromJson, ModelJson } from './answer-json.js';
import { AskForecasts } from './ask-forecasts.js';
import { madeOf, madeReply } from './made-reply.js';
import { MadeForecasts } from './made.js';

const SensitivityQuestion = Type.Object(
  {
    model: Type.Optional(
      Type.Enum([...FORECAST_MODELS], { description: `a model: ${FORECAST_MODELS.join(', ')}` }),
    ),
  },
  { additionalProperties: false },
);
type SensitivityQuestion = Static<typeof SensitivityQuestion>;

const SideJson = Type.Object({
  inWords: Type.String(),
  chance: Type.Number({ description: 'of the target' }),
});

const SensitivityJson = Type.Object(
  {
    status: Type.Literal('answered'),
    model: ModelJson,
    from: FromJson,
    chance: Type.Number({ description: 'of the target on the day that answers for the due day' }),
    bars: Type.Array(
      Type.Object({
        what: Type.String(),
        by: Type.Enum(['posterior-sd', 'ten-per-cent'], {
          description: 'posterior-sd: ±1 standard deviation of what is known of it; ten-per-cent: ±10 %',
        }),
        less: SideJson,
        more: SideJson,
      }),
      { description: 'on the same luck, what moves the chance most first' },
    ),
  },
  { component: 'Sensitivity' },
);
const SensitivityReply = madeReply('SensitivityReply', SensitivityJson);
type SensitivityReply = Static<typeof SensitivityReply>;

@ApiTags('forecasts')
@Controller('v1/targets')
export class SensitivityController {
  constructor(
    private readonly asking: AskForecasts,
    private readonly made: MadeForecasts,
  ) {}

  @Get(':id/sensitivity')
  @ApiParam({ name: 'id', description: 'the name of a target', schema: { type: 'string' } })
  @Answers({
    summary: 'What the chance of a target hangs on',
    question: SensitivityQuestion,
    asks: { model: 'Which model is to answer; left out: the one that the evidence allows' },
    description:
      'Made when it is first asked for on the facts as they are: until it is there the answer is 202, and the same address has it then.',
    answers: {
      200: { description: 'What moves the chance, most first.', json: SensitivityReply },
      202: { description: 'It is being made: ask again.', json: SensitivityReply },
    },
    problems: ['bad-query', 'unknown-target', 'not-ready', 'jobs-away'],
  })
  async sensitivity(
    @Param('id') target: string,
    @Asked(SensitivityQuestion) { model }: SensitivityQuestion,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SensitivityReply> {
    const id = await this.asking.madeOrAsked('sensitivity', { target, ...(model && { model }) });
    const found = await this.made.find('sensitivity', id);
    if (!found.kept) reply.status(202).header('retry-after', '2');
    return madeOf({ id, ...found, self: `/v1/targets/${target}/sensitivity`, json: sensitivityJson });
  }
}

function sensitivityJson(kept: KeptForecast): Static<typeof SensitivityJson> {
  const answer = answerIn('sensitivity', kept);
  if (answer.status !== 'answered') throw new Error('only what is answered is told so');
  const { model, from, chance, bars } = answer;
  return { status: 'answered', model, from: structuredClone(from), chance, bars: structuredClone([...bars]) };
}
