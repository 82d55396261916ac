import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { COMMAND_PROBLEMS, NOT_YET, unapplied } from '../../commands/answer.js';
import { type CommandReply } from '../../commands/command-reply.js';
import { type CommandOutcome } from '../../commands/outcome.js';
import { AskForecasts } from '../../forecasts/ask-forecasts.js';
import { checkedBody } from '../../http/body.js';
import { Answers } from '../../http/describe.js';
import { jobInList } from '../../jobs/job-reply.js';
import { revisionJson, scenarioAddress, scenarioJson } from '../scenario-reply.js';
import { ScenarioReply } from '../scenario-state.js';
import { ReviseScenario } from './revise-scenario.js';
import { SaveScenario } from './save-scenario.js';
import { ReviseScenarioBody, SaveScenarioBody } from './scenario-bodies.js';

const PROBLEMS = [...COMMAND_PROBLEMS, 'unknown-target'] as const;

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

  private async answerTo(
    outcome: CommandOutcome<'scenario'>,
    id: string,
    reply: FastifyReply,
  ): Promise<ScenarioReply | CommandReply> {
    if (outcome.status === 'applied') return this.applied(outcome);
    const about = { id, address: scenarioAddress(id), made: 'saved', exists: 'scenario-exists' } as const;
    return unapplied(outcome, about, reply);
  }

  /** It is saved whether its forecast can be asked for or not: the forecaster asks by itself once it is there. */
  private async applied({
    card,
    asOf,
  }: Extract<CommandOutcome<'scenario'>, { status: 'applied' }>): Promise<ScenarioReply> {
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
