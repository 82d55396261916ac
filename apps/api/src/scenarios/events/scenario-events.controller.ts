import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Snapshots } from '../../freshness/snapshots.js';
import { Answers } from '../../http/describe.js';
import { answersHead } from '../../live/live-streams.js';
import { StateStreams } from '../../live/state-streams.js';
import { scenarioById } from '../scenario-by-id.js';
import { ScenarioStates } from '../scenario-states.js';
import { SCENARIO_EVENTS } from './scenario-events.js';

@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenarioEventsController {
  constructor(
    private readonly streams: StateStreams,
    private readonly snapshots: Snapshots,
    private readonly states: ScenarioStates,
  ) {}

  @Get(':id/events')
  @ApiParam({ name: 'id', description: 'the name of a scenario', schema: { type: 'string' } })
  @Answers({
    summary: 'How far a scenario’s forecast is, as it happens',
    description:
      'Server-sent events. Whoever reads slowly is told the latest. Fetch the scenario once `state` is `forecast`.',
    answers: { 200: { description: 'The stream, until either side ends it.', events: SCENARIO_EVENTS } },
    problems: ['unknown-scenario', 'too-many-streams', 'not-ready'],
  })
  async followScenario(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (answersHead(request, reply)) return;
    await this.snapshots.read(snapshot => scenarioById(snapshot, id));
    this.streams.begin(reply, async () => {
      const { state, scenario, latest, underWay } = await this.states.of(id);
      return { state, revision: scenario.revision, forecast: latest?.id ?? null, job: underWay[0] ?? null };
    });
  }
}
