import { FORECAST_MODELS, type InputOf, inputFaults } from '@muster/jobs';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiParam, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsNumber,
  IsOptional,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type FastifyReply } from 'fastify';
import { AskForecasts } from '../forecasts/ask-forecasts.js';
import { madeOf } from '../forecasts/made-reply.js';
import { MadeForecasts } from '../forecasts/made.js';
import { checkedBody, invalid } from '../http/body.js';
import { Answers } from '../http/describe.js';
import { A_MODEL, A_NAME, NAME } from '../http/forms.js';
import { DatedLeverBody } from '../scenarios/dated-lever-body.js';
import { solutionJson, SolutionReply } from './solution-reply.js';

const A_CHANCE = { message: 'a number from 0.01 to 0.99' };
const A_LEVER = { message: 'an object: a lever and its months' };

export class SolutionBody {
  @ApiProperty({ description: 'the target that is to be met', example: 'midwives-1200' })
  @Matches(NAME, A_NAME)
  target!: string;

  @ApiPropertyOptional({ description: 'a scenario whose levers are pulled anyway' })
  @IsOptional()
  @Matches(NAME, A_NAME)
  scenario?: string;

  @ApiProperty({ type: DatedLeverBody, description: 'what may be changed' })
  @IsDefined(A_LEVER)
  @ValidateNested(A_LEVER)
  @Type(() => DatedLeverBody)
  lever!: DatedLeverBody;

  @ApiProperty({ description: 'the chance that is wanted', minimum: 0.01, maximum: 0.99, example: 0.8 })
  @IsNumber({}, A_CHANCE)
  @Min(0.01, A_CHANCE)
  @Max(0.99, A_CHANCE)
  probability!: number;

  @ApiPropertyOptional({
    enum: FORECAST_MODELS,
    description: 'which model is to answer; left out: the one that the evidence allows',
  })
  @IsOptional()
  @IsIn(FORECAST_MODELS, A_MODEL)
  model?: (typeof FORECAST_MODELS)[number];

  @ApiPropertyOptional({ description: 'who asks: shown beside the job', maxLength: 200 })
  @IsOptional()
  @Length(1, 200, { message: 'a name, up to 200 characters' })
  by?: string;
}

@ApiTags('solutions')
@Controller('v1/solutions')
export class SolutionsController {
  constructor(
    private readonly asking: AskForecasts,
    private readonly made: MadeForecasts,
  ) {}

  @Post()
  @HttpCode(202)
  @Answers({
    summary: 'Ask how much of a lever is enough',
    description:
      'The least change of one lever by which the target is met as likely as is wanted; or that it cannot be done by it alone. ' +
      'Asked again on the same facts it is the same solution.',
    answers: {
      202: { description: 'It will be found: `Location` has it.', json: SolutionReply },
      200: { description: 'It was asked for before: this is it.', json: SolutionReply },
    },
    problems: [
      ...(['malformed-json', 'too-large', 'unsupported-media-type', 'invalid'] as const),
      ...(['unknown-scenario', 'unknown-target', 'not-ready', 'jobs-away'] as const),
    ],
  })
  async solve(
    @Body(checkedBody) { by, ...body }: SolutionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SolutionReply> {
    const input = JSON.parse(JSON.stringify(body)) as InputOf<'solve'>;
    const faults = inputFaults('solve', input);
    if (faults.length > 0) throw invalid(faults);
    const job = await this.asking.ask('solve', input, by);
    if (job.outcome === 'known') reply.status(200);
    reply.header('location', address(job.id));
    return this.solution(job.id);
  }

  @Get(':id')
  @ApiParam({ name: 'id', description: 'the id of a solution', schema: { type: 'string' } })
  @Answers({
    summary: 'A solution: how far it is, or what came of it',
    answers: { 200: { description: 'The solution.', json: SolutionReply } },
    problems: ['unknown-forecast', 'not-ready', 'jobs-away'],
  })
  async solution(@Param('id') id: string): Promise<SolutionReply> {
    const found = await this.made.find('solve', id);
    return madeOf({ id, ...found, self: address(id), json: solutionJson });
  }
}

const address = (id: string) => `/v1/solutions/${id}`;
