import { type Job } from '@muster/jobs';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { checkedBody } from '../http/body.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { AskJob } from './ask-job.js';
import { SHOWN_KINDS, type ShownKind } from './asked-kinds.js';
import { AskJobBody, CancelJobBody } from './job-bodies.js';
import { jobAddress, jobInList, JobReply, jobReply, JobsReply } from './job-reply.js';
import { JobsDoor } from './jobs-door.js';
import { JOBS_ASKS, JobsQuestion } from './jobs-question.js';

const WHICH = { name: 'id', description: 'the id of a job', schema: { type: 'string' } } as const;
const OF_BODIES = ['malformed-json', 'too-large', 'unsupported-media-type', 'invalid'] as const;
const USUAL_LIMIT = 50;

@ApiTags('jobs')
@Controller('v1/jobs')
export class JobsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: JobsDoor,
  ) {}

  @Post()
  @HttpCode(202)
  @Answers({
    summary: 'Ask for a job',
    description:
      'What takes longer than an answer may. Asked for again on the same facts it is the same job; `again` has one that ended done anew.',
    answers: {
      202: {
        description: 'The job is kept, and will be done: `Location` tells how far it is.',
        json: JobReply,
      },
      200: { description: 'It was asked for before: this is it.', json: JobReply },
    },
    problems: [...OF_BODIES, 'not-ready', 'jobs-away'],
  })
  async askJob(
    @Body(checkedBody) body: AskJobBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JobReply> {
    const job = await this.commands.execute(new AskJob(body));
    if (job.outcome === 'known') reply.status(200);
    reply.header('location', jobAddress(job.id));
    return jobReply(job);
  }

  @Get()
  @Answers({
    summary: 'The jobs that wait, run or ended lately',
    question: JobsQuestion,
    asks: JOBS_ASKS,
    answers: { 200: { description: 'The jobs, the latest asked for first.', json: JobsReply } },
    problems: ['bad-query', 'jobs-away'],
  })
  async jobs(@Asked(JobsQuestion) question: JobsQuestion): Promise<JobsReply> {
    const { kind, state } = question;
    const limit = Number(question.limit ?? USUAL_LIMIT);
    const kinds = kind === undefined ? SHOWN_KINDS : [kind];
    const found = await this.door.reach(jobs =>
      Promise.all(kinds.map(of => jobs.list({ kind: of, limit, ...(state === undefined ? {} : { state }) }))),
    );
    const latestFirst = found.flat().sort((a, b) => b.asked.at.getTime() - a.asked.at.getTime());
    return { jobs: latestFirst.slice(0, limit).map(job => jobInList(job as Job<ShownKind>)) };
  }

  @Get(':id')
  @ApiParam(WHICH)
  @Answers({
    summary: 'A job: how far it is, and what came of it',
    description: 'What has ended is kept for a day, what failed or was cancelled for 14.',
    answers: { 200: { description: 'The job.', json: JobReply } },
    problems: ['unknown-job', 'jobs-away'],
  })
  async job(@Param('id') id: string): Promise<JobReply> {
    return jobReply(await this.door.find(id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiParam(WHICH)
  @Answers({
    summary: 'Cancel a job',
    description:
      'What waits is never begun. What runs is told to stop within a second, is running until it has, and leaves nothing half done. ' +
      'What has ended stays as it is.',
    answers: { 200: { description: 'The job as it is now.', json: JobReply } },
    problems: [...OF_BODIES, 'unknown-job', 'jobs-away'],
  })
  async cancelJob(@Param('id') id: string, @Body(checkedBody) { by }: CancelJobBody): Promise<JobReply> {
    await this.door.find(id);
    return jobReply((await this.door.reach(jobs => jobs.cancel(id, by))) as Job<ShownKind>);
  }
}
