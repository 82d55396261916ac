import { type Clock, todayOf } from '@muster/platform';
import { scenarioCardById } from '@muster/store';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { type CommandOutcome, outcomeOf } from '../../commands/outcome.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { targetById } from '../../targets/answers.js';
import { type SaveScenarioBody } from './scenario-bodies.js';

/** Saves a scenario that is not there yet. */
export class SaveScenario extends Command<CommandOutcome<'scenario'>> {
  constructor(readonly body: SaveScenarioBody) {
    super();
  }
}

@CommandHandler(SaveScenario)
export class SaveScenarioHandler implements ICommandHandler<SaveScenario> {
  constructor(
    private readonly commands: CommandLog,
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WAIT_MS) private readonly waitMs: number,
    private readonly turns: Turns,
  ) {}

  /** @throws {ApiProblem} `unknown-target` */
  execute({ body }: SaveScenario): Promise<CommandOutcome<'scenario'>> {
    return this.turns.take(`scenario/${body.id}`, this.waitMs / 4, () => this.save(body));
  }

  private async save(body: SaveScenarioBody): Promise<CommandOutcome<'scenario'>> {
    const { id, effectiveOn = todayOf(this.clock), ...definition } = body;
    const there = await this.snapshots.read(async snapshot => {
      if (body.target !== undefined) await targetById(snapshot, body.target);
      return scenarioCardById(snapshot.entities, snapshot.generation, id);
    });
    if (there) return { status: 'exists' };
    const carried = await this.commands.carryOut({
      kind: 'scenario',
      type: 'scenario.saved',
      about: id,
      time: this.clock.now(),
      data: { ...definition, effectiveOn },
    });
    return outcomeOf(carried, () => ({ status: 'exists' }));
  }
}
