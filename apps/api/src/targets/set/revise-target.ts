import { type TargetRevision } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { targetById } from '../answers.js';
import { type ReviseTargetBody } from './target-bodies.js';
import { outcomeOf, type TargetOutcome } from './target-outcome.js';

/** Makes a target read differently from a day on. `basedOn` is the revision that its author saw. */
export class ReviseTarget extends Command<TargetOutcome> {
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
  execute({ id, body }: ReviseTarget): Promise<TargetOutcome> {
    return this.turns.take(id, this.waitMs / 4, () => this.revise(id, body));
  }

  private async revise(id: string, body: ReviseTargetBody): Promise<TargetOutcome> {
    const { current } = await this.snapshots.read(snapshot => targetById(snapshot, id));
    const { effectiveOn = todayOf(this.clock), ...definition } = body;
    if (body.basedOn !== current.revision && body.basedOn !== current.corrects)
      return { status: 'stale', revision: current.revision };
    if (effectiveOn < current.effectiveOn) return tooEarly(effectiveOn, current);
    const carried = await this.commands.carryOut({
      kind: 'target',
      type: 'target.revised',
      about: id,
      time: after(current, this.clock.now()),
      data: { ...definition, effectiveOn },
    });
    return outcomeOf(carried, card => ({ status: 'stale', revision: card?.current.revision }));
  }
}

function tooEarly(effectiveOn: string, current: TargetRevision): TargetOutcome {
  const fault = {
    pointer: '/effectiveOn',
    expected: `a day not before ${current.effectiveOn}, from which the current revision holds`,
    got: `"${effectiveOn}"`,
  };
  return { status: 'invalid', faults: [fault] };
}

/** Revisions of one day are folded in order of time: whatever the clocks say, this one comes after what it is based on. */
function after(current: TargetRevision, now: Date): Date {
  return new Date(Math.max(now.getTime(), Date.parse(current.recordedAt) + 1));
}
