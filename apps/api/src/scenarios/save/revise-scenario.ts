import { type ScenarioRevision } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLog } from '../../commands/command-log.js';
import { Turns } from '../../commands/turns.js';
import { Snapshots } from '../../freshness/snapshots.js';
import { CLOCK, WAIT_MS } from '../../surroundings.js';
import { targetById } from '../../targets/answers.js';
import { scenarioById } from '../scenario-by-id.js';
import { type ReviseScenarioBody } from './scenario-bodies.js';
import { outcomeOf, type ScenarioOutcome } from './scenario-outcome.js';

/** Makes a scenario read differently. `basedOn` is the revision that its author saw. */
export class ReviseScenario extends Command<ScenarioOutcome> {
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
  execute({ id, body }: ReviseScenario): Promise<ScenarioOutcome> {
    return this.turns.take(`scenario/${id}`, this.waitMs / 4, () => this.revise(id, body));
  }

  private async revise(id: string, body: ReviseScenarioBody): Promise<ScenarioOutcome> {
    const { current } = await this.snapshots.read(async snapshot => {
      if (body.target !== undefined) await targetById(snapshot, body.target);
      return scenarioById(snapshot, id);
    });
    const { effectiveOn = todayOf(this.clock), ...definition } = body;
    if (body.basedOn !== current.revision && body.basedOn !== current.corrects)
      return { status: 'stale', revision: current.revision };
    if (effectiveOn < current.effectiveOn) return tooEarly(effectiveOn, current);
    const carried = await this.commands.carryOut({
      kind: 'scenario',
      type: 'scenario.revised',
      about: id,
      time: after(current, this.clock.now()),
      data: { ...definition, effectiveOn },
    });
    return outcomeOf(carried, card => ({ status: 'stale', revision: card?.current.revision }));
  }
}

function tooEarly(effectiveOn: string, current: ScenarioRevision): ScenarioOutcome {
  const fault = {
    pointer: '/effectiveOn',
    expected: `a day not before ${current.effectiveOn}, from which the current revision holds`,
    got: `"${effectiveOn}"`,
  };
  return { status: 'invalid', faults: [fault] };
}

/** Revisions of one day are folded in order of time: whatever the clocks say, this one comes after what it is based on. */
function after(current: ScenarioRevision, now: Date): Date {
  return new Date(Math.max(now.getTime(), Date.parse(current.recordedAt) + 1));
}
