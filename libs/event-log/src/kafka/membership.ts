import type { Consumer as KafkaConsumer, EachBatchPayload, IMemberAssignment, KafkaMessage } from 'kafkajs';
import type FetchedBatch from 'kafkajs/src/consumer/batch.js';
import { settlesWithin } from '@muster/platform';
import type { ConsumeOptions, LogPartition } from '../port.js';
import { Client } from './client.js';
import { Mirror } from './mirror.js';
import { Reading } from './reading.js';
import type { KafkaLogConfig, KafkaLogSettings } from './settings.js';
import type { TopicLookups } from './topic-lookups.js';
import { type Topic, toRecord } from './topic-states.js';
import { codecOf } from './undecodable.js';

/** How often kafkajs takes up again what failed in passing before it gives up its membership. */
const RETRIES = 5;

/** Why a membership ended. */
export interface End {
  readonly error: Error;
  /** Whether a retry may mend it. */
  readonly passing: boolean;
}

/**
 * One consumer's membership of its group, from joining to leaving or to the first failure that kafkajs does not mend. While it
 * lasts, partitions come and go as members do: kafkajs joins anew when the batches in hand are finished.
 */
export class Membership {
  readonly ended: Promise<End>;
  private readonly end: (end: End) => void;
  private readonly client: Client;
  private readonly consumer: KafkaConsumer;
  private readonly mirror: Mirror;
  private readonly running: Promise<void>;
  private readings = new Map<string, Reading>();
  /** Those of before the last rebalance, until the next. */
  private former = new Map<string, Reading>();
  /** Since when a batch of each partition is in hand; the first one longest. */
  private readonly inHand = new Map<string, number>();
  private leaving = false;

