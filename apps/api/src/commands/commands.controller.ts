import { type EventLog, LogFault } from '@muster/event-log';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answers } from '../http/describe.js';
import { ApiProblem } from '../http/problems.js';
import { EVENT_LOG } from '../surroundings.js';
import { API_SOURCE, COMMAND_TOPIC } from './command-log.js';
import { CommandReply, commandReply } from './command-reply.js';
import { type CommandKind, fateOf, type Sent } from './fate.js';
import { setAside } from './set-aside.js';

@ApiTags('commands')
@Controller('v1/commands')
export class CommandsController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly snapshots: Snapshots,
  ) {}

  @Get(':topic/:partition/:offset')
  @ApiParam({ name: 'topic', description: `always ${COMMAND_TOPIC}`, schema: { type: 'string' } })
  @ApiParam({ name: 'partition', description: 'of the topic', schema: { type: 'integer', minimum: 0 } })
  @ApiParam({ name: 'offset', description: 'in the partition', schema: { type: 'integer', minimum: 0 } })
  @Answers({
    summary: 'What became of a command that was answered with 202',
    description:
      'The `Location` of that answer. While it is pending: 200, and so says `status`; ask again, or follow /v1/live.',
    answers: { 200: { description: 'What became of it, so far.', json: CommandReply } },
    problems: ['unknown-command', 'parked', 'not-ready', 'log-unavailable'],
  })
  async command(
    @Param('topic') topic: string,
    @Param('partition') partition: string,
    @Param('offset') offset: string,
  ): Promise<CommandReply> {
    const sent = topic === COMMAND_TOPIC ? await this.find(partition, offset) : undefined;
    if (!sent)
      throw new ApiProblem('unknown-command', 'no command of this API is at this position of the event log');
    return this.snapshots.read(async snapshot => {
      const fate = await fateOf(snapshot, sent);
      if (fate.status === 'parked') throw setAside(fate.reason, fate.faults);
      return commandReply(sent, fate, snapshot.asOf);
    });
  }

  /** The command at a position: of what is in the log, only that which this API put there. */
  private async find(partitionText: string, offsetText: string): Promise<Sent | undefined> {
    const [partition, offset] = [wholeNumber(partitionText), wholeNumber(offsetText)];
    if (partition === undefined || offset === undefined) return undefined;
    try {
      const { identity } = await this.log.describe(COMMAND_TOPIC);
      const [record] = await this.log.read(COMMAND_TOPIC, partition, offset, 1);
      if (record?.offset !== offset || record.value.length === 0) return undefined;
      const names = namesIn(record.value);
      return names && { topic: COMMAND_TOPIC, partition, offset, identity, ...names };
    } catch (error) {
      if (error instanceof LogFault && error.code.startsWith('unknown-')) return undefined;
      const detail = 'what became of the command cannot be looked up now: ask again';
      throw new ApiProblem('log-unavailable', detail, [], {}, { cause: error });
    }
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function namesIn(value: Uint8Array): Pick<Sent, 'kind' | 'about' | 'event'> | undefined {
  let event: { source?: unknown; subject?: unknown; id?: unknown } | null;
  try {
    event = JSON.parse(Buffer.from(value).toString()) as typeof event;
  } catch {
    return undefined;
  }
  if (event?.source !== API_SOURCE || typeof event.id !== 'string' || typeof event.subject !== 'string')
    return undefined;
  const [, kind, about] = /^(target|scenario)\/(.+)$/.exec(event.subject) ?? [];
  return kind === undefined ? undefined : { kind: kind as CommandKind, about: about!, event: event.id };
}
