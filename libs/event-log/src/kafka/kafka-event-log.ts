import { placed, UntilClosed } from '../appending.js';
import { groupCommit } from '../group-commit.js';
import type {
  Consumption,
  ConsumeOptions,
  EventLog,
  LogPosition,
  LogRecord,
  NewRecord,
  TopicDefinition,
  TopicDescription,
} from '../port.js';
import { type PortionLimits, portionsOf } from '../portions.js';
import {
  checkDefinition,
  KnownTopics,
  partitionCountDiffers,
  unknownPartition,
  unknownTopic,
} from '../topics.js';
import { Brokers } from './brokers.js';
import { Client } from './client.js';
import { Consumer } from './consumer.js';
import { makeTopics, untilLed } from './making-topics.js';
import { type PlacedRecord, Producer } from './producer.js';
import { defaultSettings, type KafkaLogConfig, type KafkaLogSettings } from './settings.js';
import { TopicLookups } from './topic-lookups.js';
import { fetchRecords, findTopic, partitionStates, type Topic } from './topic-states.js';

/**
 * The event log in Kafka, 3.1 or later. Appends are idempotent and acknowledged by all replicas in sync. Groups share the
 * partitions as Kafka shares them; where to read is the reader's own checkpoint, whatever the group's offsets in Kafka say.
 */
export class KafkaEventLog implements EventLog {
  private readonly settings: KafkaLogSettings;
  private readonly brokers: Brokers;
  private readonly lookups: TopicLookups;
  private readonly topics: KnownTopics<Topic>;
  private readonly producer: Producer;
  private readonly commit: (records: readonly PlacedRecord[]) => Promise<number[]>;
  private readonly open = new UntilClosed();
  private readonly consumers = new Set<Consumer>();

  /** Connects when it is first asked for something. */
  constructor(
    private readonly config: KafkaLogConfig,
    settings: Partial<KafkaLogSettings> = {},
  ) {
    this.settings = { ...defaultSettings, ...settings };
    this.brokers = new Brokers(config, this.settings);
    this.lookups = new TopicLookups(this.brokers);
    this.topics = new KnownTopics(topic => this.lookups.find(topic));
    this.producer = new Producer(config, this.settings);
    this.commit = groupCommit(records => this.producer.append(records), this.limits);
  }

  async ensureTopics(topics: readonly TopicDefinition[]): Promise<void> {
    for (const definition of topics) checkDefinition(definition);
    this.open.refuseIfClosed();
    const missing = (await this.compare(topics)).filter(({ found }) => !found);
    if (missing.length === 0) return;
    const client = new Client(this.config, this.settings, 2);
    await makeTopics(
      client.kafka,
      missing.map(({ definition }) => definition),
      this.config.topicSettings,
    ).finally(() => client.cut());
    await untilLed(this.brokers, topics);
    await this.compare(topics); // somebody else may have made them meanwhile
    // Who asks from now on must not be answered by who asked before they were there.
    for (const { topic } of topics) this.topics.forget(topic);
  }

  append(records: readonly NewRecord[]): Promise<LogPosition[]> {
    return this.open.run(() => this.appendAll(records));
  }

  async describe(topic: string): Promise<TopicDescription> {
    this.open.refuseIfClosed();
    return this.lookups.describe(topic);
  }

  async read(topic: string, partition: number, from: number, limit: number): Promise<LogRecord[]> {
    this.open.refuseIfClosed();
    return this.brokers.ask(async cluster => {
      const found = await findTopic(cluster, topic);
      if (!found) throw unknownTopic(topic);
      const state = (await partitionStates(cluster, found))[partition];
      if (!state) throw unknownPartition(topic, found.partitions, partition);
      return fetchRecords(cluster, found, state, Math.max(from, state.lowWater), limit);
    });
  }

  async consume(options: ConsumeOptions): Promise<Consumption> {
    await Promise.all(options.topics.map(topic => this.lookups.find(topic)));
    this.open.refuseIfClosed();
    const consumer = new Consumer(this.config, this.settings, options, this.lookups);
    this.consumers.add(consumer);
    return consumer;
  }

  async close(): Promise<void> {
    await this.open.close();
    await Promise.all([...this.consumers].map(consumer => consumer.stop()));
    await this.producer.close();
    await this.brokers.close();
  }

  private async appendAll(records: readonly NewRecord[]): Promise<LogPosition[]> {
    const all = await this.place(records);
    const positions: LogPosition[] = [];
    try {
      for (const portion of portionsOf(all, this.limits)) {
        const offsets = await this.commit(portion);
        positions.push(
          ...portion.map(({ topic, partition }, index) => ({ topic, partition, offset: offsets[index]! })),
        );
      }
    } catch (error) {
      // A topic may have been deleted, and perhaps made anew, since it was looked up.
      for (const { topic } of all) this.topics.forget(topic);
      if (isUnknownTopic(error)) await this.place(records);
      throw error;
    }
    return positions;
  }

  private async place(records: readonly NewRecord[]): Promise<PlacedRecord[]> {
    const all = await placed(records, this.topics);
    return all.map(({ topic: { topic }, ...record }) => ({ topic, ...record }));
  }

  /** @throws {LogFault} `partition-count-differs` */
  private compare(topics: readonly TopicDefinition[]) {
    return this.brokers.ask(cluster =>
      Promise.all(
        topics.map(async definition => {
          const { topic, partitions } = definition;
          const found = await findTopic(cluster, topic);
          if (found && found.partitions !== partitions)
            throw partitionCountDiffers(topic, found.partitions, partitions);
          return { definition, found };
        }),
      ),
    );
  }

  private get limits(): PortionLimits {
    return { records: this.settings.groupRecords, bytes: this.settings.groupBytes };
  }
}

function isUnknownTopic(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || (cause !== undefined && isUnknownTopic(cause));
}
