import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { COMMAND_PROBLEMS, NOT_YET, unapplied } from '../../commands/answer.js';
import { type CommandReply } from '../../commands/command-reply.js';
import { type CommandOutcome } from '../../commands/outcome.js';
import { checkedBody } from '../../http/body.js';
import { Answers } from '../../http/describe.js';
import { targetAddress, targetReply, TargetReply } from '../target-reply.js';
import { ReviseTarget } from './revise-target.js';
import { SetTarget } from './set-target.js';
import { ReviseTargetBody, SetTargetBody } from './target-bodies.js';

@ApiTags('targets')
@Controller('v1/targets')
export class TargetCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(201)
  @Answers({
    summary: 'Set a target',
    answers: { 201: { description: 'The target is set.', json: TargetReply }, 202: NOT_YET },
    problems: [...COMMAND_PROBLEMS, 'target-exists'],
  })
  async setTarget(
    @Body(checkedBody) body: SetTargetBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetReply | CommandReply> {
    const answer = answerTo(await this.commands.execute(new SetTarget(body)), body.id, reply);
    if ('target' in answer && 'history' in answer) reply.header('location', targetAddress(body.id));
    return answer;
  }

  @Post(':id/revisions')
  @HttpCode(200)
  @ApiParam({ name: 'id', description: 'the name of a target, e.g. midwives', schema: { type: 'string' } })
  @Answers({
    summary: 'Revise a target',
    description: 'The body is the whole target as it is to read. `basedOn` is the revision that you saw.',
    answers: { 200: { description: 'The target reads so from now on.', json: TargetReply }, 202: NOT_YET },
    problems: [...COMMAND_PROBLEMS, 'unknown-target', 'stale-revision'],
  })
  async reviseTarget(
    @Param('id') id: string,
    @Body(checkedBody) body: ReviseTargetBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetReply | CommandReply> {
    return answerTo(await this.commands.execute(new ReviseTarget(id, body)), id, reply);
  }
}

function answerTo(
  outcome: CommandOutcome<'target'>,
  id: string,
  reply: FastifyReply,
): TargetReply | CommandReply {
  if (outcome.status === 'applied') return targetReply(outcome.card, outcome.asOf);
  const about = { id, address: targetAddress(id), made: 'set', exists: 'target-exists' } as const;
  return unapplied(outcome, about, reply);
}
