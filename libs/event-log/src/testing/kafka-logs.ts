import kafkajs, { type Admin, Kafka, logLevel } from 'kafkajs';
import { PROCESS } from '../contract/log-under-test.js';
import { KafkaEventLog, type KafkaLogConfig, type KafkaLogSettings } from '../kafka/index.js';
import { eventually } from '@muster/platform/testing';
import { setGroupOffset } from './kafka-internals.js';

/** Test files share a process, and a broker. */
let topics = 0;

/** Event logs over the brokers of a run, and what Kafka's own tools would do beside them, for the tests of the Kafka adapter. */
export class KafkaLogs {
  readonly kafka: Kafka;
  private readonly opened: KafkaEventLog[] = [];
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(private readonly brokers: readonly string[]) {
    this.kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { retries: 10 } });
  }

  open(settings: Partial<KafkaLogSettings> = {}, config: Partial<KafkaLogConfig> = {}): KafkaEventLog {
    const log = new KafkaEventLog(
      {
        brokers: this.brokers,
        clientId: `muster-test-${PROCESS}`,
        topicSettings: { replicationFactor: 1, retentionMs: -1, minInsyncReplicas: 1 },
        ...config,
      },
      settings,
    );
    this.opened.push(log);
    return log;
  }

  /** A new topic, and its name. */
  async topic(partitions: number): Promise<string> {
    const topic = `own.${PROCESS}.${++topics}`;
    await this.open().ensureTopics([{ topic, partitions }]);
    return topic;
  }

  /** One of which brokers soon keep only each key's last record. */
  async compactedTopic(): Promise<string> {
    const topic = `own.${PROCESS}.${++topics}`;
    const settings = { 'cleanup.policy': 'compact', 'segment.ms': '50', 'min.cleanable.dirty.ratio': '0' };
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
    await this.asAdmin(admin => admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }] }));
    return topic;
  }

  /** Sends records in transactions, which take an offset more each. */
  async transactions(topic: string): Promise<(end: 'commit' | 'abort', records: number) => Promise<void>> {
    const options = { transactionalId: topic, maxInFlightRequests: 1, idempotent: true };
    const producer = this.kafka.producer(options);
    await producer.connect();
    this.ends.push(() => producer.disconnect());
    return async (end, records) => {
      const transaction = await producer.transaction();
      const messages = Array.from({ length: records }, (_, nth) => ({ key: 'person/1', value: String(nth) }));
      await transaction.send({ topic, messages });
      await transaction[end]();
    };
  }

  /** Deletes a topic with all it holds, as somebody else would. */
  async deleteTopic(topic: string): Promise<void> {
    await this.asAdmin(admin => admin.deleteTopics({ topics: [topic] }));
    const log = this.open();
    await eventually(async () => {
      const known = await log.describe(topic).then(
        () => true,
        () => false,
      );
      if (known) throw new Error(`${topic} is still there`);
    });
  }

  /** Forgets what a partition holds before `offset`, as retention would. */
  async trim(topic: string, partition: number, offset: number): Promise<void> {
    await this.asAdmin(async admin => {
      await admin.fetchTopicOffsets(topic); // without, kafkajs finds nobody who leads the partition
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    });
  }

  /** Where the group has got to by Kafka's account, from partition 0; -1 for nowhere. */
  async offsets(groupId: string, topic: string): Promise<number[]> {
    const [found] = await this.asAdmin(admin => admin.fetchOffsets({ groupId, topics: [topic] }));
    return found!.partitions
      .sort((one, other) => one.partition - other.partition)
      .map(({ offset }) => Number(offset));
  }

  /** As an operator would who resets a group. Of a group without members only. */
  async setOffset(groupId: string, topic: string, offset: number): Promise<void> {
    await setGroupOffset(this.kafka, groupId, { topic, partition: 0, offset });
  }

  /** By the name that Kafka gives it. */
  async setting(topic: string, name: string): Promise<string | undefined> {
    const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: [name] }];
    const described = await this.asAdmin(admin =>
      admin.describeConfigs({ resources, includeSynonyms: false }),
    );
    return described.resources[0]?.configEntries[0]?.configValue;
  }

  /** As an operator would. The topic's other settings go back to what brokers make them with. */
  async set(topic: string, name: string, value: string): Promise<void> {
    const resources = [
      { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] },
    ];
    await this.asAdmin(admin => admin.alterConfigs({ resources, validateOnly: false }));
  }

  /** A client of its own each time: one that knew a topic goes on asking for it when it is deleted. */
  async asAdmin<Answer>(work: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const admin = this.kafka.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.map(log => log.close()), ...this.ends.map(end => end())]);
  }
}
