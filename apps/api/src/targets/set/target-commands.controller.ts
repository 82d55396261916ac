import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { commandReply, CommandReply } from '../../commands/command-reply.js';
import { commandAddress } from '../../commands/fate.js';
import { setAside } from '../../commands/set-aside.js';
import { checkedBody, invalid } from '../../http/body.js';
import { Answers } from '../../http/describe.js';
import { ApiProblem } from '../../http/problems.js';
import { targetAddress, targetReply, TargetReply } from '../target-reply.js';
import { ReviseTarget } from './revise-target.js';
import { SetTarget } from './set-target.js';
import { ReviseTargetBody, SetTargetBody } from './target-bodies.js';
import { type TargetOutcome } from './target-outcome.js';

const NOT_YET = {
  description: 'The log holds it, but it is not folded in yet: `Location` tells what became of it.',
  json: CommandReply,
};
const PROBLEMS = [
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'parked',
  'not-ready',
  'log-unavailable',
] as const;

@ApiTags('targets')
@Controller('v1/targets')
export class TargetCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(201)
  @Answers({
    summary: 'Set a target',
    answers: { 201: { description: 'The target is set.', json: TargetReply }, 202: NOT_YET },
    problems: [...PROBLEMS, 'target-exists'],
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
    problems: [...PROBLEMS, 'unknown-target', 'stale-revision'],
  })
  async reviseTarget(
    @Param('id') id: string,
    @Body(checkedBody) body: ReviseTargetBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TargetReply | CommandReply> {
    return answerTo(await this.commands.execute(new ReviseTarget(id, body)), id, reply);
  }
}

/** @throws {ApiProblem} for whatever is not applied or pending */
function answerTo(outcome: TargetOutcome, id: string, reply: FastifyReply): TargetReply | CommandReply {
  switch (outcome.status) {
    case 'applied':
      return targetReply(outcome.card, outcome.asOf);
    case 'pending':
      reply.status(202).header('location', commandAddress(outcome.sent));
      return commandReply(outcome.sent, { status: 'pending' }, outcome.asOf);
    case 'parked':
      throw setAside(outcome.reason, outcome.faults);
    case 'invalid':
      throw invalid(outcome.faults);
    case 'exists':
      throw new ApiProblem(
        'target-exists',
        `${id} is set already: revise it at ${targetAddress(id)}/revisions`,
      );
    case 'stale': {
      const now =
        outcome.revision === undefined ? 'is set no longer' : `reads revision "${outcome.revision}" now`;
      throw new ApiProblem('stale-revision', `${id} ${now}: look at it, and base your revision on that`);
    }
    default:
      return outcome satisfies never;
  }
}
