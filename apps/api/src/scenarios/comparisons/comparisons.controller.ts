import { FORECAST_MODELS } from '@muster/jobs';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiParam, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  Length,
  Matches,
} from 'class-validator';
import { type FastifyReply } from 'fastify';
import { AskForecasts } from '../../forecasts/ask-forecasts.js';
import { madeOf } from '../../forecasts/made-reply.js';
import { MadeForecasts } from '../../forecasts/made.js';
import { checkedBody } from '../../http/body.js';
import { Answers } from '../../http/describe.js';
import { A_MODEL, A_NAME, NAME } from '../../http/forms.js';
import { comparisonJson, ComparisonReply } from './comparison-reply.js';

export class ComparisonBody {
  @ApiProperty({
    type: [String],
    description: 'two to four scenarios; the others are compared with the first',
  })
  @IsArray({ message: 'a list of scenarios' })
  @ArrayMinSize(2, { message: 'two to four scenarios' })
  @ArrayMaxSize(4, { message: 'two to four scenarios' })
  @ArrayUnique({ message: 'each scenario once' })
  @Matches(NAME, { ...A_NAME, each: true })
  scenarios!: string[];

  @ApiPropertyOptional({
    description: 'the target whose chance is asked; left out: that of the first scenario',
  })
  @IsOptional()
  @Matches(NAME, A_NAME)
  target?: string;

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

@ApiTags('scenarios')
@Controller('v1/comparisons')
export class ComparisonsController {
  constructor(
    private readonly asking: AskForecasts,
    private readonly made: MadeForecasts,
  ) {}

  @Post()
  @HttpCode(202)
  @Answers({
    summary: 'Compare scenarios',
    description:
      'Two to four, on the same luck, so that the difference is sharp. Asked again on the same facts it is the same comparison.',
    answers: {
      202: { description: 'It will be made: `Location` has it.', json: ComparisonReply },
      200: { description: 'It was asked for before: this is it.', json: ComparisonReply },
    },
    problems: [
      ...(['malformed-json', 'too-large', 'unsupported-media-type', 'invalid'] as const),
      ...(['unknown-scenario', 'unknown-target', 'not-ready', 'jobs-away'] as const),
    ],
  })
  async compare(
    @Body(checkedBody) { by, scenarios, target, model }: ComparisonBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComparisonReply> {
    const input = {
      scenarios,
      ...(target === undefined ? {} : { target }),
      ...(model === undefined ? {} : { model }),
    };
    const job = await this.asking.ask('compare', input, by);
    if (job.outcome === 'known') reply.status(200);
    reply.header('location', address(job.id));
    return this.comparison(job.id);
  }

  @Get(':id')
  @ApiParam({ name: 'id', description: 'the id of a comparison', schema: { type: 'string' } })
  @Answers({
    summary: 'A comparison: how far it is, or what came of it',
    answers: { 200: { description: 'The comparison.', json: ComparisonReply } },
    problems: ['unknown-forecast', 'not-ready', 'jobs-away'],
  })
  async comparison(@Param('id') id: string): Promise<ComparisonReply> {
    const found = await this.made.find('compare', id);
    return madeOf({ id, ...found, self: address(id), json: comparisonJson });
  }
}

const address = (id: string) => `/v1/comparisons/${id}`;