  constructor(
    config: KafkaLogConfig,
    private readonly settings: KafkaLogSettings,
    private readonly options: ConsumeOptions,
    private readonly topics: TopicLookups,
    wanted: readonly Topic[],
  ) {
    let end!: (end: End) => void;
    this.ended = new Promise(resolve => (end = resolve));
    this.end = end;
    this.client = new Client(config, settings, RETRIES);
    let passing = false;
    this.consumer = this.client.kafka.consumer({
      groupId: options.group,
      sessionTimeout: settings.sessionTimeoutMs,
      heartbeatInterval: settings.heartbeatMs,
      maxWaitTimeInMs: settings.fetchWaitMs,
      maxBytesPerPartition: settings.fetchBytes,
      allowAutoTopicCreation: false,
      retry: {
        retries: RETRIES,
        // Asked only of what may pass. kafkajs is not to restart: it would keep what brought it here.
        restartOnFailure: () => Promise.resolve(!(passing = true)),
      },
    });
    this.mirror = new Mirror(positions => this.commit(positions), settings.mirrorMs);
    const { GROUP_JOIN, REBALANCING, CRASH, REQUEST_TIMEOUT, END_BATCH_PROCESS } = this.consumer.events;
    this.consumer.on(REQUEST_TIMEOUT, () => this.client.drop());
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.takeOn(payload.memberAssignment));
    this.consumer.on(REBALANCING, () => this.letGo());
    this.consumer.on(END_BATCH_PROCESS, ({ payload }) => this.passOver(payload));
    this.consumer.on(CRASH, ({ payload: { error } }) => this.end({ error, passing }));
    this.running = this.run(wanted);
  }

  owned(): readonly LogPartition[] {
    return [...this.readings.values()].map(({ partition }) => partition);
  }

  /** The partitions that wait for what is fetched next, with the offset wanted. */
  waiting(): readonly { readonly partition: LogPartition; readonly next: number }[] {
    return [...this.readings].flatMap(([name, { partition, position: next }]) =>
      next === undefined || this.inHand.has(name) ? [] : [{ partition, next }],
    );
  }

  /** Since when the batch that has been in hand for longest is. */
  get busySince(): number | undefined {
    const [longest] = this.inHand.values();
    return longest;
  }

  /** Finishes the batches in hand, gives the partitions back, and ends all connections, if need be without waiting for answers. */
  async leave(): Promise<void> {
    this.leaving = true;
    const owned = [...this.readings.values()];
    this.hold(owned.map(({ partition }) => partition));
    await Promise.all([...owned, ...this.former.values()].map(reading => reading.leave()));
    const inOrder = async () => {
      await this.mirror.flush();
      await this.running;
      await this.consumer.disconnect();
    };
    const left = inOrder();
    // Who waits for an answer that does not come hears that it does not, and where asking again does not help, that nobody does.
    for (const help of [() => undefined, () => this.client.drop(), () => this.client.cut()]) {
      help();
      if (await settlesWithin(this.settings.leaveMs, left)) break;
    }
    this.mirror.clear();
    this.readings.clear();
    this.client.cut();
  }

  /** Ends when the group is joined, or cannot be. */
  private async run(wanted: readonly Topic[]): Promise<void> {
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: wanted.map(({ topic }) => topic), fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        // All at once: a reader that wants fewer lets batches wait.
        partitionsConsumedConcurrently: wanted.reduce((sum, { partitions }) => sum + partitions, 0),
        eachBatch: payload => this.eachBatch(payload),
      });
    } catch (error) {
      this.end({ error: error as Error, passing: true });
    }
  }

  /** kafkajs waits for nobody between this and the next fetch, which is therefore held. */
  private takeOn(assigned: IMemberAssignment): void {
    this.letGo();
    if (this.leaving) return;
    const partitions = Object.entries(assigned).flatMap(([topic, ones]) =>
      ones.map(partition => ({ topic, partition })),
    );
    this.hold(partitions);
    for (const partition of partitions) {
      const name = nameOf(partition);
      const before = this.former.get(name);
      this.readings.set(
        name,
        new Reading(partition, this.fetching(partition), this.options, this.topics, this.settings, before),
      );
    }
  }

  private letGo(): void {
    this.mirror.clear();
    for (const [name, reading] of this.readings) {
      void reading.leave();
      this.former.set(name, reading);
    }
    this.readings = new Map();
  }

  /** Of what holds no record kafkajs tells nobody else. */
  private passOver(
    batch: LogPartition & { batchSize: number; firstOffset: string; lastOffset: string },
  ): void {
    const { batchSize, firstOffset, lastOffset } = batch;
    if (batchSize === 0) this.readings.get(nameOf(batch))?.passed(Number(firstOffset), Number(lastOffset));
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const name = nameOf(batch);
    const reading = this.readings.get(name);
    if (!reading) return;
    let interrupted: Error | undefined;
    const beat = () => payload.heartbeat().catch((error: Error) => (interrupted = error));
    const beating = setInterval(() => void beat(), this.settings.heartbeatMs);
    this.inHand.set(name, Date.now());
    try {
      await reading.take({
        ...readable(batch as unknown as FetchedBatch<KafkaMessage>),
        highWater: Number(batch.highWatermark),
        goesOn: () => payload.isRunning() && !interrupted && this.readings.get(name) === reading,
        taken: next => {
          if (this.readings.get(name) !== reading) return;
          payload.resolveOffset(String(next - 1));
          this.mirror.set({ ...reading.partition, offset: next });
        },
      });
    } finally {
      clearInterval(beating);
      this.inHand.delete(name);
    }
    if (interrupted) throw interrupted; // so that kafkajs joins anew
  }

  private fetching(partition: LogPartition) {
    return {
      hold: () => this.hold([partition]),
      from: (offset: number) =>
        this.whileMember(() => {
          this.consumer.seek({ ...partition, offset: String(offset) });
          this.consumer.resume([{ topic: partition.topic, partitions: [partition.partition] }]);
          this.mirror.set({ ...partition, offset });
        }),
    };
  }

  private hold(partitions: readonly LogPartition[]): void {
    this.whileMember(() =>
      this.consumer.pause(partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] }))),
    );
  }

  private whileMember(work: () => void): void {
    try {
      work();
    } catch {
      // kafkajs has given up its membership, and is about to say so.
    }
  }

  private commit(positions: readonly { topic: string; partition: number; offset: number }[]): Promise<void> {
    return this.consumer.commitOffsets(positions.map(each => ({ ...each, offset: String(each.offset) })));
  }
}

/** What came, up to the first record that cannot be decompressed. */
function readable({ messagesWithinOffset, messages }: FetchedBatch<KafkaMessage>) {
  const marked = messages.find(message => codecOf(message) !== undefined);
  const end = marked ? Number(marked.offset) : Infinity;
  return {
    records: messages.map(toRecord).filter(({ offset }) => offset < end),
    offsets: messagesWithinOffset.map(({ offset }) => Number(offset)).filter(offset => offset < end),
    undecodable: marked && { offset: end, codec: codecOf(marked)! },
  };
}

export function nameOf({ topic, partition }: LogPartition): string {
  return `${topic}:${partition}`;
}
