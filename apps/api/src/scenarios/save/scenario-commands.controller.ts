import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { commandReply, CommandReply } from '../../commands/command-reply.js';
import { commandAddress } from '../../commands/fate.js';
import { setAside } from '../../commands/set-aside.js';
import { AskForecasts } from '../../forecasts/ask-forecasts.js';
import { checkedBody, invalid } from '../../http/body.js';
import { Answers } from '../../http/describe.js';
import { ApiProblem } from '../../http/problems.js';
import { jobInList } from '../../jobs/job-reply.js';
import { revisionJson, scenarioAddress, scenarioJson } from '../scenario-reply.js';
import { ScenarioReply } from '../scenario-state.js';
import { ReviseScenario } from './revise-scenario.js';
import { SaveScenario } from './save-scenario.js';
import { ReviseScenarioBody, SaveScenarioBody } from './scenario-bodies.js';
import { type ScenarioOutcome } from './scenario-outcome.js';

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
  'unknown-target',
  'not-ready',
  'log-unavailable',
] as const;

@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenarioCommandsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly asking: AskForecasts,
  ) {}

  @Post()
  @HttpCode(201)
  @Answers({
    summary: 'Save a scenario',
    description:
      'Where it names a target its forecast is asked for at once: `underWay` is the job, /v1/scenarios/{id}/events its progress.',
    answers: { 201: { description: 'The scenario is saved.', json: ScenarioReply }, 202: NOT_YET },
    problems: [...PROBLEMS, 'scenario-exists'],
  })
  async saveScenario(
    @Body(checkedBody) body: SaveScenarioBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScenarioReply | CommandReply> {
    const answer = await this.answerTo(await this.commands.execute(new SaveScenario(body)), body.id, reply);
    if ('history' in answer) reply.header('location', scenarioAddress(body.id));
    return answer;
  }

  @Post(':id/revisions')
  @HttpCode(200)
  @ApiParam({ name: 'id', description: 'the name of a scenario', schema: { type: 'string' } })
  @Answers({
    summary: 'Revise a scenario',
    description:
      'The body is the whole scenario as it is to read. `basedOn` is the revision that you saw. Its forecast is asked for at once.',
    answers: {
      200: { description: 'The scenario reads so from now on.', json: ScenarioReply },
      202: NOT_YET,
    },
    problems: [...PROBLEMS, 'unknown-scenario', 'stale-revision'],
  })
  async reviseScenario(
    @Param('id') id: string,
    @Body(checkedBody) body: ReviseScenarioBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScenarioReply | CommandReply> {
    return this.answerTo(await this.commands.execute(new ReviseScenario(id, body)), id, reply);
  }

  /** @throws {ApiProblem} for whatever is not applied or pending */
  private async answerTo(
    outcome: ScenarioOutcome,
    id: string,
    reply: FastifyReply,
  ): Promise<ScenarioReply | CommandReply> {
    switch (outcome.status) {
      case 'applied':
        return this.applied(outcome);
      case 'pending':
        reply.status(202).header('location', commandAddress(outcome.sent));
        return commandReply(outcome.sent, { status: 'pending' }, outcome.asOf);
      case 'parked':
        throw setAside(outcome.reason, outcome.faults);
      case 'invalid':
        throw invalid(outcome.faults);
      case 'exists': {
        const where = `${scenarioAddress(id)}/revisions`;
        throw new ApiProblem('scenario-exists', `${id} is saved already: revise it at ${where}`);
      }
      case 'stale': {
        const now =
          outcome.revision === undefined ? 'is saved no longer' : `reads revision "${outcome.revision}" now`;
        throw new ApiProblem('stale-revision', `${id} ${now}: look at it, and base your revision on that`);
      }
      default:
        return outcome satisfies never;
    }
  }

  /** It is saved whether its forecast can be asked for or not: the forecaster asks by itself once it is there. */
  private async applied({
    card,
    asOf,
  }: Extract<ScenarioOutcome, { status: 'applied' }>): Promise<ScenarioReply> {
    const { target, by } = card.current;
    const job =
      target === undefined
        ? undefined
        : await this.asking.ask('forecast', { scenario: card.id }, by).catch(() => undefined);
    return {
      scenario: scenarioJson(card),
      history: card.revisions.map(revisionJson),
      state: job ? 'under-way' : target === undefined ? 'no-target' : 'not-asked',
      latest: null,
      underWay: job ? [jobInList(job)] : [],
      asOf,
    };
  }
}
