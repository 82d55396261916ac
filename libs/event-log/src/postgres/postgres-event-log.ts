import type { Database } from '@muster/store';
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
import { checkDefinition, KnownTopics, unknownPartition, unknownTopic } from '../topics.js';
import { appendGroup, type PlacedRecord } from './append.sql.js';
import { Consumer } from './consumer.js';
import { Notifications } from './notifications.js';
import { readPage } from './read.sql.js';
import { defaultSettings, type PostgresLogSettings } from './settings.js';
import { createTopics, findTopics, partitionStates, type Topic } from './topics.sql.js';

/**
 * The event log in PostgreSQL tables. Appends to a partition are serialised by its row in log.partition, so offsets
 * have no gaps and a reader never passes one that is not committed yet. Durable as `synchronous_commit` of the server
 * is: leave it on.
 */
export class PostgresEventLog implements EventLog {
  private readonly settings: PostgresLogSettings;
  private readonly topics: KnownTopics<Topic>;
  private readonly commit: (records: readonly PlacedRecord[]) => Promise<(number | undefined)[]>;
  private readonly notifications: Notifications;
  private readonly open = new UntilClosed();
  private readonly consumers: Consumer[] = [];

  /** @param database stays open when the log is closed: who opened it closes it */
  constructor(
    private readonly database: Database,
    settings: Partial<PostgresLogSettings> = {},
  ) {
    this.settings = { ...defaultSettings, ...settings };
    this.topics = new KnownTopics(async topic => (await findTopics(database, [topic]))[0]);
    this.commit = groupCommit(records => appendGroup(database, records), this.limits);
    this.notifications = new Notifications(database, this.settings);
  }

  async ensureTopics(topics: readonly TopicDefinition[]): Promise<void> {
    for (const definition of topics) checkDefinition(definition);
    await this.database.transaction(sql => createTopics(sql, topics));
    // Who asks from now on must not be answered by who asked before they were there.
    for (const { topic } of topics) this.topics.forget(topic);
  }

  append(records: readonly NewRecord[]): Promise<LogPosition[]> {
    return this.open.run(() => this.appendAll(records));
  }

  async describe(topic: string): Promise<TopicDescription> {
    const found = await this.topics.fresh(topic);
    return { identity: found.identity, partitions: await partitionStates(this.database, found) };
  }

  async read(topic: string, partition: number, from: number, limit: number): Promise<LogRecord[]> {
    const { number, partitions } = await this.topics.fresh(topic);
    if (!Number.isInteger(partition) || partition < 0 || partition >= partitions) {
      throw unknownPartition(topic, partitions, partition);
    }
    const wanted = { topic: number, partition, from, records: limit, bytes: Number.MAX_SAFE_INTEGER };
    const page = await readPage(this.database, wanted);
    if (!page) throw unknownTopic(topic);
    return [...page.records];
  }

  async consume(options: ConsumeOptions): Promise<Consumption> {
    await Promise.all(options.topics.map(topic => this.topics.fresh(topic)));
    this.open.refuseIfClosed();
    const consumer = new Consumer(this.database, this.notifications, options, this.settings);
    this.consumers.push(consumer);
    return consumer;
  }

  async close(): Promise<void> {
    await this.open.close();
    await Promise.all(this.consumers.map(consumer => consumer.stop()));
    await this.notifications.close();
  }

  private async appendAll(records: readonly NewRecord[]): Promise<LogPosition[]> {
    const all = await placed(records, this.topics);
    const positions: LogPosition[] = [];
    for (const portion of portionsOf(all, this.limits))
      positions.push(...(await this.appendPortion(portion)));
    return positions;
  }

  private async appendPortion(portion: readonly PlacedRecord[], again = true): Promise<LogPosition[]> {
    const offsets = await this.commit(portion);
    if (again && offsets.includes(undefined)) {
      // A topic was deleted, and perhaps made anew, since it was looked up.
      for (const { topic } of new Set(portion.map(record => record.topic))) this.topics.forget(topic);
      const records = portion.map(({ topic: { topic }, key, value }) => ({ topic, key, value }));
      return this.appendPortion(await placed(records, this.topics), false);
    }
    return portion.map(({ topic: { topic }, partition }, index) => {
      const offset = offsets[index];
      if (offset === undefined) throw unknownTopic(topic);
      return { topic, partition, offset };
    });
  }

  private get limits(): PortionLimits {
    return { records: this.settings.groupRecords, bytes: this.settings.groupBytes };
  }
}
