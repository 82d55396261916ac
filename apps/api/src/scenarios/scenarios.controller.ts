import { scenarioCards } from '@muster/store';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { scenarioJson, ScenariosReply } from './scenario-reply.js';
import { ScenarioReply } from './scenario-state.js';
import { ScenarioStates } from './scenario-states.js';
import { SCENARIO_COLUMNS, scenariosTable } from './scenarios-table.js';

@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenariosController {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly states: ScenarioStates,
  ) {}

  @Get()
  @Answers({
    summary: 'All scenarios, as they read now',
    answers: { 200: { description: 'The scenarios, by id. In CSV: one row a lever.', json: ScenariosReply } },
    csv: SCENARIO_COLUMNS,
    problems: ['not-ready'],
  })
  scenarios(): Promise<Answer<ScenariosReply>> {
    return this.snapshots.read(async snapshot => {
      const cards = await scenarioCards(snapshot.entities, snapshot.generation);
      const reply = { scenarios: cards.map(scenarioJson), asOf: snapshot.asOf };
      return new Answer(reply, () => scenariosTable(reply));
    });
  }

  @Get(':id')
  @ApiParam({ name: 'id', description: 'the name of a scenario', schema: { type: 'string' } })
  @Answers({
    summary: 'A scenario, every way it read before, and its latest forecast',
    answers: {
      200: { description: 'The scenario. In CSV: one row a lever, as it reads now.', json: ScenarioReply },
    },
    csv: SCENARIO_COLUMNS,
    problems: ['unknown-scenario', 'not-ready'],
  })
  async scenario(@Param('id') id: string): Promise<Answer<ScenarioReply>> {
    const reply = await this.states.of(id);
    return new Answer(reply, () => scenariosTable({ scenarios: [reply.scenario] }));
  }
}
