import { type Clock, todayOf } from '@muster/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { cannotFollow, type CommandOutcome, outcomeOf, timeAfter } from '../../commands/outcome.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { targetById } from '../answers.js';
import { type ReviseTargetBody } from './target-bodies.js';

/** Makes a target read differently from a day on. `basedOn` is the revision that its author saw. */
export class ReviseTarget extends Command<CommandOutcome<'target'>> {
  constructor(
    readonly id: string,
    readonly body: ReviseTargetBody,
  ) {
    super();
  }
}

@CommandHandler(ReviseTarget)
export class ReviseTargetHandler implements ICommandHandler<ReviseTarget> {
  constructor(
    private readonly commands: CommandLog,
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WAIT_MS) private readonly waitMs: number,
    private readonly turns: Turns,
  ) {}

  /** @throws {ApiProblem} `unknown-target` */
  execute({ id, body }: ReviseTarget): Promise<CommandOutcome<'target'>> {
    return this.turns.take(id, this.waitMs / 4, () => this.revise(id, body));
  }

  private async revise(id: string, body: ReviseTargetBody): Promise<CommandOutcome<'target'>> {
    const { current } = await this.snapshots.read(snapshot => targetById(snapshot, id));
    const { effectiveOn = todayOf(this.clock), ...definition } = body;
    const refused = cannotFollow(current, { basedOn: body.basedOn, effectiveOn });
    if (refused) return refused;
    const carried = await this.commands.carryOut({
      kind: 'target',
      type: 'target.revised',
      about: id,
      time: timeAfter(current, this.clock.now()),
      data: { ...definition, effectiveOn },
    });
    return outcomeOf(carried, card => ({ status: 'stale', revision: card?.current.revision }));
  }
}
