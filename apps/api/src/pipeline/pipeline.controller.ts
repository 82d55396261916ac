import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { INSTITUTION_ASKS, ON_ASKS, PLACE_ASKS, YEAR_ASKS } from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { KeptAnswer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { PIPELINE_COLUMNS, PipelineQuestion, PipelineReply, pipelineTable } from './pipeline-reply.js';
import { pipelineAsked, pipelineFigures } from './pipeline.js';

@ApiTags('training')
@Controller('v1')
export class PipelineController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('pipeline')
  @Answers({
    summary: 'From applications to the first post and after, by the academic year that cohorts begin in',
    description:
      'Learners count where their placement lies, or else the institution; applications and places where the institution lies. ' +
      'Two attritions, never mixed: withdrawn (left for good), and RePAIR (not completed within the standard pathway, late or lost).',
    question: PipelineQuestion,
    asks: {
      profession: 'What the programmes lead to',
      ...PLACE_ASKS,
      ...INSTITUTION_ASKS,
      ...YEAR_ASKS,
      ...ON_ASKS,
    },
    answers: {
      200: {
        description: 'One row a figure, with its 95 per cent interval where it is a share.',
        json: PipelineReply,
      },
    },
    csv: PIPELINE_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  pipeline(@Asked(PipelineQuestion) question: PipelineQuestion): Promise<KeptAnswer<PipelineReply>> {
    const asked = pipelineAsked(question, todayOf(this.clock));
    return this.snapshots.read(async ({ asOf, kept }) => {
      const { simulated } = asOf;
      const figures = await kept(['pipeline', asked, simulated], from =>
        pipelineFigures(from, asked, simulated),
      );
      return new KeptAnswer<PipelineReply>(figures, asOf, pipelineTable);
    });
  }
}
