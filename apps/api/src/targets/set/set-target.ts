import { type Clock, todayOf } from '@muster/platform';
import { targetCardById } from '@muster/store';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { type CommandOutcome, outcomeOf } from '../../commands/outcome.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { type SetTargetBody } from './target-bodies.js';

/** Sets a target that is not there yet. */
export class SetTarget extends Command<CommandOutcome<'target'>> {
  constructor(readonly body: SetTargetBody) {
    super();
  }
}

@CommandHandler(SetTarget)
export class SetTargetHandler implements ICommandHandler<SetTarget> {
  constructor(
    private readonly commands: CommandLog,
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WAIT_MS) private readonly waitMs: number,
    private readonly turns: Turns,
  ) {}

  execute({ body }: SetTarget): Promise<CommandOutcome<'target'>> {
    return this.turns.take(body.id, this.waitMs / 4, () => this.set(body));
  }

  private async set(body: SetTargetBody): Promise<CommandOutcome<'target'>> {
    const { id, effectiveOn = todayOf(this.clock), ...definition } = body;
    const there = await this.snapshots.read(({ entities, generation }) =>
      targetCardById(entities, generation, id),
    );
    if (there) return { status: 'exists' };
    const data = { ...definition, effectiveOn };
    const carried = await this.commands.carryOut({
      kind: 'target',
      type: 'target.set',
      about: id,
      time: this.clock.now(),
      data,
    });
    return outcomeOf(carried, () => ({ status: 'exists' }));
  }
}
