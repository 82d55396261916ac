import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Answers } from '../../http/describe.js';
import { answersHead } from '../../live/live-streams.js';
import { StateStreams } from '../../live/state-streams.js';
import { jobInList } from '../job-reply.js';
import { JobsDoor } from '../jobs-door.js';
import { JOB_EVENTS } from './job-events.js';

@ApiTags('jobs')
@Controller('v1/jobs')
export class JobEventsController {
  constructor(
    private readonly streams: StateStreams,
    private readonly door: JobsDoor,
  ) {}

  @Get(':id/events')
  @ApiParam({ name: 'id', description: 'the id of a job', schema: { type: 'string' } })
  @Answers({
    summary: 'How far a job is, as it happens',
    description:
      'Server-sent events. Comparisons, solutions and sensitivities have the ids of their jobs. Whoever reads slowly is told the latest. ' +
      'Fetch what the job makes once it is `done`.',
    answers: { 200: { description: 'The stream, until either side ends it.', events: JOB_EVENTS } },
    problems: ['unknown-job', 'too-many-streams', 'not-ready', 'jobs-away'],
  })
  async followJob(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (answersHead(request, reply)) return;
    await this.door.find(id);
    this.streams.begin(reply, async () => ({ job: jobInList(await this.door.find(id)) }));
  }
}
