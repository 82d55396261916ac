import { type Clock, todayOf } from '@muster/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { cannotFollow, type CommandOutcome, outcomeOf, timeAfter } from '../../commands/outcome.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { targetById } from '../../targets/answers.js';
import { scenarioById } from '../scenario-by-id.js';
import { type ReviseScenarioBody } from './scenario-bodies.js';

/** Makes a scenario read differently. `basedOn` is the revision that its author saw. */
export class ReviseScenario extends Command<CommandOutcome<'scenario'>> {
  constructor(
    readonly id: string,
    readonly body: ReviseScenarioBody,
  ) {
    super();
  }
}

@CommandHandler(ReviseScenario)
export class ReviseScenarioHandler implements ICommandHandler<ReviseScenario> {
  constructor(
    private readonly commands: CommandLog,
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WAIT_MS) private readonly waitMs: number,
    private readonly turns: Turns,
  ) {}

  /** @throws {ApiProblem} `unknown-scenario`, `unknown-target` */
  execute({ id, body }: ReviseScenario): Promise<CommandOutcome<'scenario'>> {
    return this.turns.take(`scenario/${id}`, this.waitMs / 4, () => this.revise(id, body));
  }

  private async revise(id: string, body: ReviseScenarioBody): Promise<CommandOutcome<'scenario'>> {
    const { current } = await this.snapshots.read(async snapshot => {
      if (body.target !== undefined) await targetById(snapshot, body.target);
      return scenarioById(snapshot, id);
    });
    const { effectiveOn = todayOf(this.clock), ...definition } = body;
    const refused = cannotFollow(current, { basedOn: body.basedOn, effectiveOn });
    if (refused) return refused;
    const carried = await this.commands.carryOut({
      kind: 'scenario',
      type: 'scenario.revised',
      about: id,
      time: timeAfter(current, this.clock.now()),
      data: { ...definition, effectiveOn },
    });
    return outcomeOf(carried, card => ({ status: 'stale', revision: card?.current.revision }));
  }
}
