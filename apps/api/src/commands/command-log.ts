import { type EventType, type Fault, readEvent, topicOf, wireType } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { type Clock, todayOf } from '@muster/platform';
import { isAway } from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type AsOf } from '../freshness/as-of.js';
import { Snapshots } from '../freshness/snapshots.js';
import { ApiProblem } from '../http/problems.js';
import { CLOCK, EVENT_LOG, WAIT_MS } from '../surroundings.js';
import { CheckpointWatch } from './checkpoint-watch.js';
import { commandAddress, type CommandKind, type Fate, fateOf, type Sent } from './fate.js';

/** The source of every event that people make through this API. */
export const API_SOURCE = 'urn:muster:api';

/** Commands are about targets and scenarios, whose events are in this topic. */
export const COMMAND_TOPIC = topicOf('target');

export interface CommandEvent<K extends CommandKind> {
  readonly kind: K;
  readonly type: EventType & `${K}.${string}`;
  /** The id of the target or scenario. */
  readonly about: string;
  readonly time: Date;
  readonly data: object;
}

export type Carried<K extends CommandKind> =
  /** Faults of what was asked, found before anything was appended. Pointers lead into the event. */
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }
  | ({ readonly sent: Sent<K>; readonly asOf: AsOf } & Fate<K>);

/** Carries a command out: its event goes to the log, and what the fold made of it comes back. */
@Injectable()
export class CommandLog {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WAIT_MS) private readonly waitMs: number,
    private readonly watch: CheckpointWatch,
    private readonly snapshots: Snapshots,
  ) {}

  /**
   * @throws {ApiProblem} `log-unavailable`: then it is not known whether the event was taken; `not-ready`: it was, and `Location`
   * will tell what became of it
   */
  async carryOut<K extends CommandKind>(command: CommandEvent<K>): Promise<Carried<K>> {
    const { kind, type, about, time, data } = command;
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: API_SOURCE,
      type: wireType(type),
      subject: `${kind}/${about}`,
      time: time.toISOString(),
      datacontenttype: 'application/json',
      data,
    };
    const json = JSON.stringify(event);
    const reading = readEvent(JSON.parse(json), todayOf(this.clock));
    if (!reading.ok) return { status: 'refused', faults: reading.rejection.faults };

    await this.watch.begin();
    const sent = await this.append(event.subject, json, { kind, about, event: event.id });
    await this.watch.passed(sent, this.waitMs);
    return this.lookUp(sent);
  }

  /** What is in the log is not lost with the store: whoever cannot be told now is told where to ask. */
  private async lookUp<K extends CommandKind>(sent: Sent<K>): Promise<Carried<K>> {
    try {
      return await this.snapshots.read(async snapshot => ({
        sent,
        asOf: snapshot.asOf,
        ...(await fateOf(snapshot, sent)),
      }));
    } catch (error) {
      if (!isAway(error)) throw error;
      const location = commandAddress(sent);
      const detail = `the command is in the log, but the store does not answer: do not send it again, ask at ${location}`;
      throw new ApiProblem('not-ready', detail, [], { location }, { cause: error });
    }
  }

  private async append<K extends CommandKind>(
    key: string,
    json: string,
    names: Pick<Sent<K>, 'kind' | 'about' | 'event'>,
  ): Promise<Sent<K>> {
    try {
      const [position] = await this.log.append([{ topic: COMMAND_TOPIC, key, value: Buffer.from(json) }]);
      const { identity } = await this.log.describe(COMMAND_TOPIC);
      return { ...position!, ...names, identity };
    } catch (error) {
      const detail = `it is not known whether the command was taken: look at the ${names.kind} before you send it again`;
      throw new ApiProblem('log-unavailable', detail, [], {}, { cause: error });
    }
  }
}
