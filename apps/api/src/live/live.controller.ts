import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { LIVE_ASKS, LIVE_EVENTS, LiveQuestion } from './live-events.js';
import { answersHead, LiveStreams } from './live-streams.js';

@ApiTags('live')
@Controller('v1/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  @Get()
  @Answers({
    summary: 'What is folded in, as it happens',
    description:
      'Server-sent events, for `EventSource` or any client that reads line by line. They say that something changed, not what it is ' +
      'now: fetch what you show. Whoever reads slowly is told the latest, not all that was between. After a lost connection fetch ' +
      'everything anew: nothing is told again.',
    question: LiveQuestion,
    asks: LIVE_ASKS,
    answers: { 200: { description: 'The stream, until either side ends it.', events: LIVE_EVENTS } },
    problems: ['bad-query', 'too-many-streams', 'not-ready'],
  })
  async follow(
    @Asked(LiveQuestion) { topics }: LiveQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (answersHead(request, reply)) return;
    await this.streams.begin(reply, topics === undefined ? undefined : new Set(topics.split(',')));
  }
}
